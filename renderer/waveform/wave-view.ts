import { clampPxPerSec, fitPxPerSec, zoomBy } from '../../shared/media/peaks/zoom.ts'
import { type Ms, printReading } from '../../shared/model/time.ts'
import { currentPyramid, subscribePeaks } from '../analysis/waveform-data.ts'
import { afterFrame, publish, subscribe } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { selectionStore } from '../state/selection.ts'
import { show as change, sessionStore } from '../state/session.ts'
import { drawChapters } from './chapters-layer.ts'
import { followView } from './follow-view.ts'
import { clampLeft, isInView, msToX, type View, xToMs, zoomAbout } from './geometry.ts'
import { createGesture } from './gesture.ts'
import { drawHandles } from './handles-layer.ts'
import { createFrame, mountWave, watchPixelRatio } from './mount.ts'
import { drawOnsets } from './onsets-layer.ts'
import { paintBars, WAVE_BARS } from './paint-wave.ts'
import { type Palette, readPalette, watchPalette } from './palette.ts'
import { listenToPointer } from './pointer.ts'
import { drawRuler, RULER_HEIGHT } from './ruler.ts'
import { drawLines } from './segments-layer.ts'
import { linesNow, marksNow, spanOf } from './shown-lines.ts'

/** The elements the view draws into. `stage` holds the others and takes the pointer. */
export type ViewElements = {
  readonly stage: HTMLElement
  readonly wave: HTMLElement
  readonly layer: HTMLCanvasElement
  /** Above the bars, which are above the layer. */
  readonly hands: HTMLCanvasElement
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
  /** Calls `listener` after each drawing; `what` says whether only the view moved, or the wave itself looks different. */
  readonly onDraw: (listener: (what: 'view' | 'wave') => void) => void
}

/** Px of wheel travel that double the zoom; a mouse wheel's notch counts at most as NOTCH px. */
const WHEEL_DOUBLES = 70
const NOTCH = 40

/** Mounts the waveform into its elements and keeps it true until `signal` ends it. `durationMs` must be known. */
export function createWaveView(elements: ViewElements, signal: AbortSignal): WaveView {
  const { stage, wave: waveHost, layer, hands, cursor, hover, probe } = elements
  const drawn = new Set<(what: 'view' | 'wave') => void>()
  let palette = readPalette(probe)
  let view: View = {
    pxPerSec: 0,
    left: 0,
    width: stage.clientWidth,
    durationMs: sessionStore.getState().durationMs ?? 1,
  }
  /** What has to be drawn besides the lines: nothing, the bars where they are now, bars of other looks, or another size. */
  let due: 'nothing' | 'view' | 'wave' | 'size' = 'size'
  let cursorMs: Ms = 0
  let cursorX = Number.NaN
  let anchor: { ms: Ms; x: number } | null = null

  const wave = mountWave({
    container: waveHost,
    paint: (target) => {
      const { pxPerSec, left } = view
      const pixelRatio = devicePixelRatio
      const { width, height } = target.canvas
      target.fillStyle = palette.wave
      paintBars(
        { ctx: target, width: width / pixelRatio, height: height / pixelRatio, left, pxPerSec, pixelRatio },
        currentPyramid(),
        WAVE_BARS,
      )
      // Above the bars, which lie above the lines.
      target.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
      drawOnsets(target, view, height / pixelRatio, palette)
      drawChapters(target, view, height / pixelRatio, documentStore.getState().chapters, palette)
      target.resetTransform()
    },
    onReady: layOut,
  })
  const redraw = createFrame(draw, signal)
  const gesture = createGesture({ view: () => view, scrollTo, redraw }, signal)
  // A page turned under the hand would carry the edge along.
  const follower = followView(
    () => view,
    (left) => !gesture.isDragging() && scrollTo(left),
    signal,
  )

  function layOut(): void {
    const { pxPerSec, durationMs } = sessionStore.getState()
    const extent = { durationMs: durationMs ?? view.durationMs, widthPx: stage.clientWidth }
    const chosen = clampPxPerSec(pxPerSec, extent)
    const before = { ...view, width: extent.widthPx, durationMs: extent.durationMs }
    const { ms, x } = anchor ?? fixedPoint()
    const zoomed = zoomAbout(before, chosen ?? fitPxPerSec(extent), ms, x)
    view = { ...zoomed, left: onPixel(zoomed.left) }
    show(extent.widthPx === before.width && extent.durationMs === before.durationMs ? 'view' : 'size')
  }

  /** What stays where it is while zooming: the cursor when it is seen, else the middle. At first the cursor is put there. */
  function fixedPoint(): { ms: Ms; x: number } {
    const middle = view.width / 2
    if (view.pxPerSec === 0) return { ms: cursorMs, x: middle }
    return isInView(view, cursorMs)
      ? { ms: cursorMs, x: msToX(view, cursorMs) }
      : { ms: xToMs(view, middle), x: middle }
  }

  function show(what: 'view' | 'wave' | 'size'): void {
    if (due !== 'size' && (due !== 'wave' || what === 'size')) due = what
    redraw()
  }

  function scrollTo(left: number): void {
    view = { ...view, left: onPixel(clampLeft(view, left)) }
    show('view')
  }

  function draw(): void {
    placeCursor()
    if (due === 'size') wave.resize(Math.max(1, waveHost.clientHeight))
    else if (due !== 'nothing') wave.repaint()
    const what = due === 'wave' || due === 'size' ? 'wave' : 'view'
    due = 'nothing'
    const height = stage.clientHeight
    const size = { width: view.width, height }
    const [below, above] = [emptied(layer, size), emptied(hands, size)]
    const band = { top: RULER_HEIGHT, bottom: height }
    const marks = marksNow(view, gesture.marks())
    if (below) {
      drawRuler(below, view, palette)
      drawLines(below, view, band, linesNow(), marks, palette)
    }
    if (above) drawHandles(above, view, band, marks, palette)
    for (const listener of drawn) listener(what)
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
    change({ pxPerSec: next })
    anchor = null
  }

  function revealSelected(): void {
    const { id, edge } = selectionStore.getState()
    const line = spanOf(id, view)
    if (line) follower.reveal(line, edge)
  }

  function scrollByHand(left: number): void {
    if (sessionStore.getState().playing) follower.hold()
    scrollTo(left)
  }

  listenToPointer({ stage, hover }, { view: () => view, gesture, scrollByHand, zoomAtPointer }, signal)

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
      if (state.durationMs !== before.durationMs || state.pxPerSec !== before.pxPerSec) layOut()
      if (state.scope !== before.scope) redraw()
      // The row lights up first: drawing all lines here would cost it half a frame.
      else if (state.activeId !== before.activeId) redrawSoon()
    }),
    selectionStore.subscribe((state, before) => {
      if (state.reveal !== before.reveal && state.reveal?.id === state.id) revealSelected()
      if (state.id !== before.id || state.edge !== before.edge) redraw()
    }),
    modeStore.subscribe((state, before) => {
      if (state.preview !== before.preview || selectReview(state) !== selectReview(before)) redraw()
    }),
    documentStore.subscribe((state, before) => {
      if (state.chapters === before.chapters) redraw()
      else show('view')
    }),
    subscribePeaks(() => show('wave')),
    wave.destroy,
  ]
  for (const end of undo) signal.addEventListener('abort', end, { once: true })
  watchPalette(() => {
    palette = readPalette(probe)
    show('wave')
  }, signal)
  const resize = () => {
    layOut()
    show('size')
  }
  watchPixelRatio(resize, signal)
  const observer = new ResizeObserver(resize)
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

/** A canvas without anything on it, as large as told and scaled to CSS px. */
function emptied(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio
  const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth
    canvas.height = deviceHeight
  }
  const ctx = canvas.getContext('2d')
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0)
  ctx?.clearRect(0, 0, width, height)
  return ctx
}

/** A scroll position between two pixels of the screen would blur every bar. */
function onPixel(left: number): number {
  return Math.round(left * devicePixelRatio) / devicePixelRatio
}

/** Tells assistive technology the time; written when the second changes. */
function tellSlider(stage: HTMLElement, ms: Ms): void {
  const seconds = String(Math.floor(ms / 1000))
  if (stage.ariaValueNow === seconds) return
  stage.ariaValueNow = seconds
  stage.ariaValueText = `${printReading(ms)} of ${printReading(sessionStore.getState().durationMs ?? 0)}`
}
