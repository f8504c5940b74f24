import type { Canvas } from './canvas.ts'
import { msToX, tickLabel, tickSteps, visibleWindow } from './geometry.ts'

/** Height of the ruler in CSS px. */
export const RULER_HEIGHT = 20
const LABELS_APART = 84
const FONT_SIZE = 11.5

/** Draws the ruler's ticks and times. */
export function drawRuler({ ctx, view, colours }: Canvas): void {
  if (view.pxPerSec <= 0) return
  const { labelled, small } = tickSteps(view.pxPerSec, LABELS_APART)
  const { fromMs, toMs } = visibleWindow(view)
  // A label stands right of its tick, so it can be visible when the tick is not.
  const first = Math.floor((fromMs - labelled) / small)
  const perLabel = Math.round(labelled / small)
  ctx.font = `${FONT_SIZE}px ${colours.font}`
  ctx.textBaseline = 'middle'
  for (let n = Math.max(0, first); n * small <= toMs; n++) {
    const ms = n * small
    const x = Math.round(msToX(view, ms))
    const withLabel = n % perLabel === 0
    ctx.fillStyle = withLabel ? colours.strong : colours.line
    ctx.globalAlpha = withLabel ? 0.6 : 1
    ctx.fillRect(x, withLabel ? 5 : RULER_HEIGHT - 5, 1, withLabel ? RULER_HEIGHT - 5 : 5)
    ctx.globalAlpha = 1
    if (!withLabel) continue
    ctx.fillStyle = colours.soft
    ctx.fillText(tickLabel(ms, labelled), x + 5, RULER_HEIGHT / 2 + 1)
  }
}
