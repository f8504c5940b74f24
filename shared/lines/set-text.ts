import { sameEnds } from '../base/same-ends.ts'
import { type Edit, replaceLines } from '../model/edit.ts'
import type { Segment, Transcript, Word } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/** Above this many word pairs a changed stretch is not compared word by word. */
const MOST_PAIRS = 40_000

/** Changes the text of a line. Kept words keep their times. */
export function setText(
  transcript: Transcript,
  index: number,
  text: string,
  options: { readonly label: Words },
): Edit | null {
  const segment = transcript.segments[index]
  if (!segment) return null
  return replaceLines(transcript, new Map([[index, reword(segment, text)]]), {
    label: options.label,
    selection: [segment.id],
  })
}

/** New text and words of a line; words that are still there keep their times. */
export function reword({ words }: Segment, text: string): Pick<Segment, 'text' | 'words'> {
  return { text, words: words === null ? null : rewordedFrom(words, text) }
}

function rewordedFrom(old: readonly Word[], text: string): Word[] {
  const parts = text.match(/\s*\S+/g) ?? []
  const isEqual = (word: Word, part: string) => word.text.trim() === part.trim()
  const { head, tail } = sameEnds(old, parts, isEqual)
  const isSame = (i: number, j: number) => isEqual(old[i] as Word, parts[j] as string)
  const between = commonWords(head, old.length - tail, parts.length - tail, isSame)
  return parts.map((part, j) => {
    const i = j < head ? j : j >= parts.length - tail ? old.length - (parts.length - j) : between.get(j)
    return (i === undefined ? undefined : old[i]) ?? { text: part, start: null, end: null }
  })
}

/** Longest common subsequence of old and new words from `from` on: old index by new index. */
function commonWords(
  from: number,
  oldTo: number,
  newTo: number,
  isSame: (i: number, j: number) => boolean,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const [rows, columns] = [oldTo - from, newTo - from]
  if (rows <= 0 || columns <= 0 || rows * columns > MOST_PAIRS) return found
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] = isSame(from + i, from + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
  let [i, j] = [0, 0]
  while (i < rows && j < columns) {
    if (isSame(from + i, from + j)) found.set(from + j++, from + i++)
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return found
}
