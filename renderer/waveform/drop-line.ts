import type { Ms } from '../../shared/model/time.ts'
import { dropMove, type Held, LINE_TYPE, makeMove, tryMove } from '../commands/lines/move.ts'
import { act } from '../commands/perform.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { selectionStore } from '../state/selection.ts'
import { indexOf } from '../state/selectors.ts'
import { pointedAt } from './aim.ts'
import type { View } from './geometry.ts'
import { xIn } from './listen.ts'

/** A line dropped here from the list starts there. `showAt` gets that time during a drag; null = it left. */
export function takeDroppedLines(
  stage: HTMLElement,
  view: () => View,
  showAt: (ms: Ms | null) => void,
  signal: AbortSignal,
): void {
  let shownX = Number.NaN
  // A preview would end a review.
  const isLine = (event: DragEvent) =>
    !selectReview(modeStore.getState()) && (event.dataTransfer?.types.includes(LINE_TYPE) ?? false)
  const xOf = (event: DragEvent) => xIn(stage, event)
  const on = (name: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
    stage.addEventListener(name, (event) => isLine(event) && listener(event), { signal })

  function heldAt(event: DragEvent): { readonly held: Held; readonly ms: Ms } {
    const ms = pointedAt({ view: view(), x: xOf(event), keys: event })
    const index = indexOf(selectionStore.getState().id)
    return { held: { kind: 'edge', index, edge: 'start', at: ms }, ms }
  }

  on('dragover', (event) => {
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'move'
    if (xOf(event) === shownX) return
    shownX = xOf(event)
    const { held, ms } = heldAt(event)
    showAt(act(tryMove, held, { ms, together: false }).proposal.ms)
  })
  on('dragleave', (event) => {
    if (event.relatedTarget instanceof Node && stage.contains(event.relatedTarget)) return
    shownX = Number.NaN
    act(dropMove)
    showAt(null)
  })
  on('drop', (event) => {
    event.preventDefault()
    shownX = Number.NaN
    const { held, ms } = heldAt(event)
    act(makeMove, held, { ms, together: false })
    showAt(null)
  })
}
