import type { Ms } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { rankAt, type Timeline } from '../../shared/timing/active.ts'
import { type Canvas, dotColumn, fillColumn, strokeRegion } from './canvas.ts'
import type { Span } from './drag-geometry.ts'
import { msToX, type View, visibleWindow, xToMs } from './geometry.ts'
import type { HandleMarks } from './handles-layer.ts'

/** The lines to draw. `speakers` = number of each speaker, for the colour. */
export type Lines = {
  readonly timeline: Timeline
  readonly segments: readonly Segment[]
  /** The same lines without the previewed change. */
  readonly base: readonly Segment[]
  readonly speakers: ReadonlyMap<string, number>
}

/** Which lines are marked. */
export type Marks = HandleMarks & {
  readonly activeId: string | null
  /** What moves when the selected line's start is set; null when that line moves alone. */
  readonly reached: Span | null
}

/** Ranks of the timeline from `from` up to but not including `to`. */
type Ranks = { readonly from: number; readonly to: number }

/** Where a line is drawn (px). */
type Extent = { readonly left: number; readonly right: number }

/** Lines narrower than this on average (px) become one strip per pixel. */
const NARROW = 4
/** The bars at starts fade between these widths (px): closer together they would hide the waveform. */
const FAINT = { none: 5, full: 40 } as const
/** With overlapping lines, how many lines back to look for one that is still going on. */
const LOOK_BACK = 64
const PER_STRIP = 8
const RADIUS = 4
const FILL = 0.15
const ACTIVE_FILL = 0.26
const TICK = 1.5

/** Ranks of the lines that are visible between `fromMs` and `toMs`. */
export function visibleRanks(timeline: Timeline, fromMs: Ms, toMs: Ms): Ranks {
  const at = rankAt(timeline, fromMs)
  let from = at + 1
  for (let k = at; k >= Math.max(0, at - LOOK_BACK); k--) if ((timeline.ends[k] ?? 0) > fromMs) from = k
  return { from, to: rankAt(timeline, toMs) + 1 }
}

/** Draws the visible lines one by one, or as strips when they are too narrow. */
export function drawLines(canvas: Canvas, lines: Lines, marks: Marks): void {
  const { fromMs, toMs } = visibleWindow(canvas.view)
  const ranks = visibleRanks(lines.timeline, fromMs, toMs)
  if ((ranks.to - ranks.from) * NARROW > canvas.view.width) {
    drawStrips(canvas, lines)
    drawActiveStrip(canvas, lines, ranks, marks.activeId)
  } else for (let k = ranks.from; k < ranks.to; k++) drawLine(canvas, lines, k, marks.activeId)
  if (marks.reached) drawReach(canvas, marks.reached)
}

function drawLine(canvas: Canvas, lines: Lines, k: number, activeId: string | null): void {
  const { ctx, view, colours, top, bottom } = canvas
  const { timeline, segments, base, speakers } = lines
  const index = timeline.lines[k] ?? -1
  const segment = segments[index]
  if (!segment) return
  const { left, right } = extentOf(view, timeline, k)
  const active = segment.id === activeId
  ctx.fillStyle = active ? colours.accent : colours.speaker(speakers.get(segment.speaker ?? '') ?? null)
  ctx.globalAlpha = active ? ACTIVE_FILL : FILL
  const shown = Math.max(1, right - left - (right - left > 6 ? 1 : 0))
  ctx.beginPath()
  ctx.roundRect(left, top, shown, bottom - top, Math.min(RADIUS, shown / 2))
  ctx.fill()
  const room = (right - left - FAINT.none) / (FAINT.full - FAINT.none)
  ctx.globalAlpha = active ? 1 : 0.6 * Math.max(0, Math.min(1, room))
  ctx.fillRect(left, top + RADIUS / 2, TICK, bottom - top - RADIUS)
  if (colours.forced && active) strokeRegion(canvas, left, shown, 2)
  if (segment.mark !== 'none') drawMark(canvas, segment.mark, left, shown)
  const before = earlierStart(segment, base[index])
  if (before !== null && before !== segment.start) drawEarlierStart(canvas, msToX(view, before))
  ctx.globalAlpha = 1
}

/** A line's start without the previewed change, else the original one. */
function earlierStart(segment: Segment, base: Segment | undefined): Ms | null {
  return (base && base !== segment ? base.start : segment.origin?.start) ?? null
}

/** A dot at a confirmed start; dashes along the bottom of an estimated line. */
function drawMark(canvas: Canvas, mark: 'confirmed' | 'estimated', left: number, width: number): void {
  if (width < NARROW) return
  const { ctx, colours, top, bottom } = canvas
  ctx.globalAlpha = 1
  if (mark === 'confirmed') {
    ctx.fillStyle = colours.ink
    ctx.beginPath()
    ctx.arc(left + TICK / 2, top + 6, 3, 0, 2 * Math.PI)
    return ctx.fill()
  }
  ctx.fillStyle = colours.soft
  for (let x = left; x < left + width - 2; x += 8) ctx.fillRect(x, bottom - 3, 4, 2)
}

function drawEarlierStart(canvas: Canvas, x: number): void {
  canvas.ctx.globalAlpha = 0.7
  canvas.ctx.fillStyle = canvas.colours.soft
  dotColumn(canvas, Math.round(x), { width: 1, step: 6 })
}

/** One strip per pixel in the colour of the speaker, stronger the more of it is speech. */
function drawStrips(canvas: Canvas, { timeline, segments, speakers }: Lines): void {
  const { ctx, view, colours } = canvas
  for (let x = 0; x < view.width; x++) {
    const fromMs = xToMs(view, x)
    const toMs = xToMs(view, x + 1)
    const last = rankAt(timeline, toMs)
    let spoken = 0
    for (let k = last; k >= 0 && k > last - PER_STRIP; k--) {
      spoken += Math.max(0, Math.min(toMs, timeline.ends[k] ?? 0) - Math.max(fromMs, timeline.starts[k] ?? 0))
      if ((timeline.starts[k] ?? 0) < fromMs) break
    }
    if (spoken <= 0 || toMs <= fromMs) continue
    const speaker = segments[timeline.lines[last] ?? -1]?.speaker
    ctx.fillStyle = colours.speaker(speakers.get(speaker ?? '') ?? null)
    ctx.globalAlpha = FILL * Math.min(1, 0.3 + (0.7 * spoken) / (toMs - fromMs))
    fillColumn(canvas, x, 1)
  }
  ctx.globalAlpha = 1
}

function drawActiveStrip(canvas: Canvas, lines: Lines, { from, to }: Ranks, activeId: string | null): void {
  if (activeId === null) return
  const { ctx, view, colours } = canvas
  for (let k = from; k < to; k++) {
    if (lines.segments[lines.timeline.lines[k] ?? -1]?.id !== activeId) continue
    const { left, right } = extentOf(view, lines.timeline, k)
    ctx.fillStyle = colours.accent
    ctx.globalAlpha = 0.5
    fillColumn(canvas, left, Math.max(2, right - left))
    ctx.globalAlpha = 1
    return
  }
}

/** A tint over all that moves, with a rule along the top. */
function drawReach(canvas: Canvas, { startMs, endMs }: Span): void {
  const { ctx, view, colours, top } = canvas
  const left = Math.max(0, msToX(view, startMs))
  const width = Math.min(view.width, msToX(view, endMs)) - left
  if (width <= 0) return
  ctx.fillStyle = colours.accent
  if (!colours.forced) {
    ctx.globalAlpha = 0.07
    fillColumn(canvas, left, width)
  }
  ctx.globalAlpha = 1
  ctx.fillRect(left, top, width, 2)
}

/** Where a line is drawn; however long it is, hardly beyond the view. */
function extentOf(view: View, timeline: Timeline, k: number): Extent {
  const left = Math.max(-20, msToX(view, timeline.starts[k] ?? 0))
  const end = Math.min(view.durationMs, timeline.ends[k] ?? 0)
  return { left, right: Math.max(left + 1, Math.min(view.width + 20, msToX(view, end))) }
}
