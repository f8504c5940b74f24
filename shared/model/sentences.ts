import { endsSentence } from './group-words.ts'

/** A stretch of a text, without the white space around it. */
export type Sentence = { readonly from: number; readonly to: number }

/** A longer one (characters) is cut: what a recogniser wrote may have no full stop for minutes. */
const MOST = 240

/** What may end a sentence; scripts without spaces need none behind it. */
const END = /(?<![.!?…؟۔।])[.!?…؟۔।]{1,9}["'”’»)\]]{0,4}(?=\s|$)|[。！？][。！？"'”’»)\]」』）]{0,9}/gu
/** Where a stretch without full stops is cut: at a comma or the like, else between words. */
const CLAUSE = /[,;:、，；：—–]["'”’»)\]」』]*\s*/gu
const BLANK = /\s+/gu

/**
 * The sentences of a text, in order: all that is no white space is in one of them. One that has no end for a
 * long time is cut at commas, else between words.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(END)) {
    const to = index + mark.length
    const word = /\S{1,40}$/u.exec(text.slice(Math.max(from, to - 40), to))?.[0] ?? mark
    if (/^[。！？]/u.test(mark) || endsSentence(word, text.slice(to, to + 40))) {
      add(found, text, from, to)
      from = to
    }
  }
  add(found, text, from, text.length)
  return found
}

function add(found: Sentence[], text: string, from: number, to: number): void {
  let start = from
  while (start < to && isBlank(text, start)) start++
  let end = to
  while (end > start && isBlank(text, end - 1)) end--
  while (end - start > MOST) {
    const cut = cutIn(text, start)
    if (cut === null) break
    add(found, text, start, cut)
    start = cut
    while (start < end && isBlank(text, start)) start++
  }
  if (end > start) found.push({ from: start, to: end })
}

/** Where a text is cut that is too long from `from` on: in the second half of what fits; null = nowhere. */
function cutIn(text: string, from: number): number | null {
  const piece = text.slice(from, from + MOST)
  for (const marks of [CLAUSE, BLANK]) {
    const last = [...piece.matchAll(marks)].findLast(({ index }) => index >= MOST / 2)
    if (last) return from + last.index + last[0].length
  }
  return null
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
