import { clampPxPerSec, fitPxPerSec, zoomBy } from '../../shared/media/peaks/zoom.ts'
import type { Ms } from '../../shared/model/time.ts'
import { sessionStore, show } from '../state/session.ts'
import { clampLeft, isInView, msToX, type View, xToMs, zoomAbout } from './geometry.ts'

/** A moment and where it stays while zooming. */
type Anchor = { readonly ms: Ms; readonly x: number }

/** Owner of the view: what it shows, scrolling and zooming. */
export type Viewport = {
  readonly view: () => View
  /** Takes over the audio's length, the zoom and the width of the stage. */
  readonly layOut: () => void
  readonly scrollTo: (left: number) => void
  /** Zooms by the wheel; what is at `x` px stays there. */
  readonly zoomAtPointer: (event: WheelEvent, x: number) => void
}

/** Px of wheel travel that double the zoom; one notch of a mouse wheel counts at most as NOTCH px. */
const WHEEL_DOUBLES = 70
const NOTCH = 40

/** `onChange` hears whether the view moved, or its size or the audio's length changed. */
export function createViewport(
  stage: HTMLElement,
  playheadMs: () => Ms,
  onChange: (what: 'view' | 'size') => void,
): Viewport {
  let view: View = {
    pxPerSec: 0,
    left: 0,
    width: stage.clientWidth,
    durationMs: sessionStore.getState().durationMs ?? 1,
  }
  let anchor: Anchor | null = null

  function layOut(): void {
    const { pxPerSec, durationMs } = sessionStore.getState()
    const extent = { durationMs: durationMs ?? view.durationMs, widthPx: stage.clientWidth }
    const chosen = clampPxPerSec(pxPerSec, extent)
    const before = { ...view, width: extent.widthPx, durationMs: extent.durationMs }
    const { ms, x } = anchor ?? fixedPoint(view, playheadMs())
    const zoomed = zoomAbout(before, chosen ?? fitPxPerSec(extent), ms, x)
    const isSameSize = view.width === before.width && view.durationMs === before.durationMs
    view = { ...zoomed, left: onPixel(zoomed.left) }
    onChange(isSameSize ? 'view' : 'size')
  }

  return {
    view: () => view,
    layOut,
    scrollTo: (left) => {
      view = { ...view, left: onPixel(clampLeft(view, left)) }
      onChange('view')
    },
    zoomAtPointer: (event, x) => {
      const { pxPerSec } = sessionStore.getState()
      const travel = Math.max(-NOTCH, Math.min(NOTCH, event.deltaY))
      const extent = { durationMs: view.durationMs, widthPx: view.width }
      const next = zoomBy(pxPerSec, 2 ** (-travel / WHEEL_DOUBLES), extent)
      anchor = { ms: xToMs(view, x), x }
      show({ pxPerSec: next })
      anchor = null
    },
  }
}

/** What stays in place while zooming: the playhead when in view, else the middle; at first the playhead. */
function fixedPoint(view: View, playheadMs: Ms): Anchor {
  const middle = view.width / 2
  if (view.pxPerSec === 0) return { ms: playheadMs, x: middle }
  return isInView(view, playheadMs)
    ? { ms: playheadMs, x: msToX(view, playheadMs) }
    : { ms: xToMs(view, middle), x: middle }
}

/** A scroll position between two device pixels would blur every bar. */
function onPixel(left: number): number {
  return Math.round(left * devicePixelRatio) / devicePixelRatio
}
