import type { EditDetails, Movement } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import { type Bound, hold, isTouching, MIN_LENGTH, startFloor } from './bounds.ts'
import { countMoved, countMoving, type Moves, moveLines, refused } from './move-lines.ts'
import { type SetTimeOptions, setStart } from './set-start.ts'
import { anchorStarts, contradicts, heldBetween, type Point, piecewise } from './time-map.ts'

export type Anchor = { readonly index: number; readonly ms: Ms }
type Options = Omit<EditDetails, 'selection'>

/** Sides of a line on which no line is confirmed, so that what is there rests. */
export type OpenSides = { readonly before: boolean; readonly after: boolean }

/**
 * Moves the start of a line to `ms` and the lines between the anchors around it in proportion. On a side
 * without an anchor nothing moves: the line stops at its neighbour there. The line becomes
 * confirmed. In order of time, not of the file. Stops short of the anchors and of 0. An untimed line, and one
 * with no anchor on either side, is set alone.
 */
export function stretchBetween(
  transcript: Transcript,
  index: number,
  ms: Ms,
  options: SetTimeOptions,
): Movement {
  const { segments } = transcript
  const segment = segments[index]
  if (!segment) return refused(ms, null)
  const { start } = segment
  const { before, after } = start === null ? NO_ANCHORS : around(segments, index, start)
  if (start === null || (!before && !after)) {
    const proposal = setStart(transcript, index, ms, options)
    return { ...proposal, moved: countMoved(proposal.edit), delta: start === null ? 0 : proposal.ms - start }
  }
  const lower = before
    ? { ms: before.to + MIN_LENGTH, stop: 'confirmed' as const }
    : startFloor(segment, segments[nearestTimed(transcript, index - 1, -1)])
  const upper = after
    ? { ms: after.to - MIN_LENGTH, stop: 'confirmed' as const }
    : ceiling(segments[nearestTimed(transcript, index + 1, 1)], start, options.durationMs)
  const held = hold(ms, lower, upper, start)
  const moves: Moves = {
    from: 0,
    to: segments.length - 1,
    isMoved: (line, i) => i === index || isBetween(line, i, index, start, { before, after }),
    map: piecewise(pointsOf(transcript, index, held.ms, { before, after })),
    confirms: [index],
    within: options.within,
  }
  const edit = moveLines(transcript, moves, { ...options, selection: [segment.id] })
  const moved = countMoving(transcript, moves)
  const isFollowed = !before && held.ms !== start && isTouching(segments[index - 1], segment)
  return { edit, ...held, followed: isFollowed ? 'previous' : null, moved, delta: held.ms - start }
}

/** Where an anchor was for the lines beside it (`from`), and where it is. */
type Anchors = { readonly before: Point | null; readonly after: Point | null }
const NO_ANCHORS: Anchors = { before: null, after: null }

function isBetween(line: Segment, i: number, index: number, start: Ms, { before, after }: Anchors): boolean {
  if (line.mark === 'confirmed' || line.start === null) return false
  return line.start < start || (line.start === start && i < index)
    ? before !== null && line.start >= before.to
    : after !== null && line.start <= after.to
}

/**
 * The anchors, and the line between them; without one after it the line keeps its length if there is room.
 */
function pointsOf(
  transcript: Transcript,
  index: number,
  ms: Ms,
  { before, after }: Anchors,
): readonly Point[] {
  const { start = null, end = null } = transcript.segments[index] ?? {}
  if (start === null) return []
  const own = { from: start, to: ms }
  const next = transcript.segments[nearestTimed(transcript, index + 1, 1)]?.start ?? Infinity
  const room = end === null || next < start ? Infinity : Math.max(end, next)
  const last = end !== null && end > start ? { from: end, to: Math.min(end + ms - start, room) } : null
  return [before, own, after ?? last].filter((point) => point !== null)
}

/** The latest start before the next line, which rests; lines before in time are none. */
function ceiling(next: Segment | undefined, start: Ms, durationMs: Ms | null): Bound {
  return next?.start != null && next.start >= start
    ? { ms: next.start - MIN_LENGTH, stop: 'next' }
    : { ms: durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
}

/** The sides of a timed line on which others rest because none is confirmed there. */
export function openSides({ segments }: Transcript, index: number): OpenSides {
  const start = segments[index]?.start ?? null
  if (start === null) return { before: false, after: false }
  const { before, after } = around(segments, index, start)
  const isTimed = (line: Segment) => line.start !== null
  return {
    before: !before && segments.slice(0, index).some(isTimed),
    after: !after && segments.slice(index + 1).some(isTimed),
  }
}

/** The anchors next to a line in time. */
function around(segments: readonly Segment[], index: number, start: Ms): Anchors {
  let before: Segment | null = null
  let after: Segment | null = null
  for (const [i, line] of segments.entries()) {
    if (line.start === null || line.mark !== 'confirmed' || i === index) continue
    if (line.start < start || (line.start === start && i < index)) {
      if (line.start >= (before?.start ?? 0)) before = line
    } else if (line.start < (after?.start ?? Infinity)) after = line
  }
  const own = segments[index]
  return {
    before: before && placeOf(before, segments, start, own),
    after: after && placeOf(after, segments, start, own),
  }
}

/**
 * An anchor counts by where it was read as long as all lines between it and `start` are where they were read:
 * it was moved without them, and its move tells theirs. Once they have moved, it counts by where it is.
 */
function placeOf(anchor: Segment, segments: readonly Segment[], start: Ms, own: Segment | undefined): Point {
  const to = anchor.start ?? 0
  const from = anchor.origin?.start ?? to
  if (from === to || !isAsRead(own)) return { from: to, to }
  const [low, high] = to < start ? [to, start] : [start, to]
  const [first, last] = to < start ? [from, start] : [start, from]
  const isUntouched = segments.every((line) => {
    if (line === anchor || line === own || line.mark === 'confirmed' || line.start === null) return true
    if (line.start < low || line.start > high) return true
    return isAsRead(line) && line.start >= first && line.start <= last
  })
  return isUntouched && first < last ? { from, to } : { from: to, to }
}

function isAsRead(line: Segment | undefined): boolean {
  return line?.start != null && line.origin?.start === line.start
}

/**
 * Moves every line by known starts of some: linear between the anchors, rate 1 before the first and after the
 * last. Confirmed lines stay and count as anchors. The lines of `anchors` become confirmed. Refused with the
 * stop `confirmed` when two anchors contradict each other; `ms` is then the later one's.
 */
export function fit(transcript: Transcript, anchors: readonly Anchor[], options: Options): Movement {
  const targets = new Map(anchors.map(({ index, ms }) => [index, Math.round(ms)]))
  const points: Point[] = []
  let shown: Segment | undefined
  for (const [index, segment] of transcript.segments.entries()) {
    const to = targets.get(index) ?? (segment.mark === 'confirmed' ? segment.start : null)
    if (segment.start === null || to === null) continue
    points.push({ from: segment.start, to })
    if (targets.has(index)) shown ??= segment
  }
  points.sort((a, b) => a.from - b.from)
  const target = shown && targets.get(transcript.segments.indexOf(shown))
  if (!shown || target === undefined || shown.start === null) return refused(0, null)
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    if (point.to < 0) return refused(point.to, 'beginning')
    if (before && contradicts(before, point)) return refused(point.to, 'confirmed')
  }
  const map = piecewise(points)
  const edit = moveLines(
    transcript,
    {
      from: 0,
      to: transcript.segments.length - 1,
      isMoved: ({ mark }, i) => mark !== 'confirmed' || targets.has(i),
      map,
      confirms: [...targets.keys()],
    },
    { ...options, selection: [shown.id] },
  )
  const isCut = transcript.segments.some(({ start }) => start !== null && map(start) < 0)
  return {
    edit,
    ms: target,
    stop: isCut ? 'beginning' : null,
    followed: null,
    moved: countMoved(edit),
    delta: target - shown.start,
  }
}

/**
 * Multiplies all times by `ratio` (> 0) around `pivotMs`, which stays: 25 / 23.976 slows down a transcript
 * made for 25 frames per second. Confirmed lines stay unless `confirmedToo`; no line passes them or 0, which
 * `stop` reports.
 */
export function changeSpeed(
  transcript: Transcript,
  ratio: number,
  options: Options & { readonly pivotMs: Ms; readonly confirmedToo: boolean },
): Movement {
  const { pivotMs, confirmedToo } = options
  if (!(ratio > 0) || !Number.isFinite(ratio)) return refused(pivotMs, null)
  const { segments } = transcript
  const anchors = confirmedToo ? [] : anchorStarts(transcript)
  const wanted = (ms: Ms) => pivotMs + (ms - pivotMs) * ratio
  const map = (ms: Ms) => heldBetween(anchors, ms, wanted(ms))
  const isMoved = ({ mark }: Segment) => confirmedToo || mark !== 'confirmed'
  const edit = moveLines(
    transcript,
    { from: 0, to: segments.length - 1, isMoved, map },
    { ...options, selection: [] },
  )
  const held = segments.find(
    (line) => line.start !== null && isMoved(line) && map(line.start) !== wanted(line.start),
  )
  const stop = held ? (wanted(held.start ?? 0) < 0 ? 'beginning' : 'confirmed') : null
  return { edit, ms: pivotMs, stop, followed: null, moved: countMoved(edit), delta: 0 }
}
