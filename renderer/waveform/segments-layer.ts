import type { Ms } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { rankAt, type Timeline } from '../../shared/timing/active.ts'
import { msToX, type View, visibleWindow, xToMs } from './geometry.ts'
import { type Band, type HandMarks, outline } from './handles-layer.ts'
import type { Palette } from './palette.ts'

/** The lines as the layer needs them. `speakers` = number of each speaker, for the colour. */
export type Lines = {
  readonly timeline: Timeline
  readonly segments: readonly Segment[]
  /** The same lines without the change that is being tried. */
  readonly base: readonly Segment[]
  readonly speakers: ReadonlyMap<string, number>
}

/** Which lines are marked. */
export type Marks = HandMarks & {
  readonly activeId: string | null
  /** What moves along when the start of the selected line is set; null when it moves alone. */
  readonly reached: { readonly startMs: Ms; readonly endMs: Ms } | null
}

/** Narrower than this on average (px), lines become one strip per pixel. */
const NARROW = 4
/** The marks of starts fade from the one width (px) to the other: closer together they would hide the waveform. */
const FAINT = { none: 5, full: 40 } as const
/** How far back a line may begin (in lines) and still be looked for, when lines overlap. */
const LOOK_BACK = 64
const PER_STRIP = 8
const RADIUS = 4
const FILL = 0.15
const ACTIVE_FILL = 0.26
const TICK = 1.5

/** Ranks of the timeline that are seen in `fromMs`..`toMs`; `to` excluded. */
export function visibleRanks(
  timeline: Timeline,
  fromMs: Ms,
  toMs: Ms,
): { readonly from: number; readonly to: number } {
  const at = rankAt(timeline, fromMs)
  let from = at + 1
  for (let k = at; k >= Math.max(0, at - LOOK_BACK); k--) if ((timeline.ends[k] ?? 0) > fromMs) from = k
  return { from, to: rankAt(timeline, toMs) + 1 }
}

/**
 * Draws the visible lines on a canvas that is scaled to CSS px: work for what is seen only. The answer is how many
 * lines were drawn one by one; 0 when they are so narrow that strips stand for them.
 */
export function drawLines(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  lines: Lines,
  marks: Marks,
  palette: Palette,
): number {
  const { fromMs, toMs } = visibleWindow(view)
  const { from, to } = visibleRanks(lines.timeline, fromMs, toMs)
  const strips = (to - from) * NARROW > view.width
  if (strips) drawStrips(ctx, view, band, lines, palette)
  else for (let k = from; k < to; k++) drawLine(ctx, view, band, lines, k, marks, palette)
  if (strips) drawActiveStrip(ctx, view, band, lines, { from, to }, marks, palette)
  if (marks.reached) drawReach(ctx, view, band, marks.reached, palette)
  return strips ? 0 : to - from
}

function drawLine(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  { timeline, segments, base, speakers }: Lines,
  k: number,
  marks: Marks,
  palette: Palette,
): void {
  const index = timeline.lines[k] ?? -1
  const segment = segments[index]
  if (!segment) return
  const { left, right } = spanOf(view, timeline, k)
  const active = segment.id === marks.activeId
  const colour = active ? palette.accent : palette.speaker(speakers.get(segment.speaker ?? '') ?? null)
  ctx.fillStyle = colour
  ctx.globalAlpha = active ? ACTIVE_FILL : FILL
  const shown = Math.max(1, right - left - (right - left > 6 ? 1 : 0))
  ctx.beginPath()
  ctx.roundRect(left, band.top, shown, band.bottom - band.top, Math.min(RADIUS, shown / 2))
  ctx.fill()
  const room = (right - left - FAINT.none) / (FAINT.full - FAINT.none)
  ctx.globalAlpha = active ? 1 : 0.6 * Math.max(0, Math.min(1, room))
  ctx.fillRect(left, band.top + RADIUS / 2, TICK, band.bottom - band.top - RADIUS)
  if (palette.forced && active) outline(ctx, left, shown, band, 2)
  const held = base[index]
  const before = held && held !== segment ? held.start : segment.origin?.start
  if (segment.mark !== 'none') drawMark(ctx, left, shown, band, segment.mark, palette)
  if (before != null && before !== segment.start) drawOldPlace(ctx, msToX(view, before), band, palette)
  ctx.globalAlpha = 1
}

/** A dot at a confirmed start; dashes along the foot of an estimated line. */
function drawMark(
  ctx: CanvasRenderingContext2D,
  left: number,
  width: number,
  band: Band,
  mark: 'confirmed' | 'estimated',
  palette: Palette,
): void {
  if (width < NARROW) return
  ctx.globalAlpha = 1
  if (mark === 'confirmed') {
    ctx.fillStyle = palette.ink
    ctx.beginPath()
    ctx.arc(left + TICK / 2, band.top + 6, 3, 0, 2 * Math.PI)
    return ctx.fill()
  }
  ctx.fillStyle = palette.soft
  for (let x = left; x < left + width - 2; x += 8) ctx.fillRect(x, band.bottom - 3, 4, 2)
}

/** Where the line is without the change that is tried, else where it was at first. */
function drawOldPlace(ctx: CanvasRenderingContext2D, x: number, band: Band, palette: Palette): void {
  ctx.globalAlpha = 0.7
  ctx.fillStyle = palette.soft
  for (let y = band.top; y < band.bottom; y += 6) ctx.fillRect(Math.round(x), y, 1, 3)
}

/** One strip per pixel: the colour of who speaks there, stronger the more of it is spoken. */
function drawStrips(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  { timeline, segments, speakers }: Lines,
  palette: Palette,
): void {
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
    ctx.fillStyle = palette.speaker(speakers.get(speaker ?? '') ?? null)
    ctx.globalAlpha = FILL * Math.min(1, 0.3 + (0.7 * spoken) / (toMs - fromMs))
    ctx.fillRect(x, band.top, 1, band.bottom - band.top)
  }
  ctx.globalAlpha = 1
}

function drawActiveStrip(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  { timeline, segments }: Lines,
  { from, to }: { from: number; to: number },
  marks: Marks,
  palette: Palette,
): void {
  if (marks.activeId === null) return
  for (let k = from; k < to; k++) {
    if (segments[timeline.lines[k] ?? -1]?.id !== marks.activeId) continue
    const { left, right } = spanOf(view, timeline, k)
    ctx.fillStyle = palette.accent
    ctx.globalAlpha = 0.5
    ctx.fillRect(left, band.top, Math.max(2, right - left), band.bottom - band.top)
    ctx.globalAlpha = 1
    return
  }
}

/** A tint and a rule along the top of all that moves. */
function drawReach(
  ctx: CanvasRenderingContext2D,
  view: View,
  band: Band,
  { startMs, endMs }: NonNullable<Marks['reached']>,
  palette: Palette,
): void {
  const left = Math.max(0, msToX(view, startMs))
  const width = Math.min(view.width, msToX(view, endMs)) - left
  if (width <= 0) return
  ctx.fillStyle = palette.accent
  if (!palette.forced) {
    ctx.globalAlpha = 0.07
    ctx.fillRect(left, band.top, width, band.bottom - band.top)
  }
  ctx.globalAlpha = 1
  ctx.fillRect(left, band.top, width, 2)
}

/** From where to where a line is drawn: a little beyond the view at most, whatever its length. */
function spanOf(
  view: View,
  timeline: Timeline,
  k: number,
): { readonly left: number; readonly right: number } {
  const left = Math.max(-20, msToX(view, timeline.starts[k] ?? 0))
  const end = Math.min(view.durationMs, timeline.ends[k] ?? 0)
  return { left, right: Math.max(left + 1, Math.min(view.width + 20, msToX(view, end))) }
}
