import { type Proposal, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { hold, MIN_LENGTH } from './bounds.ts'

/**
 * Ends a line at `ms` and starts the next one there, which becomes confirmed. Where the file has no ends,
 * only that start moves. Stops at the line's own start and the next line's end.
 */
export function setBoundary(
  transcript: Transcript,
  index: number,
  ms: Ms,
  options: { readonly durationMs: Ms | null; readonly label: Words },
): Proposal {
  const segment = transcript.segments[index]
  const next = transcript.segments[index + 1]
  if (segment?.start == null || !next) return { edit: null, ms, stop: next ? 'own' : 'end', followed: null }
  const end = endOf(transcript, index + 1, options.durationMs) ?? endOf(transcript, index, options.durationMs)
  const ownEnd = next.start === null && end !== null ? end : (end ?? Number.MAX_SAFE_INTEGER) - MIN_LENGTH
  const third = transcript.segments[nearestTimed(transcript, index + 2, 1)]?.start ?? null
  const isAfter = third !== null && third >= (next.start ?? segment.start)
  const upper = isAfter ? Math.min(ownEnd, Math.max(segment.start, third - MIN_LENGTH)) : ownEnd
  const isBehind = isAfter && segment.end !== null && segment.end > third
  const present = next.start ?? (isBehind ? null : segment.end)
  const held = hold(ms, { ms: segment.start + MIN_LENGTH, stop: 'own' }, { ms: upper, stop: 'next' }, present)
  const changes = new Map<number, Partial<Segment>>([[index + 1, { start: held.ms, mark: 'confirmed' }]])
  if (segment.end !== null) changes.set(index, { end: held.ms })
  const edit = replaceLines(transcript, changes, { label: options.label, selection: [segment.id] })
  return { edit, ...held, followed: null }
}
