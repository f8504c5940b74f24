import type { Colours } from './colours.ts'
import type { View } from './geometry.ts'

/** What a layer draws on. `ctx` is scaled to CSS px; lines are drawn between `top` and `bottom`. */
export type Canvas = {
  readonly ctx: CanvasRenderingContext2D
  readonly view: View
  readonly colours: Colours
  readonly top: number
  readonly bottom: number
}

const CORNER = 4

/** Resizes a canvas element, clears it and scales it to CSS px. */
export function clearedContext(
  element: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio
  const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (element.width !== deviceWidth || element.height !== deviceHeight) {
    element.width = deviceWidth
    element.height = deviceHeight
  }
  const ctx = element.getContext('2d')
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0)
  ctx?.clearRect(0, 0, width, height)
  return ctx
}

/** Fills a column from top to bottom. */
export function fillColumn({ ctx, top, bottom }: Canvas, left: number, width: number): void {
  ctx.fillRect(left, top, width, bottom - top)
}

/** Draws a dotted column: a dot every `step` px. */
export function dotColumn(
  { ctx, top, bottom }: Canvas,
  left: number,
  dot: { readonly width: number; readonly step: number },
): void {
  for (let y = top; y < bottom; y += dot.step) ctx.fillRect(left, y, dot.width, 3)
}

/** Strokes the outline of a region inside its edges. */
export function strokeRegion(canvas: Canvas, left: number, width: number, lineWidth: number): void {
  const { ctx, top, bottom } = canvas
  const half = lineWidth / 2
  ctx.globalAlpha = 1
  ctx.lineWidth = lineWidth
  ctx.beginPath()
  ctx.roundRect(left + half, top + half, Math.max(1, width - lineWidth), bottom - top - lineWidth, CORNER)
  ctx.stroke()
}
