/**
 * What one pass over a line finds, without allocating. Lines that differ only in case, punctuation and white
 * space have the same `hash`; `mayLoop` false = no words repeat eight times in a row.
 */
export type LineFingerprint = {
  hash: number
  mayLoop: boolean
  /** The line may contain one of the searched texts. */
  mayFind: boolean
}

/**
 * A phrase of up to `LONGEST_PHRASE` words that repeats `LOOP_TIMES` times is a loop; only the first
 * `MOST_WORDS` words are checked.
 */
export const LOOP_TIMES = 8
export const LONGEST_PHRASE = 6
export const MOST_WORDS = 400

/**
 * The beginnings of searched texts as a hash table of four characters in a row; shorter texts are known by
 * their last character.
 */
export type Search = { readonly grams: Uint8Array; readonly chars: ReadonlySet<number> }

/** Prepares a search. `texts` are in lower case. */
export function searchFor(texts: readonly string[]): Search {
  const grams = new Uint8Array(65_536)
  const chars = new Set<number>()
  for (const text of texts) {
    if (text.length < 4) chars.add(text.charCodeAt(text.length - 1))
    else {
      let gram = 0
      for (let at = 0; at < 4; at++) gram = (gram << 8) | (letterOf(text.charCodeAt(at)) & 0xff)
      grams[placeOf(gram)] = 1
    }
  }
  return { grams, chars }
}

const words = new Int32Array(MOST_WORDS)

/** Takes the fingerprint of a line; the result is written into `fingerprint`. */
export function takeFingerprint(text: string, { grams, chars }: Search, fingerprint: LineFingerprint): void {
  const { length } = text
  let hash = 0
  let word = 0
  let gram = 0
  let count = 0
  let found = 0
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    const letter = code < LATIN ? (LETTERS[code] ?? 0) : letterOf(code)
    gram = (gram << 8) | (letter & 0xff)
    found |= grams[placeOf(gram)] ?? 0
    if (letter > 0) {
      word = (Math.imul(word, 31) + letter) | 0
      if (letter > 0x2000 && chars.has(letter)) found = 1
    } else if (letter === SPACE && word !== 0) {
      if (count < MOST_WORDS) words[count++] = word
      hash = (Math.imul(hash, 31) + word) | 0
      word = 0
    }
  }
  if (word !== 0) {
    if (count < MOST_WORDS) words[count++] = word
    hash = (Math.imul(hash, 31) + word) | 0
  }
  fingerprint.hash = hash
  fingerprint.mayFind = found !== 0
  fingerprint.mayLoop = count >= LOOP_TIMES && repeats(count)
}

function repeats(count: number): boolean {
  for (let period = 1; period <= LONGEST_PHRASE && period * LOOP_TIMES <= count; period++) {
    let same = 0
    for (let i = period; i < count; i++) {
      same = words[i] === words[i - period] ? same + 1 : 0
      if (same >= period * (LOOP_TIMES - 1)) return true
    }
  }
  return false
}

function placeOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 16
}

/** Lower case. Letters of scripts whose case is not looked up all become 1. */
function foldCase(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code
  if (code >= 0x430 && code <= 0x44f) return code
  if (code >= 0x410 && code <= 0x42f) return code + 32
  const hasNoCase =
    code < 0xc0 ||
    (code >= 0x590 && code < 0x10a0) ||
    (code >= 0x2000 && code < 0x2100) ||
    (code >= 0x2e00 && code < 0xa640) ||
    (code >= 0xac00 && code < 0xd800)
  return hasNoCase ? code : 1
}

/** What `letterOf` gives for characters that are no letters. */
const SPACE = 0
const PUNCTUATION = -1

/** The lower-case letter of a character code, SPACE or PUNCTUATION. */
function letterOf(code: number): number {
  if (code <= 32 || code === 0xa0 || (code > 0x167f && isWideSpace(code))) return SPACE
  return isPunctuation(code) ? PUNCTUATION : foldCase(code)
}

/** `.,!?…。！？"“”` */
function isPunctuation(code: number): boolean {
  if (code < 128) return code === 46 || code === 44 || code === 33 || code === 63 || code === 34
  return (
    code === 0x2026 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x201c ||
    code === 0x201d
  )
}

function isWideSpace(code: number): boolean {
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

const LATIN = 256
/** A lookup table for Latin-1 codes. */
const LETTERS = Int16Array.from({ length: LATIN }, (_, code) => letterOf(code))
