import { onsetsBetween } from '../analysis/speech.ts'
import type { Canvas } from './canvas.ts'
import { msToX, visibleWindow } from './geometry.ts'

/** Onsets are drawn from this zoom on (px per second); further out they would run together. */
const LEAST_ZOOM = 50
/** Height of a tick (px): of the weakest onset, and how much more of the strongest. */
const HEIGHT = 6
const MORE = 8
const WEAKEST = 0.3

/** Draws short ticks along the bottom where speech begins, taller after a pause. */
export function drawOnsets({ ctx, view, colours, bottom }: Canvas): void {
  if (view.pxPerSec < LEAST_ZOOM) return
  const { fromMs, toMs } = visibleWindow(view)
  ctx.fillStyle = colours.soft
  for (const { ms, strength } of onsetsBetween(fromMs, toMs)) {
    const height = HEIGHT + (MORE * Math.max(0, strength - WEAKEST)) / (1 - WEAKEST)
    ctx.globalAlpha = 0.45 + 0.4 * strength
    ctx.fillRect(Math.round(msToX(view, ms)), bottom - height, 1, height)
  }
  ctx.globalAlpha = 1
}
