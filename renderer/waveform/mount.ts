import WaveSurfer from 'wavesurfer.js'
import type { Ms } from '../../shared/model/time.ts'
import { WAVE_BARS } from './paint-wave.ts'

/** How the wave is drawn: `pxPerSec` null = all fits; `left` px scrolled out; `height` in CSS px. */
export type Look = {
  readonly pxPerSec: number | null
  readonly left: number
  readonly height: number
  readonly colour: string
}

/** wavesurfer's part: a scroller as wide as the audio, and canvases in it where they are seen. */
export type Wave = {
  /** Draws all anew; the answer is the scroll position that came of it (px). */
  readonly show: (look: Look) => number
  /** Scrolls and draws what comes into view at once; the answer is where it really is (px). */
  readonly scrollTo: (left: number) => number
  /** The audio has another length than was thought; `onReady` follows. */
  readonly setDuration: (durationMs: Ms) => void
  readonly destroy: () => void
}

export type WaveOptions = {
  readonly container: HTMLElement
  readonly durationMs: Ms
  /** Paints one canvas whose left edge is `leftPx` from the beginning of the audio. */
  readonly paint: (ctx: CanvasRenderingContext2D, leftPx: number) => void
  /** Called when the wave can be shown: at first, and after each new length. */
  readonly onReady: () => void
}

/** wavesurfer wants samples; ours are painted from the pyramid, so that it holds none. */
const NO_SAMPLES = [new Float32Array(2)]

/** Mounts wavesurfer as a renderer only: it decodes, fetches and plays nothing, and moves no cursor. */
export function mountWave(options: WaveOptions): Wave {
  const { container, paint, onReady } = options
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  const surfer = WaveSurfer.create({
    container,
    media: silentMedia(),
    peaks: NO_SAMPLES,
    duration: options.durationMs / 1000,
    cursorWidth: 0,
    interact: false,
    autoScroll: false,
    autoCenter: false,
    hideScrollbar: true,
    // Not used for drawing, but it puts the seams between canvases on the grid of our bars.
    barWidth: WAVE_BARS.width,
    barGap: WAVE_BARS.step - WAVE_BARS.width,
    ...(nonce ? { cspNonce: nonce } : {}),
    renderFunction: (_, ctx) => paint(ctx, leftOf(ctx.canvas)),
  })
  const wrapper = surfer.getWrapper()
  const scroller = wrapper.parentElement ?? wrapper
  let duration = options.durationMs / 1000
  surfer.on('ready', onReady)

  function scrollTo(left: number): number {
    if (Math.abs(scroller.scrollLeft - left) < 0.01) return scroller.scrollLeft
    scroller.scrollLeft = left
    // The browser tells wavesurfer in the next frame; told now, no frame shows canvases that are not drawn yet.
    scroller.dispatchEvent(new Event('scroll'))
    return scroller.scrollLeft
  }

  function show({ pxPerSec, left, height, colour }: Look): number {
    if (!surfer.getDecodedData()) return left
    if (pxPerSec !== null) {
      // Width and position first: wavesurfer then draws the right canvases, once.
      wrapper.style.width = `${Math.ceil(duration * pxPerSec)}px`
      scroller.style.overflowX = 'auto'
      scroller.scrollLeft = left
    }
    surfer.setOptions({ minPxPerSec: pxPerSec ?? 0, height, waveColor: colour, progressColor: colour })
    return scroller.scrollLeft
  }

  function setDuration(durationMs: Ms): void {
    duration = durationMs / 1000
    // Without address and with peaks this loads nothing; `setOptions` would keep drawing the old length.
    void surfer.load('', NO_SAMPLES, duration).catch(() => undefined)
  }

  return { show, scrollTo, setDuration, destroy: () => surfer.destroy() }
}

/** Where wavesurfer put a canvas (CSS px). `style.left` as text has six digits: 20 px wrong at the end of 10 h. */
export function leftOf(canvas: HTMLCanvasElement): number {
  const left = canvas.attributeStyleMap.get('left')
  return left instanceof CSSUnitValue ? left.value : 0
}

/**
 * What wavesurfer sees of a player: nothing that plays. Our element has one owner (playback/player.ts); with it,
 * wavesurfer would run a second loop each frame while playing, and could set or remove its address.
 */
function silentMedia(): HTMLMediaElement {
  const media = {
    volume: 1,
    muted: false,
    playbackRate: 1,
    currentTime: 0,
    duration: Number.NaN,
    paused: true,
    src: '',
    currentSrc: '',
  }
  return Object.assign(new EventTarget(), media) as unknown as HTMLMediaElement
}

/** Runs `draw` once in the next frame however often it is asked; `signal` ends it. */
export function createFrame(draw: () => void, signal: AbortSignal): () => void {
  let frame = 0
  signal.addEventListener('abort', () => cancelAnimationFrame(frame), { once: true })
  return () => {
    if (frame !== 0 || signal.aborted) return
    frame = requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  }
}

/** Calls `listener` when the window moves to a screen of another resolution, or the page is zoomed. */
export function watchPixelRatio(listener: () => void, signal: AbortSignal): void {
  const changed = () => {
    listener()
    watchPixelRatio(listener, signal)
  }
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', changed, {
    once: true,
    signal,
  })
}
