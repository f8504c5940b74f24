import { sameEnds } from '../base/same-ends.ts'
import { type Edit, type EditDetails, replaceLines } from '../model/edit.ts'
import { wordsAsRead } from '../model/moved-words.ts'
import { type Origin, type Segment, saysSame, type Transcript, type Word } from '../model/transcript.ts'

/**
 * Restores the original times of lines and removes their marks. Lines made by the user have none and stay; a
 * restored line ends where such a line inside it begins. Words that still match the file's get their times
 * back.
 */
export function revert(
  transcript: Transcript,
  indices: Iterable<number>,
  details: Omit<EditDetails, 'selection'>,
): Edit | null {
  const { segments } = transcript
  const changes = new Map<number, Partial<Segment>>()
  const selection: string[] = []
  for (const index of indices) {
    const segment = segments[index]
    if (!segment?.origin) continue
    const next = segments[index + 1]
    const end = endBefore(next?.origin === null ? next : undefined, segment.origin)
    const words = revertedWords(segment, segment.origin)
    changes.set(index, { start: segment.origin.start, end, words, mark: 'none' })
    if (selection.length === 0) selection.push(segment.id)
  }
  return replaceLines(transcript, changes, { ...details, selection })
}

/** `made` = the next line, if the user made it. */
function endBefore(made: Segment | undefined, { start, end }: Origin) {
  if (made?.start == null || start === null || end === null || made.start <= start) return end
  return Math.min(end, made.start)
}

/** Words are matched from both ends, or one by one where none is more or less; others move with the line. */
function revertedWords(segment: Segment, origin: Origin): readonly Word[] | null {
  const old = origin.words
  if (old && wordsAsRead(segment) === old) return old
  const { words, start } = segment
  if (!words) return null
  if (!old) return shiftedBack(words, start, origin)
  const { head, tail } = sameEnds(words, old, saysSame)
  const moved = shiftedBack(words, start, origin)
  return words.map((word, i) => {
    const isPaired = i < head || words.length === old.length
    const known = isPaired ? old[i] : i >= words.length - tail ? old[i - words.length + old.length] : moved[i]
    return known ? { text: word.text, start: known.start, end: known.end } : word
  })
}

function shiftedBack(words: readonly Word[], start: number | null, origin: Origin): readonly Word[] {
  const delta = start === null || origin.start === null ? 0 : origin.start - start
  const back = (ms: number | null) => (ms === null ? null : Math.max(0, ms + delta))
  return delta === 0
    ? words
    : words.map((word) => ({ text: word.text, start: back(word.start), end: back(word.end) }))
}
