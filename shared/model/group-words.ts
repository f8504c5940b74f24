import { append } from '../base/append.ts'
import type { Ms } from './time.ts'
import type { Word } from './transcript.ts'

/** A word and its speaker. `breaks` = a line begins here in any case. */
export type SpokenWord = Word & { readonly speaker: string | null; readonly breaks?: boolean }

/** Rules for line breaks; false or null = off. */
export type GroupRules = {
  readonly bySpeaker: boolean
  readonly bySentence: boolean
  /** Shorter sentences are joined with the next; 0 = every sentence is a line. */
  readonly leastCharacters: number
  /** A silence of at least this many ms begins a line. */
  readonly pauseMs: Ms | null
  /** Longer lines are split at the longest pause or at a comma. */
  readonly mostCharacters: number | null
}

/** `[from, to)` in the list of words. */
export type WordGroup = { readonly from: number; readonly to: number }

/** Readable lines: sentences of one speaker, cut at pauses, at most two to three rows. */
export const READABLE: GroupRules = {
  bySpeaker: true,
  bySentence: true,
  leastCharacters: 30,
  pauseMs: 1500,
  mostCharacters: 180,
}

/**
 * Groups words into lines. Every word is in exactly one group, in order; punctuation alone begins no line,
 * but for what opens one.
 */
export function groupWords(words: readonly SpokenWord[], rules: GroupRules): WordGroup[] {
  const groups: WordGroup[] = []
  let from = 0
  let length = 0
  let speaker: string | null = null
  let lastText = ''
  let end: Ms | null = null
  for (const [i, word] of words.entries()) {
    const isSpoken = hasLetters(word.text) || opensLine(word, words[i + 1], rules)
    const isOther = word.speaker !== null && speaker !== null && word.speaker !== speaker
    const pause = end === null || word.start === null ? 0 : word.start - end
    const begins =
      isSpoken &&
      ((rules.bySpeaker && isOther) ||
        (rules.pauseMs !== null && pause >= rules.pauseMs) ||
        (rules.bySentence && length >= rules.leastCharacters && endsSentence(lastText, word.text)))
    if (i > from && (word.breaks || begins)) {
      append(groups, divide(words, { from, to: i }, rules.mostCharacters))
      from = i
      length = 0
      speaker = null
    }
    length += word.text.length
    // `.` or `"` after a word may end the sentence.
    lastText = isSpoken ? word.text : lastText + word.text
    speaker = isSpoken || i === from ? (word.speaker ?? speaker) : speaker
    end = word.end ?? word.start ?? end
  }
  if (words.length > 0) append(groups, divide(words, { from, to: words.length }, rules.mostCharacters))
  return groups
}

/** Marks that stand before what they belong to, such as the dash before what another says. */
const BEFORE = /^\s*[-–—<“‘„¿¡([{«♪]+\s*$/u

/** True for such a mark right before a word, with no pause between them. */
function opensLine(mark: Word, next: Word | undefined, { pauseMs }: GroupRules): boolean {
  if (!next || !hasLetters(next.text) || !BEFORE.test(mark.text)) return false
  return pauseBetween(mark, next) < (pauseMs ?? Infinity)
}

function pauseBetween(before: Word, after: Word): Ms {
  const end = before.end ?? before.start
  return end === null || after.start === null ? 0 : after.start - end
}

const CLOSED = /[.!?…。！？؟۔।]["'”’»)\]」』]*$/
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|vs|etc|approx|bzw|ca|z\.B|e\.g|i\.e)\.$/u

/** True when a sentence ends between two words. */
export function endsSentence(word: string, next: string): boolean {
  const bare = word.trim()
  if (!CLOSED.test(bare)) return false
  return !/^\s*\p{Ll}/u.test(next) && !ABBREVIATED.test(bare)
}

/** Splits a group until none is too long. */
function divide(words: readonly SpokenWord[], group: WordGroup, most: number | null): WordGroup[] {
  const done: WordGroup[] = []
  let rest = group
  for (;;) {
    const cut = most === null ? -1 : placeToCut(words, rest, most)
    if (cut === -1) return [...done, rest]
    done.push({ from: rest.from, to: cut })
    rest = { from: cut, to: rest.to }
  }
}

/**
 * Where to cut a group that is too long: in the second half of what fits, at the longest pause or a comma; -1
 * = it fits.
 */
function placeToCut(words: readonly SpokenWord[], { from, to }: WordGroup, most: number): number {
  let length = 0
  let best = -1
  let bestScore = -1
  let last = -1
  for (let i = from; i < to; i++) {
    const word = words[i]
    if (!word) break
    if (i > from && hasLetters(word.text)) {
      const before = words[i - 1]
      if (before && length >= most / 2 && (length <= most || best === -1)) {
        const score =
          pauseBetween(before, word) + (/[,;:、，—–]\s*$/.test(before.text) ? 400 : 0) + length / most
        if (score > bestScore) [best, bestScore] = [i, score]
      }
      last = i
    }
    length += word.text.length
    if (length > most && best !== -1) return best
  }
  return length > most ? last : -1
}

/** True when the text has a letter or digit, so can be spoken. */
export function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー、。，！？：；「」『』（）]/u
const OPENING = /^[([{«“‘¿¡「『（#$€£]+$/u
const CONTRACTED = /^(?:['’](?:s|t|re|ve|ll|d|m)|n['’]t)$/i

/**
 * The texts with joining white space. Texts with spaces of their own (` is`, `is `, ` `) keep them, moved to
 * the front; otherwise a space goes between words, but not before punctuation, after an opening bracket, or
 * in scripts without spaces.
 */
export function joinWords(texts: readonly string[]): string[] {
  return bringSpaces(texts) ? moveSpaces(texts) : addSpaces(texts)
}

/** True when at least half of the needed spaces are there. */
function bringSpaces(texts: readonly string[]): boolean {
  let needed = 0
  let there = 0
  for (let i = 1; i < texts.length; i++) {
    const [before, text] = [texts[i - 1] ?? '', texts[i] ?? '']
    if (!needsSpace(before, text.trim())) continue
    needed++
    if (/\s$/.test(before) || /^\s/.test(text)) there++
  }
  return needed === 0 ? texts.some((text) => /^\s/.test(text)) : there * 2 >= needed
}

function moveSpaces(texts: readonly string[]): string[] {
  let held = ''
  let before = ''
  // If spaces precede words, a text without one continues the word before.
  const leading = texts.filter((text) => /^\s+\S/.test(text)).length
  const areWhole = leading < texts.filter((text) => /\s$/.test(text)).length
  return texts.map((text) => {
    const isGlued =
      areWhole && held === '' && !/\s$/.test(before) && !/^\s/.test(text) && needsSpace(before, text)
    const space = isGlued ? ' ' : held
    held = /\S(\s+)$/.exec(text)?.[1] ?? ''
    const bare = held === '' ? text : text.slice(0, -held.length)
    if (text !== '') before = bare
    return space + bare
  })
}

function addSpaces(texts: readonly string[]): string[] {
  let before = ''
  return texts.map((raw) => {
    const text = raw.trim()
    const joined = needsSpace(before, text) ? ` ${text}` : text
    if (text !== '') before = text
    return joined
  })
}

function needsSpace(before: string, text: string): boolean {
  if (before === '' || text === '' || CONTRACTED.test(text)) return false
  if (!hasLetters(text) && !/^[-–—&+"“‘¿¡([{«#$€£%]/.test(text)) return false
  if (text === '%' || OPENING.test(before)) return false
  return !(UNSPACED.test(before.slice(-1)) && UNSPACED.test(text.charAt(0)))
}

/** The text of a line with these words. */
export function textOf(words: readonly Word[]): string {
  return words
    .map(({ text }) => text)
    .join('')
    .trim()
}
