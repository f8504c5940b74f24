import WaveSurfer from 'wavesurfer.js'

/** wavesurfer's part: one canvas as wide as what is seen, laid out and kept crisp. */
export type Wave = {
  /** Paints the canvas anew. */
  readonly repaint: () => void
  /** Lays the canvas out anew: its place has another size (`height` in CSS px) or the screen another resolution. */
  readonly resize: (height: number) => void
  readonly destroy: () => void
}

export type WaveOptions = {
  readonly container: HTMLElement
  /** Paints what is seen, on a canvas that is empty. */
  readonly paint: (ctx: CanvasRenderingContext2D) => void
  /** Called once, when the wave can be shown. */
  readonly onReady: () => void
}

/** wavesurfer wants samples and a length; ours are painted from the pyramid, so that it holds none. */
const NO_SAMPLES = [new Float32Array(2)]

/**
 * Mounts wavesurfer as a renderer only: it decodes, fetches and plays nothing, and moves no cursor. It is never wider
 * than what is seen. An element as wide as the audio would end at Chromium's 2^25 px, which 10 h reach at 932 px/s, and
 * each step of zoom would make up to six canvases.
 */
export function mountWave({ container, paint, onReady }: WaveOptions): Wave {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  let ctx: CanvasRenderingContext2D | null = null
  const surfer = WaveSurfer.create({
    container,
    media: silentMedia(),
    peaks: NO_SAMPLES,
    duration: 1,
    cursorWidth: 0,
    interact: false,
    autoScroll: false,
    autoCenter: false,
    hideScrollbar: true,
    ...(nonce ? { cspNonce: nonce } : {}),
    renderFunction: (_, target) => {
      ctx = target
      paint(target)
    },
  })
  surfer.on('ready', onReady)

  function repaint(): void {
    if (!ctx) return
    ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height)
    paint(ctx)
  }

  return {
    repaint,
    resize: (height) => {
      if (surfer.getDecodedData()) surfer.setOptions({ height })
    },
    destroy: () => surfer.destroy(),
  }
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
