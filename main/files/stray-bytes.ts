/**
 * A byte that is no character is kept in the text as a lone low surrogate, U+DC00 + the byte, which no
 * encoding can mean (as Python's "surrogateescape", PEP 383, does). It is shown as a replacement character
 * and written back as it was.
 */
export const FIRST_STRAY = 0xdc00
/** Not the second half of a pair. */
const STRAY = /(?<![\ud800-\udbff])[\udc00-\udcff]/

/** The character that stands for a byte. */
export function strayOf(byte: number): string {
  return String.fromCharCode(FIRST_STRAY + byte)
}

/** The characters that stand for some bytes. */
export function straysOf(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) units[at] = FIRST_STRAY + (bytes[at] ?? 0)
  return textOf(units, units.length)
}

/** The bytes that stray characters stand for. */
export function bytesOfStrays(strays: string): Uint8Array {
  const bytes = new Uint8Array(strays.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = strays.charCodeAt(at) - FIRST_STRAY
  return bytes
}

/** The first `length` units of UTF-16 as text. */
export function textOf(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le')
}

/** So many characters at least are written at a time, up to the end of a line. */
const PIECE = 1 << 20

/**
 * Text as bytes: what `encode` makes of the characters, and the bytes that stray ones stand for. `encode`
 * writes NUL as a zero byte, and no other character with one.
 */
export function withStrayBytes(text: string, encode: (text: string) => Uint8Array): Uint8Array {
  if (text.search(STRAY) < 0) return encode(text)
  const pieces: Uint8Array[] = []
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at + PIECE) + 1 || text.length
    pieces.push(withStrays(text.slice(at, end), encode))
    at = end
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/** Strays are written as NUL, in one go with all else, since there may be as many as there are bytes. */
function withStrays(text: string, encode: (text: string) => Uint8Array): Uint8Array {
  const units = new Uint16Array(text.length)
  Buffer.from(units.buffer).write(text, 'utf16le')
  const zeros = new Uint8Array(text.length)
  let count = 0
  for (let at = 0, before = 0; at < units.length; at++) {
    const unit = units[at] ?? 0
    if (isStray(unit) && !isFirstHalf(before)) {
      zeros[count++] = unit - FIRST_STRAY
      units[at] = 0
    } else if (unit === 0) zeros[count++] = 0
    before = unit
  }
  const bytes = encode(textOf(units, units.length))
  for (let at = 0, zero = 0; at < bytes.length; at++) if (bytes[at] === 0) bytes[at] = zeros[zero++] ?? 0
  return bytes
}

/** The stray characters at the end of a text. */
export function straysAtEnd(text: string): string {
  let from = text.length
  while (from > 0 && isStray(text.charCodeAt(from - 1))) from--
  // After the first half of a pair the first of them is its second half.
  return text.slice(isFirstHalf(text.charCodeAt(from - 1)) ? from + 1 : from)
}

/** The first half of a pair. */
function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code < FIRST_STRAY
}

function isStray(code: number): boolean {
  return code >= FIRST_STRAY && code <= FIRST_STRAY + 255
}

/**
 * What was found in bytes that may be UTF-8: characters of several bytes, and damaged ones; a character that
 * is cut off is one, however many bytes are left of it.
 */
export type Utf8Evidence = { readonly text: string; readonly characters: number; readonly strays: number }

/** Bytes as UTF-8 (Unicode, table 3-7); bytes that belong to no character stay as stray ones. */
export function decodeUtf8(bytes: Uint8Array): Utf8Evidence {
  // No byte gives more than one unit. Pieces of text would be as many as there are damaged places.
  const units = new Uint16Array(bytes.length)
  let [characters, strays, count] = [0, 0, 0]
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    if (length > 0) {
      if (length > 1) characters++
      count = putCharacter(units, count, codeAt(bytes, at, length))
      at += length
      continue
    }
    const end = at + damagedAt(bytes, at)
    if (end - at === PAIR) characters++
    else strays++
    for (; at < end; at++) units[count++] = FIRST_STRAY + (bytes[at] ?? 0)
  }
  return { text: textOf(units, count), characters, strays }
}

/** The code point of the character of UTF-8 that begins at a byte and has so many of them. */
function codeAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] ?? 0
  if (length === 1) return lead
  let code = lead & (0x7f >> length)
  for (let i = 1; i < length; i++) code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f)
  return code
}

/** Puts a character among units of UTF-16; answers how many there are then. */
export function putCharacter(units: Uint16Array, count: number, code: number): number {
  if (code < 0x10000) {
    units[count] = code
    return count + 1
  }
  units[count] = 0xd7c0 + (code >> 10)
  units[count + 1] = 0xdc00 + (code & 0x3ff)
  return count + 2
}

/** Bytes as UTF-32: units that are no character, and what is left at the end, stay as stray ones. */
export function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units = new Uint16Array(bytes.length)
  const whole = bytes.length - (bytes.length % 4)
  let count = 0
  for (let at = 0; at < whole; at += 4) {
    const code = view.getUint32(at, isLittle)
    const isCharacter = code < 0xd800 || (code > 0xdfff && code < 0x11_0000)
    if (isCharacter) count = putCharacter(units, count, code)
    else for (let i = 0; i < 4; i++) units[count++] = FIRST_STRAY + (bytes[at + i] ?? 0)
  }
  for (let at = whole; at < bytes.length; at++) units[count++] = FIRST_STRAY + (bytes[at] ?? 0)
  return textOf(units, count)
}

/** Text as UTF-32; strays are the bytes that they stand for. */
export function encodeUtf32(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * text.length))
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (isStray(code)) view.setUint8(length++, code - FIRST_STRAY)
    else {
      view.setUint32(length, code, isLittle)
      length += 4
      if (code > 0xffff) at++
    }
  }
  return new Uint8Array(view.buffer, 0, length)
}

/** Bytes of two halves of a pair (CESU-8): no damage has so many. */
const PAIR = 6

/**
 * Bytes of the damaged character that begins here: its first one, and what could follow that; or a PAIR,
 * which is no damage, since nothing else has two halves side by side.
 */
function damagedAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (isHalf(bytes, at, 0xa0) && isHalf(bytes, at + 3, 0xb0)) return PAIR
  const most = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : lead < 0xfc ? 5 : 1
  let length = 1
  while (length < most && isInner(bytes[at + length])) length++
  return length
}

/** Half a pair as a character of its own: the first (`from` = 0xa0) or the second one (0xb0). */
function isHalf(bytes: Uint8Array, at: number, from: number): boolean {
  return bytes[at] === 0xed && ((bytes[at + 1] ?? 0) & 0xf0) === from && isInner(bytes[at + 2])
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
