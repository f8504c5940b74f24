import { clampPxPerSec, fitPxPerSec, zoomBy } from '../../shared/media/zoom.ts'
import { type Ms, printReading } from '../../shared/model/time.ts'
import { endOf } from '../../shared/model/transcript.ts'
import { afterFrame, publish, subscribe } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { indexOf } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import { followView } from './follow-view.ts'
import { clampLeft, isInView, msToX, type View, xToMs, zoomAbout } from './geometry.ts'
import { createFrame, mountWave, watchPixelRatio } from './mount.ts'
import { paintBars, WAVE_BARS } from './paint-wave.ts'
import { type Palette, readPalette, watchPalette } from './palette.ts'
import { currentPyramid, subscribePeaks } from './peaks.ts'
import { listenToPointer } from './pointer.ts'
import { drawRuler, RULER_HEIGHT } from './ruler.ts'
import { drawLines, type Lines, type Marks } from './segments-layer.ts'

/** The elements the view draws into. `stage` holds the others and takes the pointer. */
export type ViewElements = {
  readonly stage: HTMLElement
  readonly wave: HTMLElement
  readonly layer: HTMLCanvasElement
  readonly cursor: HTMLElement
  /** Shows the time under the pointer. */
  readonly hover: HTMLElement
  readonly probe: HTMLElement
}

/** The waveform as the overview sees it. */
export type WaveView = {
  readonly view: () => View
  readonly palette: () => Palette
  /** Scrolls because the user wants to (px). */
  readonly scrollByHand: (left: number) => void
  readonly zoomAtPointer: (event: WheelEvent, x: number) => void
  /** Calls `listener` after each drawing; `what` says whether the bars changed too. */
  readonly onDraw: (listener: (what: 'view' | 'bars') => void) => void
}

/** Px of wheel travel that double the zoom; a mouse wheel's notch counts at most as NOTCH px. */
const WHEEL_DOUBLES = 70
const NOTCH = 40

/** Mounts the waveform into its elements and keeps it true until `signal` ends it. `durationMs` must be known. */
export function createWaveView(elements: ViewElements, signal: AbortSignal): WaveView {
  const { stage, wave: waveHost, layer, cursor, hover, probe } = elements
  const ctx = layer.getContext('2d')
  const drawn = new Set<(what: 'view' | 'bars') => void>()
  let palette = readPalette(probe)
  let view: View = {
    pxPerSec: 0,
    left: 0,
    width: stage.clientWidth,
    durationMs: sessionStore.getState().durationMs ?? 1,
  }
  let barsChanged = true
  let cursorMs: Ms = 0
  let cursorX = Number.NaN
  let anchor: { ms: Ms; x: number } | null = null

  const wave = mountWave({
    container: waveHost,
    durationMs: view.durationMs,
    paint: (target, leftPx) => {
      const { pxPerSec } = view
      const pixelRatio = devicePixelRatio
      const { width, height } = target.canvas
      const fromMs = pxPerSec > 0 ? (leftPx * 1000) / pxPerSec : 0
      paintBars(
        { ctx: target, width: width / pixelRatio, height: height / pixelRatio, fromMs, pxPerSec, pixelRatio },
        currentPyramid(),
        WAVE_BARS,
      )
    },
    onReady: layOut,
  })
  const redraw = createFrame(draw, signal)
  const follower = followView(() => view, scrollTo, signal)

  function layOut(): void {
    const { pxPerSec, durationMs } = sessionStore.getState()
    const extent = { durationMs: durationMs ?? view.durationMs, widthPx: stage.clientWidth }
    const chosen = clampPxPerSec(pxPerSec, extent)
    const before = { ...view, width: extent.widthPx, durationMs: extent.durationMs }
    const { ms, x } = anchor ?? fixedPoint()
    view = zoomAbout(before, chosen ?? fitPxPerSec(extent), ms, x)
    showBars()
  }

  /** What stays where it is while zooming: the cursor when it is seen, else the middle. At first the cursor is put there. */
  function fixedPoint(): { ms: Ms; x: number } {
    const middle = view.width / 2
    if (view.pxPerSec === 0) return { ms: cursorMs, x: middle }
    return isInView(view, cursorMs)
      ? { ms: cursorMs, x: msToX(view, cursorMs) }
      : { ms: xToMs(view, middle), x: middle }
  }

  /** Draws the bars anew: zoom, height, colours or what is known of them have changed. */
  function showBars(): void {
    const fits = view.pxPerSec <= fitPxPerSec({ durationMs: view.durationMs, widthPx: view.width })
    const pxPerSec = fits ? null : view.pxPerSec
    const height = Math.max(1, waveHost.clientHeight)
    view = { ...view, left: wave.show({ pxPerSec, left: view.left, height, colour: palette.wave }) }
    barsChanged = true
    redraw()
  }

  function scrollTo(left: number): void {
    view = { ...view, left: wave.scrollTo(clampLeft(view, left)) }
    redraw()
  }

  function draw(): void {
    placeCursor()
    if (!ctx) return
    const ratio = devicePixelRatio
    const height = stage.clientHeight
    const [deviceWidth, deviceHeight] = [Math.round(view.width * ratio), Math.round(height * ratio)]
    if (layer.width !== deviceWidth || layer.height !== deviceHeight) {
      layer.width = deviceWidth
      layer.height = deviceHeight
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, view.width, height)
    drawRuler(ctx, view, palette)
    drawLines(ctx, view, { top: RULER_HEIGHT, bottom: height }, linesNow(), marksNow(view), palette)
    for (const listener of drawn) listener(barsChanged ? 'bars' : 'view')
    barsChanged = false
  }

  function placeCursor(): void {
    const ratio = devicePixelRatio
    const x = Math.round(msToX(view, cursorMs) * ratio) / ratio - 1
    if (x === cursorX) return
    cursorX = x
    cursor.style.transform = `translateX(${x}px)`
    cursor.style.visibility = x < -2 || x > view.width ? 'hidden' : 'visible'
  }

  function zoomAtPointer(event: WheelEvent, x: number): void {
    const { pxPerSec } = sessionStore.getState()
    const travel = Math.max(-NOTCH, Math.min(NOTCH, event.deltaY))
    const next = zoomBy(pxPerSec, 2 ** (-travel / WHEEL_DOUBLES), {
      durationMs: view.durationMs,
      widthPx: view.width,
    })
    anchor = { ms: xToMs(view, x), x }
    sessionStore.setState({ pxPerSec: next })
    anchor = null
  }

  function scrollByHand(left: number): void {
    if (sessionStore.getState().playing) follower.hold()
    scrollTo(left)
  }

  const selected = () => marksNow(view).selected
  listenToPointer({ stage, hover }, { view: () => view, selected, scrollByHand, zoomAtPointer }, signal)

  let cancelSoon = () => {}
  const redrawSoon = () => {
    cancelSoon()
    cancelSoon = afterFrame(redraw)
  }
  const undo = [
    () => cancelSoon(),
    subscribe(({ smooth }) => {
      cursorMs = smooth
      placeCursor()
      tellSlider(stage, smooth)
    }),
    sessionStore.subscribe((state, before) => {
      if (state.durationMs !== before.durationMs && state.durationMs) wave.setDuration(state.durationMs)
      else if (state.pxPerSec !== before.pxPerSec) layOut()
      if (state.selectedId !== before.selectedId || state.edge !== before.edge) redraw()
      // The row lights up first: drawing all lines here would cost it half a frame.
      else if (state.activeId !== before.activeId) redrawSoon()
    }),
    documentStore.subscribe(redraw),
    subscribePeaks(showBars),
    wave.destroy,
  ]
  for (const end of undo) signal.addEventListener('abort', end, { once: true })
  watchPalette(() => {
    palette = readPalette(probe)
    showBars()
  }, signal)
  watchPixelRatio(layOut, signal)
  const observer = new ResizeObserver(layOut)
  observer.observe(stage)
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  // Labels drawn before the font is there have another one.
  void document.fonts.ready.then(redraw)
  publish()
  return {
    view: () => view,
    palette: () => palette,
    scrollByHand,
    zoomAtPointer,
    onDraw: (listener) => drawn.add(listener),
  }
}

function linesNow(): Lines {
  const { timeline, transcript, speakers } = documentStore.getState()
  return { timeline, segments: transcript.segments, speakers }
}

function marksNow(view: View): Marks {
  const { activeId, selectedId, edge } = sessionStore.getState()
  const { transcript } = documentStore.getState()
  const index = indexOf(selectedId)
  const startMs = transcript.segments[index]?.start
  const endMs = endOf(transcript, index, view.durationMs)
  return { activeId, edge, selected: startMs == null || endMs === null ? null : { startMs, endMs } }
}

/** Tells assistive technology the time; written when the second changes. */
function tellSlider(stage: HTMLElement, ms: Ms): void {
  const seconds = String(Math.floor(ms / 1000))
  if (stage.ariaValueNow === seconds) return
  stage.ariaValueNow = seconds
  stage.ariaValueText = `${printReading(ms)} of ${printReading(sessionStore.getState().durationMs ?? 0)}`
}
