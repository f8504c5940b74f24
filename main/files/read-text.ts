import chardet from 'chardet'
import iconv from 'iconv-lite'

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

const WESTERN = 'windows-1252'

/** With fewer bytes beyond ASCII than this a guess is worth little, and Western text is the likeliest. */
const ENOUGH_TO_GUESS = 256

/**
 * Bytes to text: byte order mark, then the pattern of zero bytes in UTF-16, then UTF-8 if the whole file is
 * valid, then a guess. Node's own TextDecoder is not used for old encodings: it reads windows-1252 as Latin-1
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
  const utf8 = strictUtf8(bytes)
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
  const body = iconv.encode(text, encoding, { addBOM: false })
  if (encoding === WESTERN) restoreHoles(body, text)
  // A sign that stands for undecodable bytes cannot become those bytes again.
  const isUnicode = encoding.startsWith('utf')
  if (decode(body, encoding) !== text || (!isUnicode && text.includes('\ufffd'))) return null
  const mark = bom ? (MARKS.find(([name]) => name === encoding)?.[1] ?? []) : []
  return new Uint8Array(Buffer.concat([Buffer.from(mark), body]))
}

function decode(bytes: Uint8Array, encoding: string): string {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: false,
  })
  // A file cut off inside a character: the rest is shown as such, not dropped.
  if (bytes.length % widthOf(encoding) !== 0) return `${text}\ufffd`
  if (encoding !== WESTERN || !text.includes('\ufffd')) return text
  return text.replace(/\ufffd/g, (_, at: number) => String.fromCharCode(bytes[at] ?? 0xfffd))
}

function widthOf(encoding: string): number {
  return encoding.startsWith('utf-16') ? 2 : encoding.startsWith('utf-32') ? 4 : 1
}

/**
 * Five bytes have no sign in windows-1252; as in browsers they become control signs, so that they are not
 * lost.
 */
function restoreHoles(body: Uint8Array, text: string): void {
  for (const match of text.matchAll(/[\u0081\u008d\u008f\u0090\u009d]/g)) {
    body[match.index] = match[0].charCodeAt(0)
  }
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

function guess(bytes: Uint8Array): string {
  const high = bytes.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0)
  if (high < ENOUGH_TO_GUESS && !hasPairs(bytes, high)) return WESTERN
  const name = chardet.detect(bytes.subarray(0, 1 << 18))?.toLowerCase() ?? WESTERN
  const isLatin = name === 'iso-8859-1' || name === 'ascii' || name === 'utf-8' || !iconv.encodingExists(name)
  return isLatin ? WESTERN : name
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
