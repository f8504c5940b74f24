import { type Edit, type EditDetails, replaceLines } from '../model/edit.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { createTimeline } from './active.ts'
import { MIN_LENGTH } from './bounds.ts'
import type { CheckOptions, Finding, FindingKind } from './check.ts'

/** Kinds that can be fixed without listening. */
export const FIXABLE = ['overlap', 'gap', 'length', 'beyond-end'] as const satisfies FindingKind[]

type FixOptions = Pick<CheckOptions, 'durationMs' | 'minLengthMs'> & Omit<EditDetails, 'selection'>

/**
 * Fixes findings by changing ends; starts stay. Overlap: the first line ends where the second starts. Short
 * gap: the first lasts until the second. No length: the shortest one, if there is room. Beyond the audio: it
 * ends with the audio. Confirmed lines stay. Null when nothing changes.
 */
export function fixes(transcript: Transcript, findings: Iterable<Finding>, options: FixOptions): Edit | null {
  const { lines, starts } = createTimeline(transcript)
  const nextStart = new Float64Array(transcript.segments.length).fill(Infinity)
  for (const [rank, line] of lines.entries()) nextStart[line] = starts[rank + 1] ?? Infinity
  const changes = new Map<number, Partial<Segment>>()
  const selection: string[] = []
  for (const { kind, index } of findings) {
    const found = transcript.segments[index]
    if (!found || found.mark === 'confirmed') continue
    const now = { start: found.start, end: changes.get(index)?.end ?? found.end }
    const end = fixedEnd(kind, now, nextStart[index] ?? Infinity, options)
    if (end === null || end === now.end) continue
    changes.set(index, { end })
    if (selection.length === 0) selection.push(found.id)
  }
  return replaceLines(transcript, changes, { ...options, selection })
}

/** The end that fixes a line; null when none does, or the line has no end. */
function fixedEnd(
  kind: FindingKind,
  { start, end }: Pick<Segment, 'start' | 'end'>,
  next: number,
  { durationMs, minLengthMs }: FixOptions,
): number | null {
  if (start === null || end === null) return null
  const limit = Math.min(next, durationMs ?? Infinity)
  if (kind === 'overlap' && end > next && next - start >= MIN_LENGTH) return next
  if (kind === 'gap' && end < next && next < Infinity) return next
  if (kind === 'length' && end - start < minLengthMs && start + minLengthMs <= limit)
    return start + minLengthMs
  if (kind === 'beyond-end' && durationMs !== null && end > durationMs && start + MIN_LENGTH <= durationMs)
    return durationMs
  return null
}
