import type { Ms } from '../../shared/model/time.ts'
import { act } from '../commands/perform.ts'
import { revealLine, selectEdge } from '../commands/play/view.ts'
import { seek } from '../playback/player.ts'
import { documentStore } from '../state/document.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { chooseEdge, selectionStore } from '../state/selection.ts'
import { selectHasTranscript } from '../state/selectors.ts'
import { show } from '../state/session.ts'
import { takeDroppedLines } from './drop-line.ts'
import { type View, xToMs } from './geometry.ts'
import type { Gesture } from './gesture.ts'
import { cursorFor, HANDLE_RADIUS, type Handle, handleAt, lineAt } from './handles.ts'
import { createHover } from './hover.ts'
import { listenerFor, wheelTravel, xIn } from './listen.ts'
import { handlesNow, linesNow } from './shown-lines.ts'

/** The waveform as the pointer sees it. Positions are px from its left edge. */
export type PointerTarget = {
  readonly view: () => View
  readonly gesture: Gesture
  readonly scrollByHand: (left: number) => void
  readonly zoomAtPointer: (event: WheelEvent, x: number) => void
}

/** Clicks seek, handles drag, the wheel scrolls or zooms, and hovering shows the time. */
export function listenToPointer(
  elements: { readonly stage: HTMLElement; readonly hover: HTMLElement },
  { view, gesture, scrollByHand, zoomAtPointer }: PointerTarget,
  signal: AbortSignal,
): void {
  const { stage } = elements
  let pressed: Handle | null = null
  const hover = createHover(elements.hover, view)
  const xOf = (event: MouseEvent) => xIn(stage, event)
  const on = listenerFor(stage, signal)

  function showHover(x: number, pointerType: string): void {
    const held = gesture.atMs()
    if (!gesture.isDragging()) stage.style.cursor = cursorFor(handleUnder(view(), x, pointerType))
    else if (pressed?.kind === 'body') stage.style.cursor = 'grabbing'
    hover.show(held ?? xToMs(view(), x), held !== null)
  }

  on('wheel', (event) => {
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) zoomAtPointer(event, xOf(event))
    else scrollByHand(view().left + wheelTravel(event, view().width))
    showHover(xOf(event), 'mouse')
  })
  on('pointerdown', (event) => {
    if (event.button !== 0) return
    const x = xOf(event)
    const handle = handleUnder(view(), x, event.pointerType)
    // Nothing to drag: no need to wait for the release.
    if (handle.kind === 'line' || handle.kind === 'nothing') return seekTo(xToMs(view(), x))
    pressed = handle
    stage.setPointerCapture(event.pointerId)
    gesture.press(event, x, handle)
  })
  on('pointermove', (event) => {
    gesture.move(event, xOf(event))
    showHover(xOf(event), event.pointerType)
  })
  on('pointerup', (event) => {
    if (gesture.release(event)) click(pressed, xToMs(view(), xOf(event)))
    if (event.pointerType === 'touch') hover.hide()
  })
  on('pointercancel', gesture.cancel)
  on('lostpointercapture', gesture.cancel)
  on('pointerleave', () => {
    if (!gesture.isDragging()) hover.hide()
  })
  on('dblclick', (event) => {
    const { segments } = documentStore.getState().transcript
    const id = segments[lineAt(view(), linesNow().timeline, xOf(event))]?.id
    if (id !== undefined) act(revealLine, id)
  })
  takeDroppedLines(stage, view, (ms) => (ms === null ? hover.hide() : hover.show(ms, true)), signal)
  takeKeys(gesture, signal)
}

/** What is under the pointer at `x` px. */
function handleUnder(view: View, x: number, pointerType: string): Handle {
  const radius = pointerType === 'touch' ? HANDLE_RADIUS.coarse : HANDLE_RADIUS.fine
  const handle = handleAt(view, { timeline: linesNow().timeline, handles: handlesNow(view) }, x, radius)
  const mayDraw = selectHasTranscript(documentStore.getState()) && !selectReview(modeStore.getState())
  return handle.kind === 'gap' && !mayDraw ? { kind: 'nothing' } : handle
}

function click(pressed: Handle | null, ms: Ms): void {
  if (pressed?.kind === 'edge' && pressed.line.isSelected) {
    if (pressed.line.word === undefined) act(selectEdge, selectionStore.getState().id, pressed.edge)
    else chooseEdge(pressed.edge)
  }
  seekTo(ms)
}

/** During a drag Escape cancels it, and no other key has its usual effect. */
function takeKeys(gesture: Gesture, signal: AbortSignal): void {
  const options = { signal, capture: true }
  window.addEventListener(
    'keydown',
    (event) => {
      if (!gesture.isDragging()) return
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') gesture.cancel()
      else gesture.modify(event)
    },
    options,
  )
  window.addEventListener('keyup', gesture.modify, options)
}

/** Seeks, and makes transcript and waveform follow again. */
export function seekTo(ms: Ms): void {
  seek(ms)
  show({ follow: true })
}
