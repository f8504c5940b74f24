import type { Edit } from '../model/edit.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/**
 * Removes the lines `from`..`to` (both included). The line after them is selected then, else the one before. Null when
 * there is no such line, or no other: a transcript keeps one line, after which its file's layout is written.
 */
export function remove(
  transcript: Transcript,
  from: number,
  to: number,
  options: { readonly label: Words },
): Edit | null {
  const { segments } = transcript
  const at = Math.max(0, from)
  const removed = segments.slice(at, to + 1)
  const [first] = removed
  const next = segments[at + removed.length] ?? segments[at - 1]
  if (!first || !next) return null
  return {
    label: options.label,
    mergeKey: null,
    splices: [{ at, removed, inserted: [] }],
    selection: { before: [first.id], after: [next.id] },
  }
}
