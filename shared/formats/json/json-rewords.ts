import { spacedWords } from '../../base/blanks.ts'
import { sameEnds } from '../../base/same-ends.ts'
import { textOf } from '../../model/group-words.ts'
import type { Ms } from '../../model/time.ts'
import { type Segment, saysSame, type Word } from '../../model/transcript.ts'

/**
 * The words of a changed line: those given with it if they add up to its text, else its text split into
 * words, with the times of old words that stayed. All get times; `edges` are those of the first start and
 * last end.
 */
export function wordsNow(now: Segment, was: Segment, edges: Pick<Segment, 'start' | 'end'> = now): Word[] {
  const old = was.words ?? []
  const isGiven =
    now.words && now.words !== old && (textOf(now.words) === now.text.trim() || isRetimed(now, was))
  const split = isGiven ? now.words : carryTimes(splitLike(old, now.text), old)
  const words = split.length > 0 ? [...split] : [{ text: '', start: null, end: null }]
  return fillWords(withEdges(words, edges), now.start, now.end)
}

/** True when text and words are unchanged. Files may spell a line differently from its words. */
function isRetimed(now: Segment, was: Segment): boolean {
  const [words, old] = [now.words ?? [], was.words ?? []]
  const isSame = now.text === was.text && words.length === old.length
  return isSame && words.every(({ text }, i) => text === old[i]?.text)
}

/** The words, the first starting and the last ending with the line. */
export function withEdges(given: readonly Word[], { start, end }: Pick<Segment, 'start' | 'end'>): Word[] {
  const words = [...given]
  const isSaid = ({ text }: Word) => text.trim() !== ''
  const first = words.findIndex(isSaid)
  const last = words.findLastIndex(isSaid)
  const [one, other] = [words[first], words[last]]
  if (one && start !== null) words[first] = { ...one, start }
  if (other && end !== null) words[last] = { ...other, ...words[last], end }
  return words
}

/** Splits a text into words, with spaces and punctuation as separate words if the line had such. */
export function splitLike(old: readonly Word[], text: string): Word[] {
  const hasSpaces = old.some((word) => word.text !== '' && word.text.trim() === '')
  const hasMarks = old.some((word) => /^\s*[.,!?;:]+$/.test(word.text))
  const parts = hasSpaces ? (text.match(/\s+|\S+/g) ?? []) : spacedWords(text)
  const split = parts.flatMap((part) => {
    const mark = hasMarks ? /[^\s.,!?;:]([.,!?;:]{1,5})$/.exec(part)?.[1] : undefined
    return mark === undefined ? [part] : [part.slice(0, -mark.length), mark]
  })
  return split.map((part) => ({ text: part, start: null, end: null }))
}

/** The words, with the old times where they are the same at the beginning and at the end. */
export function carryTimes(words: readonly Word[], old: readonly Word[]): Word[] {
  const { head, tail } = sameEnds(words, old, saysSame)
  return words.map((word, i) => {
    const at =
      i < head || words.length === old.length
        ? i
        : i >= words.length - tail
          ? old.length - words.length + i
          : -1
    return { ...word, start: old[at]?.start ?? null, end: old[at]?.end ?? null }
  })
}

/** Fills missing starts and ends in proportion to the length of the words. */
export function fillWords(words: readonly Word[], start: Ms | null, end: Ms | null): Word[] {
  const filled = [...words]
  for (let i = 0; i < filled.length; ) {
    if (filled[i]?.start !== null && filled[i]?.end !== null) {
      i++
      continue
    }
    let next = i
    while (next < filled.length && (filled[next]?.start === null || filled[next]?.end === null)) next++
    const before = filled[i - 1]
    const from = filled[i]?.start ?? before?.end ?? before?.start ?? start ?? 0
    const to = Math.max(from, filled[next]?.start ?? end ?? from)
    const total = filled.slice(i, next).reduce((sum, { text }) => sum + text.length + 1, 0)
    let passed = 0
    for (let at = i; at < next; at++) {
      const word = filled[at]
      if (!word) break
      const share = (length: number) => Math.round(from + ((to - from) * length) / total)
      const wordStart = word.start ?? share(passed)
      passed += word.text.length + 1
      filled[at] = { ...word, start: wordStart, end: word.end ?? Math.max(wordStart, share(passed)) }
    }
    i = next
  }
  return filled
}
