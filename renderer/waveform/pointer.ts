import { type Ms, printPrecise, printReading } from '../../shared/model/time.ts'
import { act } from '../commands/perform.ts'
import { revealLine, selectEdge } from '../commands/play/view.ts'
import { seek } from '../playback/player.ts'
import { documentStore } from '../state/document.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { selectionStore } from '../state/selection.ts'
import { selectHasTranscript } from '../state/selectors.ts'
import { show } from '../state/session.ts'
import { takeDroppedLines } from './drop-line.ts'
import { msToX, type View, xToMs } from './geometry.ts'
import type { Gesture } from './gesture.ts'
import { cursorFor, GRIP_RADIUS, type Grip, gripAt, lineAt } from './grips.ts'
import { handlesNow, linesNow } from './shown-lines.ts'

/** What the pointer can do with the waveform. Positions are px from its left edge. */
export type PointerTarget = {
  readonly view: () => View
  readonly gesture: Gesture
  readonly scrollByHand: (left: number) => void
  readonly zoomAtPointer: (event: WheelEvent, x: number) => void
}

/** From this zoom on (px per second) the time under the pointer has milliseconds. */
const PRECISE = 50
/** Room that the label needs left of the right edge (px). */
const LABEL_ROOM = 76

/**
 * A click seeks; handles, the selected line and gaps can be dragged. The wheel scrolls or zooms, hovering shows the
 * time. `signal` ends it.
 */
export function listenToPointer(
  { stage, hover }: { readonly stage: HTMLElement; readonly hover: HTMLElement },
  { view, gesture, scrollByHand, zoomAtPointer }: PointerTarget,
  signal: AbortSignal,
): void {
  let pressed: Grip | null = null
  const xOf = (event: MouseEvent) => event.clientX - stage.getBoundingClientRect().left
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => stage.addEventListener(name, listener, { signal, passive: false })

  function gripUnder(x: number, pointerType: string): Grip {
    const radius = pointerType === 'touch' ? GRIP_RADIUS.coarse : GRIP_RADIUS.fine
    const grip = gripAt(view(), linesNow().timeline, handlesNow(view()), x, radius)
    const mayDraw = selectHasTranscript(documentStore.getState()) && !selectReview(modeStore.getState())
    return grip.kind === 'gap' && !mayDraw ? { kind: 'nothing' } : grip
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
    const grip = gripUnder(x, event.pointerType)
    // Nothing to drag: there is no release to wait for.
    if (grip.kind === 'line' || grip.kind === 'nothing') return seekTo(xToMs(view(), x))
    pressed = grip
    stage.setPointerCapture(event.pointerId)
    gesture.press(event, x, grip)
  })
  on('pointermove', (event) => {
    gesture.move(event, xOf(event))
    showHover(xOf(event), event.pointerType)
  })
  on('pointerup', (event) => {
    if (gesture.release(event)) click(xOf(event))
    if (event.pointerType === 'touch') hideHover()
  })
  on('pointercancel', gesture.cancel)
  on('lostpointercapture', gesture.cancel)
  on('pointerleave', () => {
    if (!gesture.isDragging()) hideHover()
  })
  on('dblclick', (event) => {
    const { segments } = documentStore.getState().transcript
    const id = segments[lineAt(view(), linesNow().timeline, xOf(event))]?.id
    if (id !== undefined) act(revealLine, id)
  })
  takeDroppedLines(stage, view, (ms) => (ms === null ? hideHover() : label(ms, true)), signal)
  const options = { signal, capture: true }
  window.addEventListener('keydown', onKey, options)
  window.addEventListener('keyup', gesture.modify, options)

  /** While something is held, Escape lets go of it and no other key does anything else. */
  function onKey(event: KeyboardEvent): void {
    if (!gesture.isDragging()) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') gesture.cancel()
    else gesture.modify(event)
  }

  function click(x: number): void {
    if (pressed?.kind === 'edge' && pressed.line.isSelected)
      act(selectEdge, selectionStore.getState().id, pressed.edge)
    seekTo(xToMs(view(), x))
  }

  function showHover(x: number, pointerType: string): void {
    const held = gesture.atMs()
    if (!gesture.isDragging()) stage.style.cursor = cursorFor(gripUnder(x, pointerType))
    else if (pressed?.kind === 'body') stage.style.cursor = 'grabbing'
    label(held ?? xToMs(view(), x), held !== null)
  }

  function label(ms: Ms, isExact: boolean): void {
    const at = msToX(view(), ms)
    hover.hidden = false
    hover.style.transform = `translateX(${Math.round(at)}px)`
    hover.dataset.side = at > view().width - LABEL_ROOM ? 'left' : 'right'
    const isPrecise = isExact || view().pxPerSec >= PRECISE
    hover.dataset.time = isPrecise ? printPrecise(Math.round(ms)) : printReading(ms)
  }

  function hideHover(): void {
    hover.hidden = true
  }
}

/** Jumps there, and lets transcript and waveform follow again. */
export function seekTo(ms: Ms): void {
  seek(ms)
  show({ follow: true })
}

/** Px that a wheel asks to scroll: sideways, or up and down taken as sideways. `pagePx` = width of the view. */
export function wheelTravel(event: WheelEvent, pagePx: number): number {
  const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY
  const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE
  const unit = line ? 40 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? pagePx : 1
  return delta * unit
}
