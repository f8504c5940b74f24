import { changeLines, type Edit, type EditDetails } from '../model/edit.ts'
import { changed } from '../model/moved-words.ts'
import type { Transcript } from '../model/transcript.ts'

/**
 * Confirms the times of the lines `from`..`to` (both included), or takes that back. Untimed lines cannot be
 * confirmed. Null when nothing changes.
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
