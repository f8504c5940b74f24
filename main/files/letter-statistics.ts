import iconv from 'iconv-lite'
import {
  BALTIC_LANGUAGES,
  CENTRAL_LANGUAGES,
  CYRILLIC_LANGUAGES,
  GREEK_LANGUAGES,
  type Language,
  TURKISH_LANGUAGES,
  WESTERN_LANGUAGES,
} from './letter-languages.ts'

/** What the letters of a text say about its encoding. */
export type LetterGuess = {
  readonly encoding: string
  /** Among its words enough are common ones of a language that has an alphabet of its own. */
  readonly isOtherScript: boolean
}

const WESTERN = 'windows-1252'

type Script = 'latin' | 'other'

/** The encodings that are told apart, with the languages that were written in them. */
const CANDIDATES: readonly (readonly [encoding: string, script: Script, languages: readonly Language[]])[] = [
  ['windows-1250', 'latin', withNames(CENTRAL_LANGUAGES)],
  ['iso-8859-2', 'latin', withNames(CENTRAL_LANGUAGES)],
  ['windows-1254', 'latin', withNames(TURKISH_LANGUAGES)],
  ['windows-1257', 'latin', withNames(BALTIC_LANGUAGES)],
  ['windows-1251', 'other', CYRILLIC_LANGUAGES],
  ['koi8-r', 'other', CYRILLIC_LANGUAGES],
  ['koi8-u', 'other', CYRILLIC_LANGUAGES],
  ['iso-8859-5', 'other', CYRILLIC_LANGUAGES],
  ['cp866', 'other', CYRILLIC_LANGUAGES],
  ['windows-1253', 'other', GREEK_LANGUAGES],
  ['iso-8859-7', 'other', GREEK_LANGUAGES],
]

/** Languages, and those of Western Europe with their names in it. */
function withNames(languages: readonly Language[]): readonly Language[] {
  const letters = [...new Set(languages.flatMap((one) => Array.from(one.letters)))]
  const others = WESTERN_LANGUAGES.map(({ words, letters: own }) => ({
    words,
    letters: own + letters.filter((letter) => !own.includes(letter)).join(''),
  }))
  return [...languages, ...others]
}

/** As much of a file is looked at (bytes). */
const SAMPLE = 1 << 17
/** And at as many characters beyond ASCII. */
const MOST = 4000

/** How much likelier another encoding must be than Western text (natural logarithm of the ratio). */
const ENOUGH = 6
/** What a common word says for its language, in the same measure. */
const WORD = 1.5
/** At least this share of the words are common ones in a text that is all in another alphabet. */
const COMMON = 0.04
/** The least mean likelihood of its letters (natural logarithm). */
const LIKELY = -5
/** The same for text of at least this many letters, none of whose words is a common one. */
const VERY_LIKELY = -3.9
const SEVERAL = 12
/** More letters beyond ASCII than in any language with Latin letters. */
const DENSE = 0.5
/** No encoding of a text has no character for more than this share of its bytes beyond ASCII. */
const HOLES = 0.02

/**
 * The encoding of one byte per character that a text is most likely in, by the letters and the small words of
 * languages; null where nothing speaks against Western text (windows-1252), as in all text without letters
 * beyond ASCII. Only bytes that mean something else in the two encodings count.
 */
export function guessByLetters(bytes: Uint8Array): LetterGuess | null {
  const sample = bytes.subarray(0, SAMPLE)
  const places = placesBeyondAscii(sample)
  if (places.length === 0) return null
  const telling = inNewWords(sample, places)
  const western = readAs(sample, WESTERN)
  // In languages with Latin letters most of them are those of ASCII.
  const isDense = places.length > DENSE * (places.length + asciiLetters(sample))
  const found = CANDIDATES.flatMap(([encoding, script, languages]) => {
    const read = readAs(sample, encoding)
    const other = telling.filter((at) => read.text[at] !== western.text[at])
    if (other.length === 0 || (script === 'latin' && isDense)) return []
    const against = best(WESTERN_LANGUAGES.map((language) => ({ score: scoreOf(western, language, other) })))
    const scores = languages.map((language) => ({
      language,
      score: scoreOf(read, language, other) - (against?.score ?? 0),
    }))
    const top = best(scores)
    if (!top || top.score < ENOUGH) return []
    if (script === 'other' && !isWrittenIn(read, top.language, other)) return []
    if (places.filter((at) => isHole(read.text.charAt(at))).length > places.length * HOLES) return []
    return [{ encoding, isOtherScript: script === 'other', score: top.score }]
  })
  const top = best(found)
  return top && { encoding: top.encoding, isOtherScript: top.isOtherScript }
}

/** True for text in another alphabet that is likely in this language by its letters and by its words. */
function isWrittenIn(read: Read, language: Language, places: readonly number[]): boolean {
  const mean = lettersScore(read, language, places) / places.length
  const words = language.words.filter((word) => word.length > 1)
  const isCommon = commonWords(read, { ...language, words }) >= Math.max(2, read.wordCount * COMMON)
  return mean > (isCommon ? LIKELY : VERY_LIKELY) && (isCommon || places.length >= SEVERAL)
}

/** No character of the encoding. */
function isHole(char: string): boolean {
  return char === '\ufffd' || (char >= '\u0080' && char < '\u00a0')
}

function asciiLetters(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte < 128 && isInWord(byte) ? 1 : 0), 0)
}

/** Where bytes beyond ASCII stand. */
function placesBeyondAscii(bytes: Uint8Array): number[] {
  const places: number[] = []
  for (const [at, byte] of bytes.entries()) if (byte > 127 && places.length < MOST) places.push(at)
  return places
}

/** The longest word that is told from others, in bytes. */
const LONGEST = 40

/** Those places whose word stands there for the first time: what is repeated says nothing new. */
function inNewWords(bytes: Uint8Array, places: readonly number[]): number[] {
  const known = new Map<string, number>()
  return places.filter((at) => {
    let [from, to] = [at, at + 1]
    while (from > 0 && at - from < LONGEST && isInWord(bytes[from - 1] ?? 0)) from--
    while (to < bytes.length && to - at < LONGEST && isInWord(bytes[to] ?? 0)) to++
    const word = bytes.subarray(from, to).join()
    const first = known.get(word) ?? from
    known.set(word, first)
    return first === from
  })
}

function isInWord(byte: number): boolean {
  return byte > 127 || ((byte | 32) >= 97 && (byte | 32) <= 122)
}

function best<T extends { readonly score: number }>(all: readonly T[]): T | null {
  return all.reduce<T | null>((top, one) => (top === null || one.score > top.score ? one : top), null)
}

/** A text in one encoding, with its words in lower case and how often each occurs. */
type Read = {
  readonly text: string
  readonly words: ReadonlyMap<string, number>
  readonly wordCount: number
}

function readAs(bytes: Uint8Array, encoding: string): Read {
  const text = decodeEach(bytes, encoding)
  const words = new Map<string, number>()
  let wordCount = 0
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    words.set(word, (words.get(word) ?? 0) + 1)
    wordCount++
  }
  return { text, words, wordCount }
}

/** One character for each byte. */
function decodeEach(bytes: Uint8Array, encoding: string): string {
  const signs = iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, code) => code)), encoding)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4096)
    parts.push(Array.from(bytes.subarray(at, at + 4096), (byte) => signs.charAt(byte)).join(''))
  return parts.join('')
}

/** How well a text fits a language, by its letters at `places` and its small words (natural logarithm). */
function scoreOf(read: Read, language: Language, places: readonly number[]): number {
  return lettersScore(read, language, places) + WORD * knownWords(read, language)
}

/** The common words in a text; the oftener one is repeated, the less it says. */
function knownWords({ words }: Read, language: Language): number {
  return language.words.reduce((sum, word) => sum + Math.log2(1 + (words.get(word) ?? 0)), 0)
}

function commonWords({ words }: Read, language: Language): number {
  return language.words.reduce((sum, word) => sum + (words.get(word) ?? 0), 0)
}

const LETTER = /\p{L}/u
const UPPER = /\p{Lu}/u
const LOWER = /\p{Ll}/u
const LATIN = /\p{Script=Latin}/u
/** Quotes, dashes and other signs of every language. */
const PUNCTUATION = new Set('„“”‚‘’–—…«»‹›•·§°€™©®¿¡\u00a0\u00ad')

function lettersScore({ text }: Read, language: Language, places: readonly number[]): number {
  const shares = sharesOf(language)
  let score = 0
  for (const at of places)
    score += Math.log(likelihood(text.charAt(at), text.charAt(at - 1), text.charAt(at + 1), shares))
  return score
}

const FOREIGN = 0.002

function likelihood(
  char: string,
  before: string,
  after: string,
  shares: ReadonlyMap<string, number>,
): number {
  const isInside = LETTER.test(before) && LETTER.test(after)
  const isBeside = LETTER.test(before) || LETTER.test(after)
  if (PUNCTUATION.has(char)) return isInside && char !== '’' && char !== '\u00ad' ? 1e-4 : 0.02
  if (!LETTER.test(char)) return char < '\u00a0' || char === '\ufffd' ? 1e-8 : isBeside ? 1e-5 : 5e-4
  const own = shares.get(char.toLowerCase())
  let share = own ?? FOREIGN
  if (UPPER.test(char)) share *= LOWER.test(before) ? 0.005 : 0.15
  // No word is written in two alphabets.
  const isLatin = LATIN.test(char)
  for (const next of [before, after]) {
    if (!LETTER.test(next)) continue
    if (LATIN.test(next) !== isLatin) share *= 0.001
    // Latin letters with accents seldom stand side by side.
    else if (isLatin && next > '\u007f') share *= 0.3
  }
  return share
}

const known = new Map<Language, ReadonlyMap<string, number>>()

/** The share of each letter of a language among its letters, by their order. */
function sharesOf(language: Language): ReadonlyMap<string, number> {
  const found = known.get(language)
  if (found) return found
  const letters = Array.from(language.letters)
  const weights = letters.map((_, rank) => 1 / (rank + 3))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const shares = new Map(letters.map((letter, rank) => [letter, (weights[rank] ?? 0) / sum]))
  known.set(language, shares)
  return shares
}
