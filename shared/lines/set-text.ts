import { append } from '../base/append.ts'
import { spacedWords } from '../base/blanks.ts'
import { commonItems } from '../base/common-items.ts'
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

/**
 * New text and words of a line. Words that are still there keep their times, and so does a word that is spelt
 * anew; where other words take the place of some, only where that stretch starts and ends is known.
 */
export function reword({ words }: Segment, text: string): Pick<Segment, 'text' | 'words'> {
  return { text, words: words === null ? null : rewordedFrom(words, text) }
}

function rewordedFrom(old: readonly Word[], text: string): Word[] {
  const parts = spacedWords(text)
  const isSame = (word: Word, part: string) => word.text.trim() === part.trim()
  const partner = commonItems(old, parts, { isSame, mostPairs: MOST_PAIRS })
  const words: Word[] = []
  for (let j = 0, after = 0; j < parts.length; ) {
    const kept = old[partner[j] ?? -1]
    if (kept) {
      words.push(kept)
      after = (partner[j++] ?? 0) + 1
      continue
    }
    let next = j
    while (next < parts.length && (partner[next] ?? -1) === -1) next++
    const until = next < parts.length ? (partner[next] ?? 0) : old.length
    append(words, respelt(parts.slice(j, next), old.slice(after, until)))
    j = next
  }
  return words
}

/** Words in the place of `old` ones, with the times that are known of them. */
function respelt(parts: readonly string[], old: readonly Word[]): Word[] {
  const isPaired = parts.length === old.length
  return parts.map((text, i) => {
    const starts = isPaired ? old[i] : i === 0 ? old[0] : undefined
    const ends = isPaired ? old[i] : i === parts.length - 1 ? old.at(-1) : undefined
    return { text, start: starts?.start ?? null, end: ends?.end ?? null }
  })
}
