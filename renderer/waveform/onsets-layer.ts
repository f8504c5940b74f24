import { onsetsBetween } from '../analysis/speech.ts'
import { msToX, type View, visibleWindow } from './geometry.ts'
import type { Palette } from './palette.ts'

/** Closer in than this (px per second) onsets are shown; farther out they would be a fringe. */
const LEAST_ZOOM = 50
/** Height of a tick in CSS px: the weakest, and what the strongest have more. */
const HEIGHT = 6
const MORE = 8
const WEAKEST = 0.3

/** Draws short ticks at the bottom edge where speech sets in, on a canvas scaled to CSS px; taller after a pause. */
export function drawOnsets(
  ctx: CanvasRenderingContext2D,
  view: View,
  bottom: number,
  palette: Palette,
): void {
  if (view.pxPerSec < LEAST_ZOOM) return
  const { fromMs, toMs } = visibleWindow(view)
  ctx.fillStyle = palette.soft
  for (const { ms, strength } of onsetsBetween(fromMs, toMs)) {
    const height = HEIGHT + (MORE * Math.max(0, strength - WEAKEST)) / (1 - WEAKEST)
    ctx.globalAlpha = 0.45 + 0.4 * strength
    ctx.fillRect(Math.round(msToX(view, ms)), bottom - height, 1, height)
  }
  ctx.globalAlpha = 1
}
