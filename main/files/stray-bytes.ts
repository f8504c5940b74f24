/**
 * A byte that is no character is kept in the text as a lone low surrogate, U+DC00 + the byte, which no
 * encoding can mean (as Python's "surrogateescape", PEP 383, does). It is shown as a replacement character
 * and written back as it was.
 */
const FIRST = 0xdc00
/** Not the second half of a pair. */
const STRAY = /(?<![\ud800-\udbff])[\udc00-\udcff]/g

/** The character that stands for a byte. */
export function strayOf(byte: number): string {
  return String.fromCharCode(FIRST + byte)
}

/** The characters that stand for some bytes. */
export function straysOf(bytes: Uint8Array): string {
  return Array.from(bytes, strayOf).join('')
}

/** Text as bytes: what `encode` makes of the characters, and the bytes that stray ones stand for. */
export function withStrayBytes(text: string, encode: (text: string) => Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  for (const { 0: stray, index } of text.matchAll(STRAY)) {
    if (index > at) parts.push(encode(text.slice(at, index)))
    parts.push(Uint8Array.of(stray.charCodeAt(0) - FIRST))
    at = index + 1
  }
  if (at === 0) return encode(text)
  return new Uint8Array(Buffer.concat([...parts, encode(text.slice(at))]))
}

/** The stray characters at the end of a text. */
export function straysAtEnd(text: string): string {
  let from = text.length
  while (from > 0 && isStray(text.charCodeAt(from - 1))) from--
  // After the first half of a pair the first of them is its second half.
  const before = text.charCodeAt(from - 1)
  return text.slice(before >= 0xd800 && before < FIRST ? from + 1 : from)
}

function isStray(code: number): boolean {
  return code >= FIRST && code <= FIRST + 255
}

/**
 * What was found in bytes that may be UTF-8: characters of several bytes, and damaged ones; a character that
 * is cut off is one, however many bytes are left of it.
 */
export type Utf8Evidence = { readonly text: string; readonly characters: number; readonly strays: number }

/** Bytes as UTF-8 (Unicode, table 3-7); bytes that belong to no character stay as stray ones. */
export function decodeUtf8(bytes: Uint8Array): Utf8Evidence {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const parts: string[] = []
  let [characters, strays, from] = [0, 0, 0]
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    if (length > 1) characters++
    if (length > 0) {
      at += length
      continue
    }
    const damaged = damagedAt(bytes, at)
    parts.push(decoder.decode(bytes.subarray(from, at)), straysOf(bytes.subarray(at, at + damaged.length)))
    if (damaged.isPair) characters++
    else strays++
    at += damaged.length
    from = at
  }
  parts.push(decoder.decode(bytes.subarray(from)))
  return { text: parts.join(''), characters, strays }
}

/**
 * Bytes of the damaged character that begins here: its first one, and what could follow that. Two halves of a
 * pair (CESU-8) are no damage: nothing else has them side by side.
 */
function damagedAt(bytes: Uint8Array, at: number): { readonly length: number; readonly isPair: boolean } {
  const lead = bytes[at] ?? 0
  const isHalf = (place: number, from: number) =>
    bytes[place] === 0xed && ((bytes[place + 1] ?? 0) & 0xf0) === from && isInner(bytes[place + 2])
  if (isHalf(at, 0xa0) && isHalf(at + 3, 0xb0)) return { length: 6, isPair: true }
  const most = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : lead < 0xfc ? 5 : 1
  let length = 1
  while (length < most && isInner(bytes[at + length])) length++
  return { length, isPair: false }
}

/** A byte within a character. */
function isInner(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

/** Bytes of the character that begins here; 0 = none does. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if (!isInner(bytes[at + i])) return 0
  const second = bytes[at + 1] ?? 0
  const isOdd =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f)
  return isOdd ? 0 : length
}

/** The longest character of an old encoding, in bytes. */
const LONGEST = 4

/** An encoding without states. */
export type OldEncoding = {
  readonly decode: (bytes: Uint8Array) => string
  readonly encode: (text: string) => Uint8Array
}

/**
 * Bytes in an old encoding: those that it has no character for, or one that it cannot write, stay as stray
 * ones.
 */
export function decodeOld(bytes: Uint8Array, encoding: OldEncoding): string {
  const text = encoding.decode(bytes)
  if (isWhole(text, encoding)) return text
  const parts: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at) + 1 || bytes.length
    const line = bytes.subarray(at, end)
    const shown = encoding.decode(line)
    parts.push(isWhole(shown, encoding) ? shown : damagedLine(line, encoding))
    at = end
  }
  return parts.join('')
}

/** True when all of a text can be written again. */
function isWhole(text: string, { decode, encode }: OldEncoding): boolean {
  return !text.includes('\ufffd') && decode(encode(text)) === text
}

function damagedLine(line: Uint8Array, encoding: OldEncoding): string {
  let text = ''
  for (let at = 0; at < line.length; ) {
    const found = characterAt(line.subarray(at, at + LONGEST), encoding)
    text += found?.text ?? strayOf(line[at] ?? 0)
    at += found?.length ?? 1
  }
  return text
}

function characterAt(
  bytes: Uint8Array,
  encoding: OldEncoding,
): { readonly text: string; readonly length: number } | null {
  for (let length = 1; length <= bytes.length; length++) {
    const own = bytes.subarray(0, length)
    const text = encoding.decode(own)
    if (text === '' || Array.from(text).length > 2) continue
    // GB 18030 has a replacement character of its own.
    const isMeant = isWhole(text, encoding) || Buffer.from(encoding.encode(text)).equals(own)
    if (isMeant) return { text, length }
  }
  return null
}
