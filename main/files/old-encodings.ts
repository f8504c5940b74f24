import iconv from 'iconv-lite'
import { longer } from '../../shared/base/growing.ts'
import { FIRST_STRAY, putCharacter, strayOf, textOf, withStrayBytes } from './stray-bytes.ts'

export const WESTERN = 'windows-1252'

/** What some bytes are: a character, the beginning of one (''), or none (null). */
type Meaning = (own: Uint8Array) => string | null

/** What is known of a byte behind others: nothing yet. */
const UNASKED = 0
/** The highest number of a character, which is its code point + 1. */
const CHARACTER = 0x11_0000
/** No character. Above are the numbers of pairs of characters; below 0 is the place of the next row. */
const NONE = CHARACTER + 1

/** The fourth byte of a character is a digit: only GB 18030 has such. */
const LAST = 3
const ZERO = 0x30
const DIGITS = 10

/**
 * Bytes in an encoding without states: those that it has no character for, or one that it cannot write, stay
 * as stray ones. What bytes mean is asked for once.
 */
export function decodeOld(bytes: Uint8Array, name: string): string {
  const meaning = meaningIn(name)
  // Rows, one behind the other: that of first bytes, and one for each beginning of a character.
  let known = new Int32Array(1 << 14)
  let end = 256
  const pairs: string[] = []
  const ask = (own: Uint8Array): number => {
    const text = meaning(own)
    if (text === null || (text === '' && own.length > LAST)) return NONE
    const code = text.codePointAt(0)
    if (code !== undefined) return text.length > (code > 0xffff ? 2 : 1) ? NONE + pairs.push(text) : code + 1
    const row = end
    end += own.length === LAST ? DIGITS : 256
    if (end > known.length) known = longer(known)
    return -row
  }
  // No byte gives more than one unit. Pieces of text would be as many as there are stray bytes.
  const units = new Uint16Array(bytes.length)
  let count = 0
  for (let at = 0; at < bytes.length; ) {
    let [found, length] = [0, 0]
    do {
      const own = bytes[at + length] ?? -1
      const byte = length < LAST ? own : own - ZERO
      const isByte = own >= 0 && (length < LAST || (byte >= 0 && byte < DIGITS))
      const place = byte - found
      length++
      found = isByte ? (known[place] ?? NONE) : NONE
      if (found !== UNASKED) continue
      found = ask(bytes.subarray(at, at + length))
      known[place] = found
    } while (found < 0)
    if (found <= CHARACTER) count = putCharacter(units, count, found - 1)
    else if (found > NONE)
      for (const unit of pairs[found - NONE - 1] ?? '') units[count++] = unit.charCodeAt(0)
    else {
      units[count++] = FIRST_STRAY + (bytes[at] ?? 0)
      length = 1
    }
    at += length
  }
  return textOf(units, count)
}

/** Text in an encoding without states; null when that lacks a character. */
export function encodeOld(text: string, name: string): Uint8Array | null {
  const meaning = meaningIn(name)
  const signs = Array.from({ length: 256 }, (_, byte) => meaning(Uint8Array.of(byte)))
  if (!signs.includes('')) return encodeSingle(text, signs)
  const body = withStrayBytes(text, (part) => iconv.encode(part, name, { addBOM: false }))
  return decodeOld(body, name) === text ? body : null
}

/** Text in an encoding of one byte for each character, of which these are the `signs`. */
function encodeSingle(text: string, signs: readonly (string | null)[]): Uint8Array | null {
  const codes = new Int16Array(0x10000).fill(-1)
  for (const [byte, sign] of signs.entries()) codes[(sign ?? strayOf(byte)).charCodeAt(0)] = byte
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at++) {
    const code = codes[text.charCodeAt(at)] ?? -1
    if (code < 0) return null
    bytes[at] = code
  }
  return bytes
}

function meaningIn(name: string): Meaning {
  const options = { stripBOM: false }
  return (own) => {
    const text = iconv.getDecoder(name, options).write(Buffer.from(own))
    if (text === '') return ''
    // Five bytes have no sign in windows-1252. As in browsers they become control signs.
    if (name === WESTERN && text === '\ufffd') return String.fromCharCode(...own)
    const back = iconv.encode(text, name, { addBOM: false })
    // GB 18030 has a replacement character of its own; elsewhere it stands for a byte without a sign.
    const isMeant = text.includes('\ufffd')
      ? own.length > LAST && back.equals(own)
      : iconv.decode(back, name, options) === text
    return isMeant && text.length <= own.length && text.length <= 2 ? text : null
  }
}
