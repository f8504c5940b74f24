const REPLACEMENT = '\ufffd'
/** Windows-1252 at 0x80 to 0x9F; a space = undefined. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Unsigned big-endian number of `length` bytes at `at`; missing bytes count as 0. Exact up to 2^53. */
export function bigEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let i = at; i < at + length; i++) value = value * 256 + (bytes[i] ?? 0)
  return value
}

/** Unsigned little-endian number of four bytes at `at`; missing bytes count as 0. */
export function littleEndian(bytes: Uint8Array, at: number): number {
  return [3, 2, 1, 0].reduce((value, i) => value * 256 + (bytes[at + i] ?? 0), 0)
}

/** Each byte as the character with that code, as in signatures and identifiers. */
export function ascii(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('')
}

/** UTF-8 (RFC 3629); U+FFFD for each invalid byte. */
export function utf8(bytes: Uint8Array): string {
  const letters: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const { letter, length } = utf8Letter(bytes, at)
    letters.push(letter)
    at += length
  }
  return letters.join('')
}

/** One byte per character: UTF-8 if valid, else windows-1252. */
export function latin1(bytes: Uint8Array): string {
  const text = utf8(bytes)
  if (!text.includes(REPLACEMENT)) return text
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? (WINDOWS_1252[byte - 0x80] ?? '') : String.fromCharCode(byte),
  ).join('')
}

/** UTF-16 by its byte order mark, else by `order`, else by its first byte. An odd last byte is ignored. */
export function utf16(bytes: Uint8Array, order?: 'big' | 'little'): string {
  const mark = bigEndian(bytes, 0, 2)
  const isMarked = mark === 0xfeff || mark === 0xfffe
  const isBig = isMarked ? mark === 0xfeff : order ? order === 'big' : bytes[0] === 0
  const units: string[] = []
  for (let at = isMarked ? 2 : 0; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2)
    units.push(String.fromCharCode(isBig ? (first << 8) | second : (second << 8) | first))
  }
  return units.join('').replace(/\p{Cs}/gu, REPLACEMENT)
}

/** Text as one line: without control characters, a truncated last character, and surrounding blanks. */
export function tagText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu, ' ')
    .replace(/(?<!\ufffd)\ufffd+$/u, '')
    .trim()
}

function utf8Letter(bytes: Uint8Array, at: number): { letter: string; length: number } {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { letter: String.fromCharCode(first), length: 1 }
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  let code = first & (0x7f >> length)
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] ?? 0
    if ((next & 0xc0) !== 0x80) return { letter: REPLACEMENT, length: 1 }
    code = (code << 6) | (next & 0x3f)
  }
  const least = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80
  const isLetter = first >= 0xc2 && first < 0xf5 && code >= least && code <= 0x10ffff
  if (!isLetter || (code >= 0xd800 && code < 0xe000)) return { letter: REPLACEMENT, length: 1 }
  return { letter: String.fromCodePoint(code), length }
}
