import { type Message, message } from '../words/message.ts'

/** A time: integer milliseconds from the start of the audio. Only this file handles clock strings. */
export type Ms = number

/** How a clock was written, to print a changed time in the same form. */
export type ClockForm = {
  /** Digits of the hours; 0 = no hours field. */
  readonly hours: number
  /** Digits of the minutes if they lead, else 2. */
  readonly minutes: number
  /** Decimals; 0 = whole seconds. */
  readonly fraction: number
  /** What stands before the fraction: a point or a comma; odd files have other signs, also with blanks. */
  readonly point: string
  /** Separator between the fields; `:` when absent. */
  readonly between?: '.'
  /** What stands after the hours and after the minutes, where that is not a plain colon. */
  readonly colons?: readonly [afterHours: string, afterMinutes: string]
  /** The digits are full-width. */
  readonly wide?: true
  /** Minutes may exceed 99 instead of getting an hours field. */
  readonly endless?: true
}

export const SRT_FORM: ClockForm = { hours: 2, minutes: 2, fraction: 3, point: ',' }
export const VTT_FORM: ClockForm = { hours: 2, minutes: 2, fraction: 3, point: '.' }
export const SECONDS_FORM: ClockForm = { hours: 2, minutes: 2, fraction: 0, point: '.' }

const CLOCK = /^(?:(\d{1,6}):)?(\d{1,6}):(\d{1,2})(?:([.,])(\d{1,9}))?$/

/** Reads `[h+:]mm:ss[.fff]` with a decimal fraction (`,5` = 500 ms). Null when it is no clock. */
export function parseClock(text: string): { ms: Ms; form: ClockForm } | null {
  const match = CLOCK.exec(text)
  if (!match) return null
  const [, hours, minutes = '', seconds = '', point, fraction = ''] = match
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)
  const ms = whole * 1000 + (fraction ? Math.round(Number(`0.${fraction}`) * 1000) : 0)
  if (!Number.isSafeInteger(ms)) return null
  return {
    ms,
    form: {
      hours: hours?.length ?? 0,
      minutes: minutes.length,
      fraction: fraction.length,
      point: point === ',' ? ',' : '.',
    },
  }
}

/** `00:00:04-8`: tenths (or finer) behind a dash. */
const DASHED = /^([\d:]{4,12})-(\d{1,3})$/
/** `00.00.04`, perhaps with a fraction behind a comma; `4.05` are minutes and seconds. */
const DOTTED = /^(?:(\d{1,3})\.)?(\d{1,3})\.(\d{2})(,\d{1,3})?$/

/**
 * Reads a clock as programs for transcribing write it, too: with a decimal fraction behind a dash
 * (`00:00:04-8` = 4.8 s: f4, Parlatype, MAXQDA) or with dots between the fields (`00.00.04`: QualCoder). Null
 * when it is none.
 */
export function parseStamp(text: string): { ms: Ms; form: ClockForm } | null {
  const [, dashed, tenths] = DASHED.exec(text) ?? []
  if (dashed !== undefined && tenths !== undefined) {
    const clock = parseClock(`${dashed}.${tenths}`)
    return clock && { ms: clock.ms, form: { ...clock.form, point: '-' } }
  }
  const dotted = DOTTED.exec(text)
  if (!dotted) return parseClock(text)
  const [, hours, minutes, seconds, fraction = ''] = dotted
  const clock = parseClock(`${hours === undefined ? '' : `${hours}:`}${minutes}:${seconds}${fraction}`)
  return clock && { ms: clock.ms, form: { ...clock.form, between: '.' } }
}

/**
 * Prints a time in the given form. If it does not fit, the form is widened: three decimals if there are too
 * few, an hours field for minutes past 99. Negative times become zero.
 */
export function printClock(ms: Ms, form: ClockForm): string {
  const value = Math.max(0, Math.round(ms))
  const needed = value % 1000 === 0 ? 0 : value % 100 === 0 ? 1 : value % 10 === 0 ? 2 : 3
  const digits = needed > form.fraction ? 3 : form.fraction
  const seconds = Math.floor(value / 1000)
  const minutes = Math.floor(seconds / 60)
  const withHours = form.hours > 0 || (minutes > 99 && !form.endless)
  const between = form.between ?? ':'
  const [first, second] = form.colons ?? [between, between]
  const head = withHours
    ? `${pad(Math.floor(minutes / 60), form.hours)}${first}${pad(minutes % 60, 2)}`
    : pad(minutes, form.minutes)
  // Between dots a fraction has a comma.
  const tail =
    digits > 0
      ? (form.between && form.point === '.' ? ',' : form.point) +
        pad(value % 1000, 3)
          .padEnd(digits, '0')
          .slice(0, digits)
      : ''
  const clock = `${head}${second}${pad(seconds % 60, 2)}${tail}`
  return form.wide ? clock.replace(/\d/g, toWide) : clock
}

function toWide(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
}

/** True when the time can only be printed by widening the form (see `printClock`). */
export function widens(ms: Ms, form: ClockForm): boolean {
  const tooFine = ms % 10 ** Math.max(0, 3 - form.fraction) !== 0
  return tooFine || (form.hours === 0 && !form.endless && ms >= 100 * 60_000)
}

/** `1:01:58`: for reading, whole seconds, rounded down. */
export function printReading(ms: Ms): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${pad(seconds % 60, 2)}`
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60, 2)}:${pad(seconds % 60, 2)}`
}

/** `15:01.340`: for correcting, in milliseconds. */
export function printPrecise(ms: Ms): string {
  const value = Math.max(0, Math.round(ms))
  return `${printReading(value)}.${pad(value % 1000, 3)}`
}

/** `15:01.34`: for the running clock, in hundredths, rounded down. */
export function printHundredths(ms: Ms): string {
  const value = Math.max(0, Math.floor(ms))
  return `${printReading(value)}.${pad(Math.floor((value % 1000) / 10), 2)}`
}

/** `+0.34 s`, `−12.0 s`: a signed difference, in words of any language. */
export function printDifference(ms: Ms): Message {
  const seconds = Math.abs(Math.round(ms)) / 1000
  const digits = seconds.toFixed(seconds < 10 ? 2 : 1)
  return message('time.seconds', { seconds: `${ms < 0 ? '−' : '+'}${digits}` })
}

/** A typed time: absolute, or relative to the value that was there. */
export type TypedTime = { readonly kind: 'absolute' | 'relative'; readonly ms: Ms }

/**
 * Reads a typed time: `1:02`, `1:02:03.5`, `62.5`, `1h2m3s`, `450ms`; a leading `+` or `-` makes it relative.
 * Null when it is invalid.
 */
export function parseTyped(input: string): TypedTime | null {
  const text = input.trim().toLowerCase().replace(/−/g, '-')
  const sign = /^[+-]/.exec(text)?.[0]
  const ms = parseAmount(sign ? text.slice(1).trim() : text)
  if (ms === null) return null
  if (!sign) return { kind: 'absolute', ms }
  return { kind: 'relative', ms: sign === '-' ? -ms : ms }
}

const UNITS =
  /^(?:(\d+(?:[.,]\d+)?)\s*h\s*)?(?:(\d+(?:[.,]\d+)?)\s*m(?!s)\s*)?(?:(\d+(?:[.,]\d+)?)\s*s\s*)?(?:(\d+)\s*ms)?$/

function parseAmount(text: string): Ms | null {
  if (text === '') return null
  const clock = parseClock(text)
  if (clock) return clock.ms
  const plain = /^(\d{1,7}(?:[.,]\d{1,6})?|[.,]\d{1,6})$/.exec(text)
  if (plain) return Math.round(decimal(text) * 1000)
  const match = UNITS.exec(text)
  if (!match) return null
  const [, h, m, s, ms] = match
  const total = (decimal(h) * 3600 + decimal(m) * 60 + decimal(s)) * 1000 + decimal(ms)
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : null
}

function decimal(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'))
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
