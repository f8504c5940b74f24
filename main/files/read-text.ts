import chardet from 'chardet'
import iconv from 'iconv-lite'
import { guessByLetters } from './letter-statistics.ts'
import { decodeOld, encodeOld, WESTERN } from './old-encodings.ts'
import { withBytesOf } from './same-lines.ts'
import {
  bytesOfStrays,
  decodeUtf8,
  decodeUtf32,
  encodeUtf32,
  straysAtEnd,
  straysOf,
  withStrayBytes,
} from './stray-bytes.ts'

/** Text as it was read, and how it was written. */
export type DecodedText = {
  readonly text: string
  /** A name that `encodeText` takes back. */
  readonly encoding: string
  /** The file began with a byte order mark; `text` does not have it. */
  readonly bom: boolean
  /** False when the encoding is a guess that the user may want to change. */
  readonly sure: boolean
}

/** Longest first: the mark of UTF-32 little-endian begins with that of UTF-16. */
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** With fewer bytes beyond ASCII than this a guess is worth little, and Western text is the likeliest. */
const ENOUGH_TO_GUESS = 256

/**
 * Bytes to text: byte order mark, then the pattern of zero bytes in UTF-16, then UTF-8 if the file has more
 * characters of it than bytes that are none, then a guess. Bytes that are no character are kept in the text
 * (`stray-bytes.ts`). Node's own TextDecoder is not used for old encodings: it reads windows-1252 as Latin-1
 * on Node 20.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte)) {
      return { text: decode(bytes.subarray(mark.length), encoding), encoding, bom: true, sure: true }
    }
  }
  const wide = zeroPattern(bytes)
  if (wide !== null) return { text: decode(bytes, wide), encoding: wide, bom: false, sure: true }
  const utf8 = strictUtf8(bytes) ?? likelyUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', bom: false, sure: true }
  const encoding = guess(bytes)
  return { text: decode(bytes, encoding), encoding, bom: false, sure: false }
}

/**
 * Bytes to text in an encoding that the user has chosen. A byte order mark of that encoding is no part of the
 * text.
 */
export function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  const mark = MARKS.find(([name]) => name === encoding)?.[1] ?? []
  const bom = mark.length > 0 && mark.every((byte, i) => bytes[i] === byte)
  return { text: decode(bytes.subarray(bom ? mark.length : 0), encoding), encoding, bom, sure: true }
}

/** Text to bytes; null when the encoding is unknown or lacks one of the characters. */
export function encodeText(text: string, encoding: string, bom: boolean): Uint8Array | null {
  if (!iconv.encodingExists(encoding)) return null
  const body = encode(text, encoding)
  const mark = bom ? (MARKS.find(([name]) => name === encoding)?.[1] ?? []) : []
  return body && new Uint8Array(Buffer.concat([Uint8Array.from(mark), body]))
}

/** The bytes of a text in the place of a file in its encoding: lines that are the same keep theirs. */
export function encodeOver(file: Uint8Array, text: string, bytes: Uint8Array, encoding: string): Uint8Array {
  return encoding === 'utf-8' || isWide(encoding) ? bytes : withBytesOf(file, text, bytes, encoding)
}

function encode(text: string, encoding: string): Uint8Array | null {
  if (encoding !== 'utf-8' && !isWide(encoding)) return encodeOld(text, encoding)
  const body =
    encoding === 'utf-8' ? withStrayBytes(text, (part) => Buffer.from(part)) : encodeWide(text, encoding)
  return decode(body, encoding) === text ? body : null
}

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return strictUtf8(bytes) ?? decodeUtf8(bytes).text
  return isWide(encoding) ? decodeWide(bytes, encoding) : decodeOld(bytes, encoding)
}

/** True for encodings in units of two or four bytes. */
function isWide(encoding: string): boolean {
  return encoding.startsWith('utf-16') || encoding.startsWith('utf-32')
}

/** Units that are no character, and a unit cut off at the end of the file, are kept as their bytes. */
function decodeWide(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le')
  const whole = bytes.length - (bytes.length % 2)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, whole), encoding, { stripBOM: false })
  // In UTF-16 any unit has a character of its own; at the end it could be taken for stray bytes.
  const odd = straysAtEnd(text).length
  return text.slice(0, text.length - odd) + straysOf(bytes.subarray(whole - 2 * odd))
}

function encodeWide(text: string, encoding: string): Uint8Array {
  if (encoding.startsWith('utf-32')) return encodeUtf32(text, encoding === 'utf-32le')
  const strays = straysAtEnd(text)
  const body = iconv.encode(text.slice(0, text.length - strays.length), encoding, { addBOM: false })
  return strays === '' ? body : Buffer.concat([body, bytesOfStrays(strays)])
}

/**
 * UTF-16 without a mark: more than a fifth of the bytes at odd or at even places are zero, and few at the
 * others.
 */
function zeroPattern(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const half = head.length / 2
  if (head.length < 4 || head.length % 2 !== 0) return null
  if (odd > half * 0.2 && even < half * 0.02) return 'utf-16le'
  if (even > half * 0.2 && odd < half * 0.02) return 'utf-16be'
  return null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with some damage: text in another encoding has hardly a character of it by accident. */
function likelyUtf8(bytes: Uint8Array): string | null {
  const { text, characters, strays } = decodeUtf8(bytes)
  return characters > 0 && characters >= strays ? text : null
}

/** Encodings with one byte for a character that letters say nothing about here. */
const OTHER_SCRIPTS = /^(?:windows-125[568]|iso-8859-[68])/
/** More of its letters are beyond ASCII than in any language of Western Europe. */
const MANY = 0.12
const SEVERAL_BYTES = /^(?:gb|big5|euc|shift|iso-2022)/

/**
 * By the letters of languages; encodings with several bytes for a character, and scripts that no language is
 * known of here, by chardet.
 */
function guess(bytes: Uint8Array): string {
  const high = countOf(bytes, (byte) => byte > 127)
  const own = guessByLetters(bytes)
  const isPaired = hasPairs(bytes, high)
  if (own?.isOtherScript || (high < ENOUGH_TO_GUESS && !isPaired)) return own?.encoding ?? WESTERN
  const name = chardet.detect(bytes.subarray(0, 1 << 18))?.toLowerCase() ?? WESTERN
  const isOther = OTHER_SCRIPTS.test(name) && high > (high + countOf(bytes, isLetter)) * MANY
  const isLikely = isOther || (SEVERAL_BYTES.test(name) && isPaired)
  return isLikely && iconv.encodingExists(name) ? name : (own?.encoding ?? WESTERN)
}

function countOf(bytes: Uint8Array, counts: (byte: number) => boolean): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) if (counts(bytes[at] ?? 0)) count++
  return count
}

/** A letter of ASCII. */
function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
}

/**
 * Chinese, Japanese and Korean encodings write most signs with two bytes, of which the first is high; accents
 * stand alone.
 */
function hasPairs(bytes: Uint8Array, high: number): boolean {
  let pairs = 0
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (
      (bytes[i] ?? 0) > 128 &&
      (bytes[i + 1] ?? 0) > 63 &&
      (bytes[i + 1] ?? 0) !== 127 &&
      (bytes[i + 1] ?? 0) > 128
    ) {
      pairs++
      i++
    }
  }
  return pairs * 2 > high * 0.7 && pairs >= 4
}
