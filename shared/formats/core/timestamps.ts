import { type Ms, parseClock, printClock, widens } from '../../model/time.ts'
import { printTimecode } from '../../model/timecode.ts'
import type { TimeForm, TimeToken } from './format.ts'
import { clockForm } from './share-form.ts'

/** Reads a clock or plain seconds (`12.34`); null when it is neither. */
export function parseTimestamp(raw: string): { readonly ms: Ms; readonly form: TimeForm } | null {
  const clock = parseClock(raw)
  if (clock) return { ms: clock.ms, form: clockForm(clock.form) }
  const seconds = /^(\d{1,7})(?:\.(\d{1,9}))?$/.exec(raw)
  if (!seconds) return null
  return { ms: Math.round(Number(raw) * 1000), form: { kind: 'seconds', digits: seconds[2]?.length ?? 0 } }
}

/**
 * Prints a time in the form of its token; widens the form if the time does not fit. Negative times become
 * zero.
 */
export function printTime(ms: Ms, form: TimeForm): string {
  const value = Math.max(0, Math.round(ms))
  switch (form.kind) {
    case 'clock': {
      const step = form.rounds ? 10 ** Math.max(0, 3 - form.clock.fraction) : 1
      return printClock(Math.round(value / step) * step, form.clock)
    }
    case 'hours-minutes': {
      const clock = printClock(value, { hours: form.hours, minutes: 2, fraction: 0, point: '.' })
      return value % 60_000 === 0 ? clock.slice(0, -3) : clock
    }
    case 'seconds':
      return withPoint(printSeconds(value, form.digits), form.point)
    case 'number': {
      const perSecond = form.perSecond ?? 1
      if (form.rounds) return String(Math.round((value * perSecond) / 1000))
      const plain =
        perSecond === 1 ? printSeconds(value, form.digits) : printUnits(value, perSecond, form.digits)
      return withPoint(plain, form.point)
    }
    case 'frames':
      return printTimecode(value, form.frames)
    case 'iso':
      return `PT${printSeconds(value, 0)}S`
    case 'seconds-nanos':
      return printParts(value, form.object)
  }
}

/** The object with new numbers; a part that was omitted as zero is added. */
function printParts(ms: Ms, object: string): string {
  const parts = { seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 }
  let text = object
  for (const part of ['seconds', 'nanos'] as const) {
    const found = new RegExp(`("${part}"\\s{0,20}:\\s{0,20}"?)-?\\d{1,12}`).exec(text)
    if (found) {
      const at = found.index + found[0].length
      text = `${text.slice(0, found.index)}${found[1] ?? ''}${parts[part]}${text.slice(at)}`
    } else if (parts[part] !== 0) {
      const close = text.search(/(?<!\s)\s*\}$/)
      const comma = /^\{\s*$/.test(text.slice(0, close)) ? '' : ', '
      const value = part === 'seconds' ? `"${parts.seconds}"` : parts.nanos
      text = `${text.slice(0, close)}${comma}"${part}": ${value}${text.slice(close)}`
    }
  }
  return text
}

function withPoint(number: string, point: ',' | undefined): string {
  return point === undefined ? number : number.replace('.', point)
}

function printSeconds(ms: Ms, digits: number): string {
  const needed = ms % 1000 === 0 ? 0 : ms % 100 === 0 ? 1 : ms % 10 === 0 ? 2 : 3
  return (ms / 1000).toFixed(Math.max(Math.min(digits, 3), needed))
}

/** Prints whole milliseconds exactly, however coarse the unit is. */
function printUnits(ms: Ms, perSecond: number, digits: number): string {
  const units = (ms * perSecond) / 1000
  const needed = Number.isInteger(units) ? 0 : Math.ceil(Math.log10(1000 / perSecond))
  return units.toFixed(Math.max(digits, needed, 0))
}

/**
 * The text of a token for the moment `ms`, relative to the token's base. With `start` the token is a length,
 * counted from `start`.
 */
export function printToken(token: TimeToken, ms: Ms, start: Ms | null = null): string {
  const [before, after] = token.around ?? ['', '']
  return before + printTime(ms - (start ?? token.base ?? 0), token.form) + after
}

/** True when printing the time widens its form. Plain numbers have no form to widen. */
export function isWidened(ms: Ms, form: TimeForm): boolean {
  switch (form.kind) {
    case 'clock':
      return !form.rounds && widens(ms, form.clock)
    case 'hours-minutes':
      return ms % 60_000 !== 0
    case 'seconds':
      return ms % 10 ** Math.max(0, 3 - form.digits) !== 0
    case 'number':
    case 'frames':
    case 'iso':
    case 'seconds-nanos':
      return false
  }
}
