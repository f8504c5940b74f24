import type { Edit } from '../model/edit.ts'
import type { Origin, Segment, Transcript, Word } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/** Joins a line with the next: texts with a space, first start to last end. Null for the last line. */
export function merge(
  transcript: Transcript,
  index: number,
  options: { readonly label: Words },
): Edit | null {
  const first = transcript.segments[index]
  const second = transcript.segments[index + 1]
  if (!first || !second) return null
  const words = first.words && second.words ? joinWords(first.words, second.words) : null
  const merged: Segment = {
    ...first,
    start: first.start ?? second.start,
    end: second.start === null ? first.end : second.end,
    text: [first.text, second.text].filter(Boolean).join(' '),
    speaker: first.speaker ?? second.speaker,
    words,
    mark: first.start === null ? second.mark : first.mark,
    origin: joinOrigins(first.origin, second.origin),
  }
  return {
    label: options.label,
    mergeKey: null,
    splices: [{ at: index, removed: [first, second], inserted: [merged] }],
    selection: { before: [first.id], after: [first.id] },
  }
}

/** The words of both lines, apart as the texts are. */
function joinWords(one: readonly Word[], other: readonly Word[]): readonly Word[] {
  const last = one.at(-1)
  const [next, ...rest] = other
  const isApart = !last || !next || /\s$/.test(last.text) || /^\s/.test(next.text)
  return isApart ? [...one, ...other] : [...one, { ...next, text: ` ${next.text}` }, ...rest]
}

/** The joined originals. A line made by the user adds nothing. */
function joinOrigins(first: Origin | null, second: Origin | null): Origin | null {
  if (!first || !second) return first
  const times = { start: first.start ?? second.start, end: second.start === null ? first.end : second.end }
  return first.words && second.words ? { ...times, words: joinWords(first.words, second.words) } : times
}
