import type { Edit } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, type Segment, type Transcript, type Word } from '../model/transcript.ts'

/**
 * Splits a line at `ms` into two; the second gets `newId` and no origin. The text parts where the words say, else by the
 * share of the time, always between two words. Null when the moment is not inside the line or a half would be empty.
 */
export function split(
  transcript: Transcript,
  index: number,
  ms: Ms,
  options: { readonly durationMs: Ms | null; readonly newId: string; readonly label: string },
): Edit | null {
  const segment = transcript.segments[index]
  const end = endOf(transcript, index, options.durationMs)
  if (segment?.start == null || end === null || ms <= segment.start || ms >= end) return null
  const moment = Math.round(ms)
  const words = segment.words ?? []
  const spoken = words.findIndex((word) => word.start !== null && word.start >= moment)
  const share = (moment - segment.start) / (end - segment.start)
  const offset = wordBreak(
    segment.text,
    spoken > 0 ? lengthOf(words.slice(0, spoken)) : share * segment.text.length,
  )
  if (offset === null) return null
  const cut = segment.words === null ? null : spoken > 0 ? spoken : countWords(segment.text.slice(0, offset))
  const first: Segment = {
    ...segment,
    end: segment.end === null ? null : moment,
    text: segment.text.slice(0, offset).trimEnd(),
    words: cut === null ? null : words.slice(0, cut),
  }
  const second: Segment = {
    ...segment,
    id: options.newId,
    start: moment,
    text: segment.text.slice(offset).trimStart(),
    words: cut === null ? null : words.slice(cut),
    mark: 'none',
    origin: null,
  }
  return {
    label: options.label,
    mergeKey: null,
    splices: [{ at: index, removed: [segment], inserted: [first, second] }],
    selection: { before: [segment.id], after: [second.id] },
  }
}

/** The white space nearest to `wanted` that leaves text on both sides; null when the text is one word. */
function wordBreak(text: string, wanted: number): number | null {
  let best: number | null = null
  for (const match of text.matchAll(/\s+/g)) {
    const isInside = text.slice(0, match.index).trim() !== '' && text.slice(match.index).trim() !== ''
    if (isInside && (best === null || Math.abs(match.index - wanted) < Math.abs(best - wanted)))
      best = match.index
  }
  return best
}

function lengthOf(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + word.text.length, 0)
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
