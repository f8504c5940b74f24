/**
 * A byte that is no character is kept in the text as a lone low surrogate, U+DC00 + the byte, which no
 * encoding can mean (as Python's "surrogateescape", PEP 383, does). It is shown as a replacement character
 * and written back as it was.
 */
const FIRST = 0xdc00
/** Not the second half of a pair. */
const STRAY = /(?<![\ud800-\udbff])[\udc00-\udcff]/
const RUN = /(?<![\ud800-\udbff])[\udc00-\udcff]+/g

/** The character that stands for a byte. */
export function strayOf(byte: number): string {
  return String.fromCharCode(FIRST + byte)
}

/** The characters that stand for some bytes. */
export function straysOf(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  for (const [i, byte] of bytes.entries()) units[i] = FIRST + byte
  return textOf(units, units.length)
}

/** The first `length` units of UTF-16 as text. */
function textOf(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le')
}

/** So many pieces are joined at a time. */
const MOST_PIECES = 10_000

/** Text as bytes: what `encode` makes of the characters, and the bytes that stray ones stand for. */
export function withStrayBytes(text: string, encode: (text: string) => Uint8Array): Uint8Array {
  if (text.search(STRAY) < 0) return encode(text)
  const joined: Uint8Array[] = []
  let parts: Uint8Array[] = []
  let at = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (index > at) parts.push(encode(text.slice(at, index)))
    parts.push(Uint8Array.from(run, (stray) => stray.charCodeAt(0) - FIRST))
    at = index + run.length
    if (parts.length < MOST_PIECES) continue
    joined.push(Buffer.concat(parts))
    parts = []
  }
  return new Uint8Array(Buffer.concat([...joined, ...parts, encode(text.slice(at))]))
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
    const damaged = damagedAt(bytes, at)
    if (damaged.isPair) characters++
    else strays++
    for (const byte of bytes.subarray(at, at + damaged.length)) units[count++] = FIRST + byte
    at += damaged.length
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
function putCharacter(units: Uint16Array, count: number, code: number): number {
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
    else for (let i = 0; i < 4; i++) units[count++] = FIRST + (bytes[at + i] ?? 0)
  }
  for (let at = whole; at < bytes.length; at++) units[count++] = FIRST + (bytes[at] ?? 0)
  return textOf(units, count)
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

const NEW_LINE = 10
/** The longest character of an old encoding, in bytes. */
const LONGEST = 4

/** An encoding without states. */
export type OldEncoding = {
  readonly decode: (bytes: Uint8Array) => string
  readonly encode: (text: string) => Uint8Array
}

/**
 * Bytes in an old encoding: those that it has no character for, or one that it cannot write, stay as stray
 * ones. After very many of them, all bytes near damaged ones do.
 */
export function decodeOld(bytes: Uint8Array, encoding: OldEncoding): string {
  const text = encoding.decode(bytes)
  if (isWhole(text, encoding)) return text
  const shown = createText()
  let strays = 0
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(NEW_LINE, at + BLOCK) + 1 || bytes.length
    const lines = bytes.subarray(at, end)
    const whole = encoding.decode(lines)
    if (isWhole(whole, encoding)) shown.add(whole)
    else strays += addDamaged(shown, lines, encoding, MOST_STRAYS - strays)
    at = end
  }
  return shown.text()
}

/** A text that grows by very many pieces. */
type Text = { readonly add: (piece: string) => void; readonly text: () => string }

function createText(): Text {
  const joined: string[] = []
  let pieces: string[] = []
  return {
    add: (piece) => {
      pieces.push(piece)
      if (pieces.length < MOST_PIECES) return
      joined.push(pieces.join(''))
      pieces = []
    },
    text: () => joined.join('') + pieces.join(''),
  }
}

/** True when all of a text can be written again. */
function isWhole(text: string, { decode, encode }: OldEncoding): boolean {
  return !text.includes('\ufffd') && decode(encode(text)) === text
}

/** So many bytes at least are decoded at once where nothing is damaged. */
const BLOCK = 4096
/** A text with more damage than this is none: to look at each byte of it would take minutes. */
const MOST_STRAYS = 50_000
/** So many characters without damage, and more are tried at once again. */
const SOUND = 16

/**
 * Adds lines, block by block where they are whole and character by character where they are not. Answers how
 * many bytes of them are stray; the rest is, once it is `most`.
 */
function addDamaged(shown: Text, lines: Uint8Array, encoding: OldEncoding, most: number): number {
  const known = new Map<number, string | null>()
  let strays = 0
  let [at, size, sound] = [0, BLOCK, 0]
  while (at < lines.length && strays < most) {
    const block = size > LONGEST ? blockAt(lines, at, size, encoding) : null
    if (block) {
      shown.add(block.text)
      at += block.length
      size = Math.min(BLOCK, 2 * size)
    } else if (size > LONGEST) [size, sound] = [size >> 1, 0]
    else {
      const found = characterAt(lines.subarray(at, at + LONGEST), encoding, known)
      shown.add(found?.text ?? strayOf(lines[at] ?? 0))
      at += found?.length ?? 1
      if (!found) strays++
      sound = found ? sound + 1 : 0
      if (sound >= SOUND) size = 4 * LONGEST
    }
  }
  shown.add(straysOf(lines.subarray(at)))
  return strays
}

type Decoded = { readonly text: string; readonly length: number }

/** About `size` bytes that are whole; null when they are not. The block may not end within a character. */
function blockAt(lines: Uint8Array, at: number, size: number, encoding: OldEncoding): Decoded | null {
  for (let length = Math.min(size, lines.length - at); length > 0 && length > size - LONGEST; length--) {
    const text = encoding.decode(lines.subarray(at, at + length))
    if (isWhole(text, encoding)) return { text, length }
  }
  return null
}

/** The character that these bytes begin with; `known` = what some bytes mean. */
function characterAt(
  bytes: Uint8Array,
  encoding: OldEncoding,
  known: Map<number, string | null>,
): Decoded | null {
  let key = 1
  for (let length = 1; length <= bytes.length; length++) {
    key = key * 256 + (bytes[length - 1] ?? 0)
    let text = known.get(key)
    if (text === undefined) {
      text = meaningOf(bytes.subarray(0, length), encoding)
      if (length <= 2) known.set(key, text)
    }
    if (text !== null) return { text, length }
  }
  return null
}

/** The one character that these bytes are; null when they are none, or more. */
function meaningOf(own: Uint8Array, encoding: OldEncoding): string | null {
  const text = encoding.decode(own)
  if (text === '' || Array.from(text).length > 2) return null
  // GB 18030 has a replacement character of its own.
  const isMeant = isWhole(text, encoding) || Buffer.from(encoding.encode(text)).equals(own)
  return isMeant ? text : null
}
