import { type Ms, printPrecise, printReading } from '../../shared/model/time.ts'
import { selectEdge } from '../commands/view.ts'
import { seek } from '../playback/player.ts'
import { sessionStore } from '../state/session.ts'
import { msToX, type View, xToMs } from './geometry.ts'
import { edgeAt, type Marks } from './segments-layer.ts'

/** What the pointer can do with the waveform. Positions are px from its left edge. */
export type PointerTarget = {
  readonly view: () => View
  readonly selected: () => Marks['selected']
  readonly scrollByHand: (left: number) => void
  readonly zoomAtPointer: (event: WheelEvent, x: number) => void
}

/** From this zoom on (px per second) the time under the pointer has milliseconds. */
const PRECISE = 50
/** Room that the label needs left of the right edge (px). */
const LABEL_ROOM = 76

/** Click seeks or chooses an edge, wheel scrolls or zooms, hovering shows the time. `signal` ends it. */
export function listenToPointer(
  { stage, hover }: { readonly stage: HTMLElement; readonly hover: HTMLElement },
  { view, selected, scrollByHand, zoomAtPointer }: PointerTarget,
  signal: AbortSignal,
): void {
  const xOf = (event: MouseEvent) => event.clientX - stage.getBoundingClientRect().left
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => stage.addEventListener(name, listener, { signal, passive: false })

  on('wheel', (event) => {
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) zoomAtPointer(event, xOf(event))
    else scrollByHand(view().left + wheelTravel(event, view().width))
    showHover(xOf(event))
  })
  on('pointerdown', (event) => {
    if (event.button !== 0) return
    const edge = edgeAt(view(), selected(), xOf(event))
    if (edge) return selectEdge(sessionStore.getState().selectedId, edge)
    seekTo(xToMs(view(), xOf(event)))
  })
  on('pointermove', (event) => showHover(xOf(event)))
  on('pointerleave', () => {
    hover.hidden = true
  })

  function showHover(x: number): void {
    const edge = edgeAt(view(), selected(), x)
    stage.style.cursor = edge ? 'pointer' : ''
    const ms = xToMs(view(), x)
    hover.hidden = false
    hover.style.transform = `translateX(${Math.round(msToX(view(), ms))}px)`
    hover.dataset.side = x > view().width - LABEL_ROOM ? 'left' : 'right'
    hover.dataset.time = view().pxPerSec >= PRECISE ? printPrecise(ms) : printReading(ms)
  }
}

/** Jumps there, and lets transcript and waveform follow again. */
export function seekTo(ms: Ms): void {
  seek(ms)
  sessionStore.setState({ follow: true })
}

/** Px that a wheel asks to scroll: sideways, or up and down taken as sideways. `pagePx` = width of the view. */
export function wheelTravel(event: WheelEvent, pagePx: number): number {
  const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY
  const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE
  const unit = line ? 40 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? pagePx : 1
  return delta * unit
}
