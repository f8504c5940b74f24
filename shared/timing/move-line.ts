import { countLines, type Movement, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import { type Bound, hold, isTouching, MIN_LENGTH, startFloor } from './bounds.ts'
import { countMoved, refused } from './move-lines.ts'
import type { SetTimeOptions } from './set-start.ts'

/**
 * Moves a whole line to start at `ms`, with end and words; it becomes confirmed. Touching edges of neighbours
 * follow; otherwise it stops at the neighbours.
 */
export function moveLine(
  transcript: Transcript,
  index: number,
  ms: Ms,
  options: Omit<SetTimeOptions, 'within'>,
): Movement {
  const segment = transcript.segments[index]
  if (segment?.start == null) return refused(ms, null)
  const before = nearestTimed(transcript, index - 1, -1)
  const after = nearestTimed(transcript, index + 1, 1)
  const [previous, next] = [transcript.segments[before], transcript.segments[after]]
  const { start } = segment
  const length = segment.end === null ? MIN_LENGTH : segment.end - start
  const upper = endCeiling(transcript, segment, after, options.durationMs)
  const held = hold(ms, startFloor(segment, previous), { ...upper, ms: upper.ms - length }, start)
  const delta = held.ms - start
  if (delta === 0) return refused(held.ms, held.stop)
  const changes = new Map<number, Partial<Segment>>([[index, movedBy(segment, delta)]])
  if (isTouching(previous, segment)) changes.set(before, { end: held.ms })
  if (next && isTouching(segment, next)) changes.set(after, { start: held.ms + length })
  const edit = replaceLines(transcript, changes, {
    label: options.label,
    mergeKey: options.mergeKey ?? null,
    selection: [segment.id],
  })
  const followed = edit === null || countLines(edit) === 1 ? null : changes.has(before) ? 'previous' : 'next'
  return { edit, ...held, followed, moved: countMoved(edit) > 0 ? 1 : 0, delta }
}

function movedBy(segment: Segment, delta: number): Partial<Segment> {
  const move = (ms: Ms | null) => (ms === null ? null : Math.max(0, ms + delta))
  const words = segment.words?.map((word) => ({ ...word, start: move(word.start), end: move(word.end) }))
  return { start: move(segment.start), end: move(segment.end), words: words ?? null, mark: 'confirmed' }
}

/**
 * The latest end of a line before the timed line `after`: its start; if the two touch, short of its end and
 * not after the following start. A line that overlaps the next stops before starting after it.
 */
function endCeiling(transcript: Transcript, segment: Segment, after: number, durationMs: Ms | null): Bound {
  const next = transcript.segments[after]
  if (next?.start == null) return { ms: durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
  const [start, end] = [segment.start ?? 0, segment.end ?? 0]
  if (end > next.start) return { ms: next.start - MIN_LENGTH + end - start, stop: 'next' }
  if (!isTouching(segment, next)) return { ms: next.start, stop: 'next' }
  const nextEnd = endOf(transcript, after, durationMs) ?? Number.MAX_SAFE_INTEGER
  const following = transcript.segments[nearestTimed(transcript, after + 1, 1)]?.start ?? null
  // The next line moves along, but still begins before the one that it overlaps.
  const latest = following !== null && following >= next.start ? following : Infinity
  return { ms: Math.min(nextEnd - MIN_LENGTH, latest), stop: 'next' }
}
