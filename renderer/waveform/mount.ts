import WaveSurfer from 'wavesurfer.js'

/** wavesurfer's part: one canvas as wide as the view, laid out and sharp. */
export type Wave = {
  readonly repaint: () => void
  /** Lays the canvas out anew for another size (`height` in CSS px) or pixel ratio. */
  readonly resize: (height: number) => void
  readonly destroy: () => void
}

/** Where and how the wave is drawn. */
export type WaveOptions = {
  readonly container: HTMLElement
  /** Paints the view on an empty canvas. */
  readonly paint: (ctx: CanvasRenderingContext2D) => void
  /** Called once, when the wave can be shown. */
  readonly onReady: () => void
}

/**
 * Mounts wavesurfer.js as a renderer only. It owns the canvas, its size, pixel ratio and redrawing; it does
 * not decode, fetch, play or scroll. Peaks come from our pyramid, whose levels hold ten hours: wavesurfer
 * gets one silent channel of one second, and `renderFunction` paints instead. It is only as wide as the
 * view: an element as wide as the audio would end at Chromium's 2^25 px, which 10 h reach at 932 px/s, and
 * each zoom step would make up to six canvases. The playing element belongs to playback/player.ts: given
 * that one, wavesurfer would run its own frame loop and could change its source; given none, it would attach
 * one. So `media` is an empty element.
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
