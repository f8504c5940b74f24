import { countLines, type Proposal, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { type Bound, hold, MIN_LENGTH } from './bounds.ts'

export type SetEndOptions = {
  readonly durationMs: Ms | null
  readonly label: Words
  readonly mergeKey?: string | null
}

/**
 * Moves the end of a line to `ms`, which confirms it; the next start follows if the two touched. Stops at the
 * next line and at the line's own start. A line without a start has no end: the edit is null and the stop
 * `own`.
 */
export function setEnd(transcript: Transcript, index: number, ms: Ms, options: SetEndOptions): Proposal {
  const segment = transcript.segments[index]
  if (segment?.start == null) return { edit: null, ms, stop: 'own', followed: null }
  const at = nearestTimed(transcript, index + 1, 1)
  const next = transcript.segments[at]
  const touching = segment.end !== null && next?.start === segment.end
  const lower: Bound = { ms: segment.start + MIN_LENGTH, stop: 'own' }
  const held = hold(ms, lower, upperBound(transcript, at, segment, touching, options.durationMs), segment.end)
  const changes = new Map<number, Partial<Segment>>([[index, { end: held.ms, mark: 'confirmed' }]])
  if (touching) changes.set(at, { start: held.ms })
  const edit = replaceLines(transcript, changes, {
    label: options.label,
    mergeKey: options.mergeKey ?? null,
    selection: [segment.id],
  })
  return { edit, ...held, followed: edit !== null && countLines(edit) > 1 ? 'next' : null }
}

function upperBound(
  transcript: Transcript,
  nextIndex: number,
  segment: Segment,
  touching: boolean,
  durationMs: Ms | null,
): Bound {
  const next = transcript.segments[nextIndex]
  if (next?.start == null) return { ms: durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
  const apart = !touching && (segment.end === null || segment.end <= next.start)
  if (apart) return { ms: next.start, stop: 'next' }
  const nextEnd = endOf(transcript, nextIndex, durationMs) ?? Number.MAX_SAFE_INTEGER
  // The next start moves along, but stays before the one after it, even if its line overlaps that.
  const third = transcript.segments[nearestTimed(transcript, nextIndex + 1, 1)]?.start ?? null
  const isAfter = touching && third !== null && third >= next.start
  return { ms: Math.min(nextEnd, isAfter ? third : Infinity) - MIN_LENGTH, stop: 'next' }
}
