import type { Ms } from '../../shared/model/time.ts'
import type { Edge } from '../state/selection.ts'
import type { Span } from './drag-geometry.ts'
import { msToX, type View } from './geometry.ts'
import type { HandleLine } from './grips.ts'
import type { Palette } from './palette.ts'

/** The part of the canvas for the lines, in CSS px. */
export type Band = { readonly top: number; readonly bottom: number }

/** What hands see of the lines. `selected` = times of the selected line, null when there is none or it has no time. */
export type HandMarks = {
  readonly selected: Span | null
  readonly edge: Edge
  readonly handles: readonly HandleLine[]
  /** The moment that a moved edge has snapped to. */
  readonly guideMs: Ms | null
  /** A line that is being drawn. */
  readonly ghost: Span | null
  /** The edge that is reviewed: where it is drawn, and the other of its two places. */
  readonly reviewed: { readonly ms: Ms; readonly otherMs: Ms } | null
}

const RADIUS = 4
/** Outlines end so far beyond the view (px). */
const BEYOND = 20
/** Length and width of an arrow's point (px). */
const POINT = 8

/** Draws the outline of the selected line, the handles, the guide and the line that is being drawn. */
export function drawHandles(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  { selected, edge, handles, guideMs, ghost, reviewed }: HandMarks,
  palette: Palette,
): void {
  ctx.strokeStyle = palette.accent
  if (selected) drawOutline(ctx, view, band, selected)
  const drawn = new Set<number>()
  for (const line of handles) {
    for (const [side, ms] of [
      ['start', line.startMs],
      ['end', line.endMs],
    ] as const) {
      // Where two lines touch there is one handle, the selected line's, which comes first.
      if (drawn.has(ms)) continue
      drawn.add(ms)
      const x = msToX(view, ms)
      if (x < -BEYOND || x > view.width + BEYOND) continue
      if (line.isSelected) drawHandle(ctx, x, band, side === edge, palette)
      else drawFaintHandle(ctx, x, band, palette)
    }
  }
  if (guideMs !== null) drawGuide(ctx, msToX(view, guideMs), band, palette)
  if (ghost) drawGhost(ctx, view, band, ghost, palette)
  if (reviewed) drawReviewed(ctx, view, band, reviewed, palette)
}

function drawOutline(ctx: CanvasRenderingContext2D, view: View, band: Band, { startMs, endMs }: Span): void {
  const left = msToX(view, startMs)
  const right = msToX(view, endMs)
  if (right < -BEYOND || left > view.width + BEYOND) return
  const from = Math.max(left, -BEYOND)
  outline(ctx, from, Math.max(2, Math.min(right, view.width + BEYOND) - from), band, 1.5)
}

/** A handle on an edge. The chosen edge, which `,` and `.` move, is thick and filled; the other thin and hollow. */
function drawHandle(
  ctx: CanvasRenderingContext2D,
  x: number,
  band: Band,
  chosen: boolean,
  palette: Palette,
): void {
  const height = Math.min(chosen ? 38 : 26, band.bottom - band.top - 8)
  const width = chosen ? 7 : 5
  ctx.fillStyle = palette.accent
  ctx.fillRect(x - (chosen ? 1.25 : 0.5), band.top, chosen ? 2.5 : 1, band.bottom - band.top)
  ctx.fillStyle = chosen ? palette.accent : palette.paper
  ctx.strokeStyle = chosen ? palette.paper : palette.accent
  ctx.lineWidth = 1.5
  knob(ctx, x, band, width, height)
}

/** The neighbours can be taken as well, and step back. */
function drawFaintHandle(ctx: CanvasRenderingContext2D, x: number, band: Band, palette: Palette): void {
  ctx.fillStyle = palette.paper
  ctx.strokeStyle = palette.soft
  ctx.lineWidth = 1
  knob(ctx, x, band, 4, Math.min(18, band.bottom - band.top - 8))
}

function knob(
  ctx: CanvasRenderingContext2D,
  x: number,
  { top, bottom }: Band,
  width: number,
  height: number,
): void {
  ctx.beginPath()
  ctx.roundRect(x - width / 2, (top + bottom) / 2 - height / 2, width, height, width / 2)
  ctx.fill()
  ctx.stroke()
}

/** A dashed line from top to bottom, with a point at its head. */
function drawGuide(ctx: CanvasRenderingContext2D, x: number, band: Band, palette: Palette): void {
  ctx.fillStyle = palette.ink
  for (let y = band.top; y < band.bottom; y += 5) ctx.fillRect(Math.round(x) - 0.5, y, 1, 3)
  ctx.beginPath()
  ctx.moveTo(x - 4, band.top)
  ctx.lineTo(x + 4, band.top)
  ctx.lineTo(x, band.top + 5)
  ctx.fill()
}

function drawGhost(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  { startMs, endMs }: Span,
  palette: Palette,
): void {
  const left = msToX(view, startMs)
  const width = Math.max(2, msToX(view, endMs) - left)
  ctx.fillStyle = palette.accent
  ctx.globalAlpha = palette.forced ? 0 : 0.16
  ctx.fillRect(left, band.top, width, band.bottom - band.top)
  ctx.strokeStyle = palette.accent
  ctx.setLineDash([4, 3])
  outline(ctx, left, width, band, 1.5)
  ctx.setLineDash([])
}

/** Solid where the edge is, dotted where it is not; a rule with a point leads from the one to the other. */
function drawReviewed(
  ctx: CanvasRenderingContext2D,
  view: View,
  { top, bottom }: Band,
  { ms, otherMs }: NonNullable<HandMarks['reviewed']>,
  palette: Palette,
): void {
  const held = (x: number) => Math.round(Math.max(-BEYOND, Math.min(view.width + BEYOND, x)))
  const [to, from] = [held(msToX(view, ms)), held(msToX(view, otherMs))]
  ctx.globalAlpha = 1
  ctx.fillStyle = palette.ink
  for (let y = top; y < bottom; y += 6) ctx.fillRect(from - 1, y, 2, 3)
  ctx.fillStyle = palette.accent
  ctx.fillRect(to - 1, top, 2.5, bottom - top)
  const forward = Math.sign(to - from)
  if (Math.abs(to - from) < POINT + 4) return
  const y = top + 9
  ctx.fillRect(Math.min(from, to) + 1, y - 0.75, Math.abs(to - from) - 2, 1.5)
  ctx.beginPath()
  ctx.moveTo(to - forward, y)
  ctx.lineTo(to - forward * (POINT + 1), y - POINT / 2)
  ctx.lineTo(to - forward * (POINT + 1), y + POINT / 2)
  ctx.fill()
}

/** Strokes the frame of a region inside its edges (CSS px). */
export function outline(
  ctx: CanvasRenderingContext2D,
  left: number,
  width: number,
  band: Band,
  lineWidth: number,
): void {
  const half = lineWidth / 2
  ctx.globalAlpha = 1
  ctx.lineWidth = lineWidth
  ctx.beginPath()
  ctx.roundRect(
    left + half,
    band.top + half,
    Math.max(1, width - lineWidth),
    band.bottom - band.top - lineWidth,
    RADIUS,
  )
  ctx.stroke()
}
