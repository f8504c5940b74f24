import { parseClock } from '../model/time.ts'
import type { Span, TimeForm, TimeToken } from './format.ts'

/** The time at the beginning of a line, perhaps with an end, and where the words begin. Offsets are in the whole text. */
export type TimedLine = {
  readonly start: TimeToken & { readonly ms: number }
  readonly end: (TimeToken & { readonly ms: number }) | null
  readonly textFrom: number
  /** Two fields and no fraction: may be minutes and seconds, or hours and minutes. */
  readonly isShort: boolean
}

const CLOCK = '\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?'
const OPEN = `([ \\t\\u00a0]*(?:[-–—•*>][ \\t]+)?(?:\\*\\*|__)?\\\\?)`
/** `[1:02]`, `(1:02)`, `[1:02 --> 1:05]`. */
const BRACKETED = new RegExp(
  `^${OPEN}([[(<])[ \\t]*(${CLOCK})(?:([ \\t]*(?:-{1,2}>|[-–—]|to)[ \\t]*)(${CLOCK}))?[ \\t]*\\\\?[\\])>](?:\\*\\*|__)?:?[ \\t\\u00a0]*`,
)
/** `1:02 text`, `1:02 – 1:05 text`, `1:02<tab>1:05<tab>text`. */
const BARE = new RegExp(
  `^${OPEN}(${CLOCK})(?:([ \\t]*[-–—][ \\t]*|\\t)(${CLOCK})(?![\\d:;.,]))?(?:\\*\\*|__)?(?:$|(?=[ \\t\\u00a0])|:(?=[ \\t\\u00a0]|$))[ \\t\\u00a0]*`,
)
const REACH = 80

/** Reads the time that begins a line; null when it begins with something else. */
export function readTimedLine(text: string, line: Span): TimedLine | null {
  const head = text.slice(line.from, Math.min(line.to, line.from + REACH))
  const bracketed = BRACKETED.exec(head)
  const match = bracketed ?? BARE.exec(head)
  if (!match) return null
  const lead = match[1] ?? ''
  const [open = '', first = '', dash = '', second = ''] = bracketed ? match.slice(2) : ['', ...match.slice(2)]
  const from = line.from + lead.length + (bracketed ? head.slice(lead.length).indexOf(first, open.length) : 0)
  const start = token(first, from)
  const end = second ? token(second, from + first.length + dash.length) : null
  if (!start || (second && !end)) return null
  return {
    start,
    end,
    textFrom: Math.min(line.from + match[0].length, line.to),
    isShort: isShort(first) && (!second || isShort(second)),
  }
}

function token(raw: string, from: number): (TimeToken & { readonly ms: number }) | null {
  const clock = parseClock(raw)
  return clock && { from, to: from + raw.length, form: { kind: 'clock', clock: clock.form }, ms: clock.ms }
}

function isShort(raw: string): boolean {
  return /^\d{1,3}:\d{2}$/.test(raw)
}

/** A short time read as hours and minutes: sixty times as much. */
export function asHoursMinutes<T extends TimeToken & { readonly ms: number }>(time: T): T {
  if (time.form.kind !== 'clock' || time.form.clock.hours > 0) return time
  const form: TimeForm = { kind: 'hours-minutes', hours: time.form.clock.minutes }
  return { ...time, ms: time.ms * 60, form }
}
