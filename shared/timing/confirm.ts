import { type Edit, type EditDetails, replaceLines } from '../model/edit.ts'
import type { Segment, Transcript } from '../model/transcript.ts'

/**
 * Says of the lines `from`..`to` (both included) that their times are right, or takes that back. A line without a start
 * has nothing to confirm. Null when all of them are marked so already.
 */
export function confirm(
  transcript: Transcript,
  from: number,
  to: number,
  mark: 'confirmed' | 'none',
  details: Omit<EditDetails, 'selection'>,
): Edit | null {
  const changes = new Map<number, Partial<Segment>>()
  for (let index = Math.max(0, from); index <= Math.min(to, transcript.segments.length - 1); index++) {
    if (mark === 'none' || transcript.segments[index]?.start !== null) changes.set(index, { mark })
  }
  const first = transcript.segments[from]
  return replaceLines(transcript, changes, { ...details, selection: first ? [first.id] : [] })
}
