import type { Ms } from '../../shared/model/time.ts'
import { currentPyramid, subscribePeaks } from '../analysis/waveform-data.ts'
import { afterFrame, publish, subscribe } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { selectionStore } from '../state/selection.ts'
import { sessionStore } from '../state/session.ts'
import { type Canvas, clearedContext } from './canvas.ts'
import { drawChapters } from './chapters-layer.ts'
import { type Colours, readColours, watchColours } from './colours.ts'
import { createCursor } from './cursor.ts'
import { followView } from './follow-view.ts'
import { createFrame, watchPixelRatio } from './frames.ts'
import { centreOn, type View } from './geometry.ts'
import { createGesture, type GestureMarks } from './gesture.ts'
import { drawHandles } from './handles-layer.ts'
import { onEnd, watchSize } from './listen.ts'
import { mountWave } from './mount.ts'
import { drawOnsets } from './onsets-layer.ts'
import { paintBars, WAVE_BARS } from './paint-wave.ts'
import { listenToPointer } from './pointer.ts'
import { drawRuler, RULER_HEIGHT } from './ruler.ts'
import { drawLines } from './segments-layer.ts'
import { linesNow, marksNow, selectedSpan, wordsNow } from './shown-lines.ts'
import { createViewport } from './viewport.ts'
import { drawWords } from './words-layer.ts'

/** The elements the view draws into. `stage` holds the others and takes the pointer. */
export type ViewElements = {
  readonly stage: HTMLElement
  readonly wave: HTMLElement
  /** Ruler and lines. */
  readonly layer: HTMLCanvasElement
  /** Above the bars, which are above the layer. */
  readonly handles: HTMLCanvasElement
  readonly cursor: HTMLElement
  /** Shows the time under the pointer. */
  readonly hover: HTMLElement
  readonly probe: HTMLElement
}

/** The waveform as the overview sees it. */
export type WaveView = {
  readonly view: () => View
  readonly colours: () => Colours
  /** Scrolls at the user's wish (px). */
  readonly scrollByHand: (left: number) => void
  readonly zoomAtPointer: (event: WheelEvent, x: number) => void
  /** Calls `listener` after each drawing: only the view moved, or the bars changed. */
  readonly onDraw: (listener: (what: 'view' | 'wave') => void) => void
}

/** What the next frame draws besides the lines, in rising order. `wave` = the bars changed. */
const DUE = ['nothing', 'view', 'wave', 'size'] as const
type Due = (typeof DUE)[number]

/** Mounts the waveform and keeps it up to date until `signal` ends it. `durationMs` must be known. */
export function createWaveView(elements: ViewElements, signal: AbortSignal): WaveView {
  const drawn = new Set<(what: 'view' | 'wave') => void>()
  const redraw = createFrame(draw, signal)
  const due = createDue(redraw)
  const colours = followColours(elements.probe, () => due.ask('wave'), signal)
  const viewport = createViewport(elements.stage, () => cursor.ms(), due.ask)
  const { view, scrollTo, layOut, zoomAtPointer } = viewport
  const cursor = createCursor(elements, view)
  const wave = mountWave({
    container: elements.wave,
    paint: (ctx) => paintWave(ctx, view(), colours()),
    onReady: layOut,
  })
  const resize = () => {
    layOut()
    due.ask('size')
  }
  const gesture = createGesture({ view, scrollTo, redraw }, signal)
  // Turning the page during a drag would carry the edge along.
  const follower = followView(view, (left) => !gesture.isDragging() && scrollTo(left), signal)

  function draw(): void {
    cursor.place()
    const what = due.take()
    if (what === 'size') wave.resize(Math.max(1, elements.wave.clientHeight))
    else if (what !== 'nothing') wave.repaint()
    drawLayers(elements, view(), colours(), gesture.marks())
    for (const listener of drawn) listener(what === 'wave' || what === 'size' ? 'wave' : 'view')
  }

  function scrollByHand(left: number): void {
    if (sessionStore.getState().playing) follower.hold()
    scrollTo(left)
  }

  function revealSelected(): void {
    const selected = selectedSpan(view())
    if (selected) follower.reveal(selected, selectionStore.getState().edge)
  }

  listenToPointer(elements, { view, gesture, scrollByHand, zoomAtPointer }, signal)
  onEnd(
    signal,
    subscribe(({ smooth }) => cursor.moveTo(smooth)),
    subscribePeaks(() => due.ask('wave')),
    wave.destroy,
  )
  const centre = (ms: Ms) => scrollByHand(centreOn(view(), ms))
  watchStores({ layOut, revealSelected, redraw, repaint: () => due.ask('view'), centre }, signal)
  watchWindow(elements.stage, { resize, redraw }, signal)
  publish()
  return {
    view,
    colours,
    scrollByHand,
    zoomAtPointer,
    onDraw: (listener) => drawn.add(listener),
  }
}

/** Collects what the next frame draws; at first everything. */
function createDue(redraw: () => void) {
  let due: Due = 'size'
  return {
    ask: (what: Due) => {
      if (DUE.indexOf(what) > DUE.indexOf(due)) due = what
      redraw()
    },
    /** What is to be drawn now; nothing is left. */
    take: (): Due => {
      const taken = due
      due = 'nothing'
      return taken
    },
  }
}

/** The colours as they are now; `onChange` hears that they are others. */
function followColours(probe: HTMLElement, onChange: () => void, signal: AbortSignal): () => Colours {
  let colours = readColours(probe)
  watchColours(() => {
    colours = readColours(probe)
    onChange()
  }, signal)
  return () => colours
}

/** Paints bars, onsets and chapters on wavesurfer's canvas: in device px, above the lines. */
function paintWave(ctx: CanvasRenderingContext2D, view: View, colours: Colours): void {
  const { pxPerSec, left } = view
  const pixelRatio = devicePixelRatio
  const [width, height] = [ctx.canvas.width / pixelRatio, ctx.canvas.height / pixelRatio]
  ctx.fillStyle = colours.wave
  paintBars({ ctx, width, height, left, pxPerSec, pixelRatio }, currentPyramid(), WAVE_BARS)
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  const canvas: Canvas = { ctx, view, colours, top: 0, bottom: height }
  drawOnsets(canvas)
  drawChapters(canvas, documentStore.getState().chapters)
  ctx.resetTransform()
}

/** Draws ruler and lines below the bars, handles above them. */
function drawLayers(elements: ViewElements, view: View, colours: Colours, gesture: GestureMarks): void {
  const size = { width: view.width, height: elements.stage.clientHeight }
  const below = clearedContext(elements.layer, size)
  const above = clearedContext(elements.handles, size)
  const marks = marksNow(view, gesture)
  const common = { view, colours, top: RULER_HEIGHT, bottom: size.height }
  if (below) {
    const canvas = { ctx: below, ...common }
    drawRuler(canvas)
    drawLines(canvas, linesNow(), marks)
  }
  if (!above) return
  const canvas = { ctx: above, ...common }
  const words = wordsNow()
  if (words) drawWords(canvas, words)
  drawHandles(canvas, marks)
}

/** What changes of the window ask of the view. */
function watchWindow(
  stage: HTMLElement,
  { resize, redraw }: Readonly<Record<'resize' | 'redraw', () => void>>,
  signal: AbortSignal,
): void {
  watchPixelRatio(resize, signal)
  watchSize(stage, resize, signal)
  // Labels drawn before the font is loaded have the wrong font.
  void document.fonts.ready.then(redraw)
}

/** What changes of the stores ask of the view. */
type Answers = Readonly<Record<'layOut' | 'revealSelected' | 'redraw' | 'repaint', () => void>> & {
  readonly centre: (ms: Ms) => void
}

function watchStores(
  { layOut, revealSelected, redraw, repaint, centre }: Answers,
  signal: AbortSignal,
): void {
  let cancelSoon = () => {}
  onEnd(
    signal,
    () => cancelSoon(),
    sessionStore.subscribe((state, before) => {
      if (state.durationMs !== before.durationMs || state.pxPerSec !== before.pxPerSec) layOut()
      if (state.zoomedFrom && state.zoomedFrom !== before.zoomedFrom) centre(state.zoomedFrom.middle)
      if (state.scope !== before.scope) redraw()
      else if (state.activeId !== before.activeId) {
        // The row lights up first: drawing all lines here would cost it half a frame.
        cancelSoon()
        cancelSoon = afterFrame(redraw)
      }
    }),
    selectionStore.subscribe((state, before) => {
      if (state.reveal !== before.reveal && state.reveal?.id === state.id) revealSelected()
      if (state.id !== before.id || state.edge !== before.edge || state.word !== before.word) redraw()
    }),
    modeStore.subscribe((state, before) => {
      if (state.preview !== before.preview || selectReview(state) !== selectReview(before)) redraw()
    }),
    documentStore.subscribe((state, before) => {
      if (state.chapters === before.chapters) redraw()
      else repaint()
    }),
  )
}
