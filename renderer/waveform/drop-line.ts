import type { Ms } from '../../shared/model/time.ts'
import { dropMove, type Held, LINE_TYPE, makeMove, tryMove } from '../commands/lines/move.ts'
import { snapped } from '../commands/lines/snap-candidates.ts'
import { act, contextNow } from '../commands/perform.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { selectionStore } from '../state/selection.ts'
import { indexOf } from '../state/selectors.ts'
import { SNAP_PX } from './drag-geometry.ts'
import { type View, xToMs } from './geometry.ts'

/**
 * Takes a line that is carried here from the list: it starts where it is let go. `showAt` is told where that would be,
 * null when the line has left again. `signal` ends it.
 */
export function takeDroppedLines(
  stage: HTMLElement,
  view: () => View,
  showAt: (ms: Ms | null) => void,
  signal: AbortSignal,
): void {
  let shownX = Number.NaN
  // What is tried would put an end to a review.
  const isLine = (event: DragEvent) =>
    !selectReview(modeStore.getState()) && (event.dataTransfer?.types.includes(LINE_TYPE) ?? false)
  const xOf = (event: DragEvent) => event.clientX - stage.getBoundingClientRect().left
  const on = (name: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
    stage.addEventListener(name, (event) => isLine(event) && listener(event), { signal })

  function heldAt(event: DragEvent): { readonly held: Held; readonly ms: Ms } {
    const under = xToMs(view(), xOf(event))
    const ms = event.shiftKey
      ? under
      : (snapped(contextNow(), under, (SNAP_PX * 1000) / view().pxPerSec, null, null) ?? under)
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
