import { type Proposal, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import { type Bound, hold, MIN_LENGTH, startFloor } from './bounds.ts'
import type { SetTimeOptions } from './set-start.ts'

/**
 * Moves all edges (starts and ends of any lines) at time `at` to `ms` together; line `index` becomes
 * confirmed. They stop where the first of them must.
 */
export function moveEdges(
  transcript: Transcript,
  index: number,
  at: Ms,
  ms: Ms,
  options: Omit<SetTimeOptions, 'within'>,
): Proposal {
  const { segments } = transcript
  const changes = new Map<number, Partial<Segment>>()
  let lower: Bound = { ms: 0, stop: 'beginning' }
  let upper: Bound = { ms: options.durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
  const atLeast = (bound: Bound) => {
    if (bound.ms > lower.ms) lower = bound
  }
  const atMost = (bound: Bound) => {
    if (bound.ms < upper.ms) upper = bound
  }
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i]
    if (segment?.start == null) continue
    const starts = segment.start === at
    const ends = segment.end === at
    if (!starts && !ends) continue
    changes.set(i, { ...(starts && { start: at }), ...(ends && { end: at }) })
    if (starts) {
      const previous = segments[nearestTimed(transcript, i - 1, -1)]
      if (previous?.start !== at) atLeast(startFloor(segment, previous))
      const following = segments[nearestTimed(transcript, i + 1, 1)]
      // An overlapping line still begins before the next one.
      if (following?.start != null && following.start > at) atMost({ ms: following.start, stop: 'next' })
      if (!ends) atMost({ ms: openEnd(transcript, i, options.durationMs) - MIN_LENGTH, stop: 'own' })
    } else {
      atLeast({ ms: segment.start + MIN_LENGTH, stop: 'own' })
      const next = segments[nearestTimed(transcript, i + 1, 1)]
      if (next?.start != null && next.start > at) atMost({ ms: next.start, stop: 'next' })
    }
  }
  const held = hold(ms, lower, upper, at)
  for (const [i, { start, end }] of changes)
    changes.set(i, {
      ...(start !== undefined && { start: held.ms }),
      ...(end !== undefined && { end: held.ms }),
      ...(i === index && { mark: 'confirmed' }),
    })
  const selection = segments[index] ? [segments[index].id] : []
  const details = { label: options.label, mergeKey: options.mergeKey ?? null, selection }
  const edit = held.ms === at ? null : replaceLines(transcript, changes, details)
  return { edit, ...held, followed: null }
}

/** Number of edges at time `at` (ms). */
export function countEdges({ segments }: Transcript, at: Ms): number {
  return segments.reduce((count, { start, end }) => count + Number(start === at) + Number(end === at), 0)
}

function openEnd(transcript: Transcript, index: number, durationMs: Ms | null): Ms {
  return endOf(transcript, index, durationMs) ?? Number.MAX_SAFE_INTEGER
}
