import type { Edit } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

export type NewLine = {
  readonly start: Ms
  /** Null = until the next line starts. */
  readonly end: Ms | null
  readonly text: string
  readonly speaker?: string | null
}

/**
 * Adds a line after the last one that starts at or before its time, or before all others. It ends at the next
 * start at the latest and is confirmed; other lines stay.
 */
export function insert(
  transcript: Transcript,
  line: NewLine,
  options: { readonly newId: string; readonly label: Words },
): Edit {
  const { segments } = transcript
  const start = Math.max(0, Math.round(line.start))
  let before = -1
  let nextStart = Infinity
  for (const [index, segment] of segments.entries()) {
    if (segment.start === null) continue
    if (segment.start > start) nextStart = Math.min(nextStart, segment.start)
    else if (before < 0 || segment.start >= (segments[before]?.start ?? 0)) before = index
  }
  const inserted: Segment = {
    id: options.newId,
    start,
    end: line.end === null ? null : Math.max(start, Math.min(Math.round(line.end), nextStart)),
    text: line.text,
    speaker: line.speaker ?? null,
    words: null,
    mark: 'confirmed',
    origin: null,
  }
  const neighbour = segments[before] ?? segments[0]
  return {
    label: options.label,
    mergeKey: null,
    splices: [{ at: before + 1, removed: [], inserted: [inserted] }],
    selection: { before: neighbour ? [neighbour.id] : [], after: [inserted.id] },
  }
}
