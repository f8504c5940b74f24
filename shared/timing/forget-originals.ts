import type { Edit } from '../model/edit.ts'
import { isRetimed, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/**
 * Makes the present times the original ones, so that nothing counts as changed; lines made by the user become
 * like all others. `since` goes with it, for undo. Null when nothing counts as changed.
 */
export function forgetOriginals(
  { segments }: Transcript,
  details: { readonly label: Words; readonly since: NonNullable<Edit['since']> },
): Edit | null {
  const from = segments.findIndex(isRetimed)
  if (from < 0) return null
  const removed = segments.slice(from, segments.findLastIndex(isRetimed) + 1)
  const inserted = removed.map((segment) => (isRetimed(segment) ? begunAnew(segment) : segment))
  return {
    label: details.label,
    mergeKey: null,
    splices: [{ at: from, removed, inserted }],
    since: details.since,
    selection: { before: [], after: [] },
  }
}

function begunAnew(segment: Segment): Segment {
  const { start, end, words } = segment
  return { ...segment, origin: words ? { start, end, words } : { start, end } }
}
