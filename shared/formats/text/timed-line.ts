import { parseClock } from '../../model/time.ts'
import { parseTimecode } from '../../model/timecode.ts'
import type { Span, TimeForm, TimeToken } from '../core/format.ts'
import { FRAMES } from '../core/frame-rate.ts'
import { isNameLike } from '../core/speaker-prefix.ts'

type Time = TimeToken & { readonly ms: number }

/** The time of a line, perhaps with an end, and where the text is. Offsets are in the whole file. */
export type TimedLine = {
  readonly start: Time
  readonly end: Time | null
  readonly textFrom: number
  /** End of the text, if the time follows it. */
  readonly textTo?: number
  /** The speaker, on a line of name and time above the text. */
  readonly name?: Span
  /** Two fields without a fraction: minutes and seconds, or hours and minutes. */
  readonly isShort: boolean
}

const CLOCK = '(?:\\d{1,3}:\\d{2}:\\d{2}[:;]\\d{2,3}|\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?)'
const OPEN = `([ \\t\\u00a0]*(?:[-–—•*>][ \\t]+)?(?:\\*\\*|__)?\\\\?)`
/** `[1:02]`, `(1:02)`, `[1:02 --> 1:05]`. */
const BRACKETED = new RegExp(
  `^${OPEN}([[(<])[ \\t]*(${CLOCK})(?:([ \\t]*(?:-{1,2}>|[-–—]|to)[ \\t]*)(${CLOCK}))?[ \\t]*\\\\?[\\])>](?:\\*\\*|__)?:?[ \\t\\u00a0]*`,
)
/** `1:02 text`, `1:02 – 1:05 text`, `1:02<tab>1:05<tab>text`. */
const BARE = new RegExp(
  `^${OPEN}(${CLOCK})(?:([ \\t]*[-–—][ \\t]*|\\t)(${CLOCK})(?![\\d:;.,]))?(?:\\*\\*|__)?(?:$|(?=[ \\t\\u00a0](?![ \\t]*,))|:(?=[ \\t\\u00a0]|$))[ \\t\\u00a0]*`,
)
const NAME = '\\p{Lu}[^\\n\\r\\[\\]():;<>*]{0,48}?'
/** `Ann Lee  0:12`, as Otter writes it; `Ann Lee (0:12)`, `Speaker 1 [00:00:12]:`, as other services do. */
const NAMED = new RegExp(
  `^([ \\t]*)(${NAME})(?:(?:[ \\t]{2,}|\\t)(${CLOCK})[ \\t]*$|[ \\t]*[[(](${CLOCK})[\\])](?:[ \\t]*$|:(?:[ \\t]+|$)))`,
  'u',
)
/** `words [0:12]`. */
const AFTER = new RegExp(`\\S([ \\t]+[[(])(${CLOCK})[\\])][ \\t]*$`)
const REACH = 80

/** Reads a time at the end of a line; null when there is none. */
export function readTimeAfter(text: string, line: Span): TimedLine | null {
  const from = Math.max(line.from, line.to - REACH)
  const match = AFTER.exec(text.slice(from, line.to))
  if (!match) return null
  const [, open = '', raw = ''] = match
  const textTo = from + match.index + 1
  const start = token(raw, textTo + open.length)
  return start && { start, end: null, textFrom: line.from, textTo, isShort: isShort(raw) }
}

function readNamed(head: string, from: number): TimedLine | null {
  const match = NAMED.exec(head)
  if (!match) return null
  const [whole, lead = '', name = '', bare, bracketed] = match
  const raw = bare ?? bracketed ?? ''
  const start = token(raw, from + whole.lastIndexOf(raw))
  if (!start || !isNameLike(name)) return null
  const at = from + lead.length
  return {
    start,
    end: null,
    textFrom: from + whole.length,
    name: { from: at, to: at + name.length },
    isShort: isShort(raw),
  }
}

/** Reads a time at the start of a line; null when there is none. */
export function readTimedLine(text: string, line: Span): TimedLine | null {
  const head = text.slice(line.from, Math.min(line.to, line.from + REACH))
  const bracketed = BRACKETED.exec(head)
  const match = bracketed ?? BARE.exec(head)
  if (!match) return readNamed(head, line.from)
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

/** Frame rate until the whole file was read. */
const FIRST_RATE = 25

function token(raw: string, from: number): Time | null {
  const frames = FRAMES.test(raw) ? parseTimecode(raw, FIRST_RATE) : null
  if (frames)
    return { from, to: from + raw.length, form: { kind: 'frames', frames: frames.form }, ms: frames.ms }
  const clock = parseClock(raw)
  return clock && { from, to: from + raw.length, form: { kind: 'clock', clock: clock.form }, ms: clock.ms }
}

function isShort(raw: string): boolean {
  return /^\d{1,3}:\d{2}$/.test(raw)
}

/** A time of two fields read as hours and minutes. */
export function asHoursMinutes<T extends TimeToken & { readonly ms: number }>(time: T): T {
  if (time.form.kind !== 'clock' || time.form.clock.hours > 0) return time
  const form: TimeForm = { kind: 'hours-minutes', hours: time.form.clock.minutes }
  return { ...time, ms: time.ms * 60, form }
}

/** The timecode at another frame rate; `text` = the whole file. Clocks are unchanged. */
export function atRate(text: string, time: Time, rate: number): Time {
  const read = time.form.kind === 'frames' ? parseTimecode(text.slice(time.from, time.to), rate) : null
  return read ? { ...time, ms: read.ms, form: { kind: 'frames', frames: read.form } } : time
}
