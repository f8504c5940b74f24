import { changeLines, type Edit, type EditDetails } from '../model/edit.ts'
import { changed } from '../model/moved-words.ts'
import type { Transcript } from '../model/transcript.ts'

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
  const first = transcript.segments[from]
  return changeLines(
    transcript,
    from,
    to,
    (line) =>
      line.mark === mark || (mark === 'confirmed' && line.start === null) ? line : changed(line, { mark }),
    { ...details, selection: first ? [first.id] : [] },
  )
}
