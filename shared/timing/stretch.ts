import type { EditDetails, Movement } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { type Bound, hold, MIN_LENGTH } from './bounds.ts'
import { countMoved, countMoving, type Moves, moveLines, refused } from './move-lines.ts'
import { type SetTimeOptions, setStart } from './set-start.ts'
import { anchorStarts, contradicts, heldBetween, type Point, piecewise } from './time-map.ts'

export type Anchor = { readonly index: number; readonly ms: Ms }
type Options = Omit<EditDetails, 'selection'>

/**
 * Moves the start of a line to `ms` and the lines between the anchors around it in proportion. A side without
 * an anchor moves as a whole (rate 1): the first line set gives an offset, the second a rate. The line
 * becomes confirmed. In order of time, not of the file. Stops short of the anchors and of 0. An untimed line
 * is set alone.
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
  if (start === null) {
    const proposal = setStart(transcript, index, ms, options)
    return { ...proposal, moved: countMoved(proposal.edit), delta: 0 }
  }
  const { before, after, earliest } = around(segments, index, start)
  const lower: Bound =
    before === null
      ? { ms: start - earliest, stop: 'beginning' }
      : { ms: before + MIN_LENGTH, stop: 'confirmed' }
  const upper: Bound =
    after === null
      ? { ms: options.durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
      : { ms: after - MIN_LENGTH, stop: 'confirmed' }
  const held = hold(ms, lower, upper, start)
  const fixed = [before, null, after].map((at) => (at === null ? null : { from: at, to: at }))
  fixed[1] = { from: start, to: held.ms }
  const moves: Moves = {
    from: 0,
    to: segments.length - 1,
    isMoved: (line, i) =>
      i === index ||
      (line.mark !== 'confirmed' &&
        line.start !== null &&
        line.start >= (before ?? -Infinity) &&
        line.start <= (after ?? Infinity)),
    map: piecewise(fixed.filter((point) => point !== null)),
    confirms: [index],
    within: options.within,
  }
  const edit = moveLines(transcript, moves, { ...options, selection: [segment.id] })
  const moved = countMoving(transcript, moves)
  return { edit, ...held, followed: null, moved, delta: held.ms - start }
}

/** Starts of the anchors next to `start` in time, and of the earliest line. */
function around(segments: readonly Segment[], index: number, start: Ms) {
  let before: Ms | null = null
  let after: Ms | null = null
  let earliest = start
  for (const [i, line] of segments.entries()) {
    if (line.start === null) continue
    earliest = Math.min(earliest, line.start)
    if (line.mark !== 'confirmed' || i === index) continue
    if (line.start < start || (line.start === start && i < index))
      before = Math.max(before ?? line.start, line.start)
    else after = Math.min(after ?? line.start, line.start)
  }
  return { before, after, earliest }
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
