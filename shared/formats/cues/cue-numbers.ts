import type { Span } from '../core/format.ts'
import { isBlankBetween } from '../core/lines.ts'

/** No number. */
export const NO_NUMBER = -1

/** Longest line that can be a number (characters). */
const LONGEST = 12

/** The number that is all of a line; `NO_NUMBER` when it is anything else. */
export function plainNumber(text: string, from: number, to: number): number {
  if (to - from > LONGEST) return NO_NUMBER
  let number = NO_NUMBER
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) number = Math.max(number, 0) * 10 + code - 48
    else if (code !== 32 && code !== 9) return NO_NUMBER
    else if (number >= 0 && !isBlankBetween(text, at, to)) return NO_NUMBER
  }
  return number
}

/** `#1`, `1.`, `1.0`, `(1)`, `-1`, `1/9`: what spreadsheets, scripts and people make of a running number. */
const ODD = /^([ \t]*(?:(?:#|№|no\.?|nr\.?|[([-])[ \t]*)?)(\d{1,9})(?:\.0{0,9}|[:)\]]|\/\d{1,9})?[ \t]*$/i

/** A number that is written oddly: its value (negative with a minus) and its digits; null when it is none. */
export function oddNumber(text: string, line: Span): (Span & { readonly value: number }) | null {
  if (line.to - line.from > LONGEST * 2) return null
  const match = ODD.exec(narrow(text.slice(line.from, line.to)))
  if (!match) return null
  const [, lead = '', digits = ''] = match
  const sign = lead.trim() === '-' ? -1 : 1
  const from = line.from + lead.length - (sign < 0 ? 1 : 0)
  return { value: sign * Number(digits), from, to: line.from + lead.length + digits.length }
}

/** Full-width digits as those of ASCII. */
function narrow(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}
