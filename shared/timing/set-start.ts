import { countLines, type Proposal, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { type Bound, hold, isTouching, MIN_LENGTH, startFloor } from './bounds.ts'
import type { Reach } from './reach.ts'

export type SetTimeOptions = {
  /** Length of the audio in ms; null = unknown. */
  readonly durationMs: Ms | null
  readonly label: Words
  readonly mergeKey?: string | null
  /** For a preview: only these lines are computed. */
  readonly within?: Reach | undefined
}

/**
 * Moves the start of a line to `ms`, which confirms it. The previous end follows if the two touched. Stops at
 * the previous line and at the line's own end; an untimed line stops at the timed lines around it.
 */
export function setStart(transcript: Transcript, index: number, ms: Ms, options: SetTimeOptions): Proposal {
  const segment = transcript.segments[index]
  if (!segment) return { edit: null, ms, stop: null, followed: null }
  const at = nearestTimed(transcript, index - 1, -1)
  const previous = transcript.segments[at]
  const touching = isTouching(previous, segment)
  const upper = upperBound(transcript, index, segment, options.durationMs)
  const floor = startFloor(segment, previous)
  // Between two lines without room it begins with the second at the latest.
  const lower = floor.ms <= upper.ms ? floor : { ...floor, ms: tightFloor(previous, upper) }
  const held = hold(ms, lower, upper, segment.start)
  const changes = new Map<number, Partial<Segment>>([[index, { start: held.ms, mark: 'confirmed' }]])
  if (touching && at === index - 1) changes.set(at, { end: held.ms })
  const edit = replaceLines(transcript, changes, {
    label: options.label,
    mergeKey: options.mergeKey ?? null,
    selection: [segment.id],
  })
  return { edit, ...held, followed: edit !== null && countLines(edit) > 1 ? 'previous' : null }
}

function tightFloor(previous: Segment | undefined, upper: Bound): Ms {
  return Math.min((previous?.start ?? 0) + MIN_LENGTH, upper.ms + MIN_LENGTH)
}

/** The line's own end or the next start, whichever is first; for overlapping lines the next start. */
function upperBound(transcript: Transcript, index: number, segment: Segment, durationMs: Ms | null): Bound {
  const own = segment.end === null ? Infinity : segment.end - MIN_LENGTH
  const next = transcript.segments[nearestTimed(transcript, index + 1, 1)]?.start ?? null
  const isAfter = next !== null && next >= (segment.start ?? next)
  if (next !== null && next - MIN_LENGTH < own && (isAfter || own === Infinity))
    return { ms: next - MIN_LENGTH, stop: 'next' }
  return own === Infinity
    ? { ms: durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
    : { ms: own, stop: 'own' }
}
