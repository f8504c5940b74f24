import WaveSurfer from 'wavesurfer.js'

/** wavesurfer's part: one canvas as wide as the view, laid out and sharp. */
export type Wave = {
  readonly repaint: () => void
  /** Lays the canvas out anew: its place has another size (`height` in CSS px) or the screen another resolution. */
  readonly resize: (height: number) => void
  readonly destroy: () => void
}

export type WaveOptions = {
  readonly container: HTMLElement
  /** Paints the view on an empty canvas. */
  readonly paint: (ctx: CanvasRenderingContext2D) => void
  /** Called once, when the wave can be shown. */
  readonly onReady: () => void
}

/**
 * Mounts wavesurfer.js as a renderer only. It owns the canvas, its size, its pixel ratio and when it is drawn; it does
 * not decode, fetch, play or scroll, for three reasons. Peaks come from our pyramid, whose zoom levels hold ten hours:
 * so wavesurfer gets one silent channel of one second, and `renderFunction` paints instead. It is only as wide as the
 * view: an element as wide as the audio would end at Chromium's 2^25 px, which 10 h reach at 932 px/s, and each zoom
 * step would make up to six canvases. And the playing audio element has one owner, playback/player.ts: given that one,
 * wavesurfer would run a frame loop of its own and could change its address; given none, it would put one into the
 * page. So `media` is an element that has no source and is never attached.
 */
export function mountWave({ container, paint, onReady }: WaveOptions): Wave {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  let ctx: CanvasRenderingContext2D | null = null
  const surfer = WaveSurfer.create({
    container,
    media: document.createElement('audio'),
    peaks: [new Float32Array(2)],
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

  return {
    repaint: () => {
      if (!ctx) return
      ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height)
      paint(ctx)
    },
    resize: (height) => {
      if (surfer.getDecodedData()) surfer.setOptions({ height })
    },
    destroy: () => surfer.destroy(),
  }
}
