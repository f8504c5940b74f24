import type { ClockForm, Ms } from '../../model/time.ts'
import type { TimeForm } from './format.ts'
import { shareForm } from './share-form.ts'
import { parseTimestamp } from './timestamps.ts'

/** White space and invisible marks that may stand inside a time or before it. */
export const BLANK = '[ \\t\\u00a0\\u3000\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]'
/** Digits, also full-width ones. */
export const DIGIT = '[\\d０-９]'
/** A sign between the fields of a time, or before its fraction. */
export const SIGN = "[:：﹕︰.．。,，;；'’′`´]"
const COLONS = ':：﹕︰'
/** Signs before a number that may count frames, if it has less than three digits. */
const BEFORE_FRAMES = ';；'

/** How a time is taken: `frames` = frames per second of `hh:mm:ss:ff`; absent = a fraction. */
export type LooseRules = {
  readonly frames?: number
  /** `,1000` is a second more, not a tenth. */
  readonly thousand?: boolean
}

type Fields = {
  readonly numbers: readonly string[]
  readonly signs: readonly string[]
  readonly wide: boolean
}

/**
 * Reads a clock as people and careless programs write it: minutes and seconds past 59 are carried
 * (`00:00:60,000` is a minute), any sign may stand between the fields and before the fraction, also
 * full-width ones and with blanks around, and three digits after a colon are milliseconds. The form is that
 * of the text. Null when it is no clock. Times in the strict form are for `parseTimestamp`.
 */
export function parseLooseClock(
  raw: string,
  rules: LooseRules = {},
): { readonly ms: Ms; readonly form: TimeForm } | null {
  const fields = fieldsOf(raw)
  const parts = fields && partsOf(fields)
  if (!fields || !parts) return null
  const { hours, minutes, seconds, point, fraction, colons } = parts
  if (minutes.length > 4 || (hours !== '' && minutes.length > 3) || seconds.length > 3) return null
  const whole = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000
  const isCount = fraction.length < 3 && isOneOf(point, COLONS + BEFORE_FRAMES)
  if (rules.frames !== undefined && isCount && fraction !== '') return inFrames(whole, parts, rules.frames)
  const isCarry = rules.thousand === true && fraction === '1000'
  const rest = isCarry ? 1000 : fraction === '' ? 0 : Math.round(Number(`0.${fraction}`) * 1000)
  const clock: ClockForm = {
    hours: hours.length,
    minutes: minutes.length,
    fraction: isCarry ? 3 : fraction.length,
    point: point === '' ? '.' : point,
    ...(colons.some((colon) => colon !== ':') && { colons }),
    ...(fields.wide && { wide: true }),
  }
  return { ms: whole + rest, form: shareForm({ kind: 'clock', clock }) }
}

/** A time in the strict form, else a clock as people write it; `isLoose` says which. Null when it is none. */
export function parseAnyTime(
  raw: string,
  rules: LooseRules = {},
): { readonly ms: Ms; readonly form: TimeForm; readonly isLoose: boolean } | null {
  const isCarry = rules.thousand === true && /\D1000$/.test(raw)
  const strict = isCarry ? null : parseTimestamp(raw)
  if (strict) return { ...strict, isLoose: false }
  const loose = parseLooseClock(raw, rules)
  return loose && { ...loose, isLoose: true }
}

/** The numbers of a time and the signs between them; null when there is anything else. */
function fieldsOf(raw: string): Fields | null {
  const numbers: string[] = []
  const signs: string[] = []
  const pattern = new RegExp(`(${DIGIT}+)|(${BLANK}*${SIGN}${BLANK}*)`, 'gy')
  let [at, wide] = [0, 0]
  for (const [piece, number, sign] of raw.matchAll(pattern)) {
    at += piece.length
    if (number !== undefined) {
      const plain = number.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      if (plain !== number) wide++
      numbers.push(plain)
    } else signs.push(sign ?? '')
    if (numbers.length < signs.length || numbers.length > 4) return null
  }
  if (at < raw.length || numbers.length !== signs.length + 1) return null
  return { numbers, signs, wide: wide === numbers.length }
}

type Parts = {
  readonly hours: string
  readonly minutes: string
  readonly seconds: string
  readonly point: string
  readonly fraction: string
  readonly colons: readonly [string, string]
}

/** Which number is what: `h:m:s.f`, `h:m:s`, `m:s.f`, `m:s:fff` or `m:s`. */
function partsOf({ numbers, signs }: Fields): Parts | null {
  const [a = '', b = '', c = '', d = ''] = numbers
  const [first = '', second = '', third = ''] = signs
  const colon = (sign: string) => isOneOf(sign, COLONS)
  if (numbers.length === 4) {
    if (a.length > 4 || d.length > 9) return null
    return { hours: a, minutes: b, seconds: c, point: third, fraction: d, colons: [first, second] }
  }
  if (!colon(first)) return null
  const isShort = numbers.length === 2 || !colon(second) || c.length === 3
  if (isShort) {
    if (b.length > 2 || c.length > 9) return null
    return { hours: '', minutes: a, seconds: b, point: second, fraction: c, colons: [':', first] }
  }
  if (numbers.length !== 3 || c.length > 2 || a.length > 4) return null
  return { hours: a, minutes: b, seconds: c, point: '', fraction: '', colons: [first, second] }
}

function inFrames(
  whole: Ms,
  { hours, point, fraction }: Parts,
  rate: number,
): { readonly ms: Ms; readonly form: TimeForm } {
  const sign = point.trim()
  const frames = {
    rate,
    drop: false,
    hours: hours.length,
    frames: fraction.length,
    point: sign === ';' ? ';' : ':',
  } as const
  return {
    ms: whole + Math.round((Number(fraction) / rate) * 1000),
    form: shareForm({ kind: 'frames', frames }),
  }
}

function isOneOf(sign: string, signs: string): boolean {
  const bare = sign.trim()
  return bare !== '' && signs.includes(bare)
}
