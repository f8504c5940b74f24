import type { Ms } from '../../shared/model/time.ts'
import type { Edge } from '../state/selection.ts'
import { type Canvas, dotColumn, fillColumn, strokeRegion } from './canvas.ts'
import type { Span } from './drag-geometry.ts'
import { msToX } from './geometry.ts'
import type { HandleLine } from './handles.ts'

/** What the handles show. `selected` = times of the selected line; null without one or without times. */
export type HandleMarks = {
  readonly selected: Span | null
  readonly edge: Edge
  readonly handles: readonly HandleLine[]
  /** The time that the dragged edge has snapped to. */
  readonly guideMs: Ms | null
  /** A line that is being drawn. */
  readonly ghost: Span | null
  /** The edge under review: where it is drawn, and the other of its two times. */
  readonly reviewed: { readonly ms: Ms; readonly otherMs: Ms } | null
}

/** Outlines end this far outside the view (px). */
const BEYOND = 20
/** Length and width of an arrowhead (px). */
const POINT = 8

/** Draws the selected line's outline, the handles, the snap guide and the line being drawn. */
export function drawHandles(canvas: Canvas, marks: HandleMarks): void {
  const { ctx, view, colours } = canvas
  ctx.strokeStyle = colours.accent
  if (marks.selected) drawOutline(canvas, marks.selected)
  const drawn = new Set<number>()
  for (const line of marks.handles) {
    for (const [side, ms] of [
      ['start', line.startMs],
      ['end', line.endMs],
    ] as const) {
      // Where two lines touch there is one handle, the selected line's, which comes first.
      if (drawn.has(ms)) continue
      drawn.add(ms)
      const x = msToX(view, ms)
      if (x < -BEYOND || x > view.width + BEYOND) continue
      if (line.isSelected) drawHandle(canvas, x, side === marks.edge)
      else drawFaintHandle(canvas, x)
    }
  }
  if (marks.guideMs !== null) drawGuide(canvas, msToX(view, marks.guideMs))
  if (marks.ghost) drawGhost(canvas, marks.ghost)
  if (marks.reviewed) drawReviewed(canvas, marks.reviewed)
}

function drawOutline(canvas: Canvas, { startMs, endMs }: Span): void {
  const { view } = canvas
  const left = msToX(view, startMs)
  const right = msToX(view, endMs)
  if (right < -BEYOND || left > view.width + BEYOND) return
  const from = Math.max(left, -BEYOND)
  strokeRegion(canvas, from, Math.max(2, Math.min(right, view.width + BEYOND) - from), 1.5)
}

/** The chosen edge, which `,` and `.` move, has a thick, filled handle; the other one is thin and hollow. */
function drawHandle(canvas: Canvas, x: number, isChosen: boolean): void {
  const { ctx, colours, top, bottom } = canvas
  ctx.fillStyle = colours.accent
  fillColumn(canvas, x - (isChosen ? 1.25 : 0.5), isChosen ? 2.5 : 1)
  ctx.fillStyle = isChosen ? colours.accent : colours.paper
  ctx.strokeStyle = isChosen ? colours.paper : colours.accent
  ctx.lineWidth = 1.5
  drawKnob(canvas, x, {
    width: isChosen ? 7 : 5,
    height: Math.min(isChosen ? 38 : 26, bottom - top - 8),
  })
}

/** The neighbours' handles work as well but stay in the background. */
function drawFaintHandle(canvas: Canvas, x: number): void {
  const { ctx, colours, top, bottom } = canvas
  ctx.fillStyle = colours.paper
  ctx.strokeStyle = colours.soft
  ctx.lineWidth = 1
  drawKnob(canvas, x, { width: 4, height: Math.min(18, bottom - top - 8) })
}

function drawKnob(
  { ctx, top, bottom }: Canvas,
  x: number,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  ctx.beginPath()
  ctx.roundRect(x - width / 2, (top + bottom) / 2 - height / 2, width, height, width / 2)
  ctx.fill()
  ctx.stroke()
}

/** A dashed line from top to bottom with an arrowhead at its top. */
function drawGuide(canvas: Canvas, x: number): void {
  const { ctx, colours, top } = canvas
  ctx.fillStyle = colours.ink
  dotColumn(canvas, Math.round(x) - 0.5, { width: 1, step: 5 })
  ctx.beginPath()
  ctx.moveTo(x - 4, top)
  ctx.lineTo(x + 4, top)
  ctx.lineTo(x, top + 5)
  ctx.fill()
}

function drawGhost(canvas: Canvas, { startMs, endMs }: Span): void {
  const { ctx, view, colours } = canvas
  const left = msToX(view, startMs)
  const width = Math.max(2, msToX(view, endMs) - left)
  ctx.fillStyle = colours.accent
  ctx.globalAlpha = colours.forced ? 0 : 0.16
  fillColumn(canvas, left, width)
  ctx.strokeStyle = colours.accent
  ctx.setLineDash([4, 3])
  strokeRegion(canvas, left, width, 1.5)
  ctx.setLineDash([])
}

/** Solid at the edge's time, dotted at the other one; an arrow leads from the dotted to the solid line. */
function drawReviewed(canvas: Canvas, { ms, otherMs }: NonNullable<HandleMarks['reviewed']>): void {
  const { ctx, view, colours, top } = canvas
  const clamped = (x: number) => Math.round(Math.max(-BEYOND, Math.min(view.width + BEYOND, x)))
  const [to, from] = [clamped(msToX(view, ms)), clamped(msToX(view, otherMs))]
  ctx.globalAlpha = 1
  ctx.fillStyle = colours.ink
  dotColumn(canvas, from - 1, { width: 2, step: 6 })
  ctx.fillStyle = colours.accent
  fillColumn(canvas, to - 1, 2.5)
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
