import type { Edit } from '../model/edit.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/**
 * Removes the lines `from`..`to` (both included) and selects the next line, or the previous. Null when there
 * is no such line, or no other: one line stays as the model for saving.
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
