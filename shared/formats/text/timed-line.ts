import type { Span } from '../core/format.ts'
import { isNameLike } from '../core/speaker-prefix.ts'
import { readColumnHead } from './column-head.ts'
import { type Time, timeToken } from './time-token.ts'

/** The time of a line, perhaps with an end, and where the text is. Offsets are in the whole file. */
export type TimedLine = {
  readonly start: Time
  readonly end: Time | null
  readonly textFrom: number
  /** End of the text, if the time follows it, or if it is in quotes. */
  readonly textTo?: number
  /** The speaker, on a line of name and time above the text. */
  readonly name?: Span
  /** The length of the line, in columns beside its end. */
  readonly length?: Time
  /** The running number before the times. */
  readonly index?: Span
  /** Two fields without a fraction: minutes and seconds, or hours and minutes. */
  readonly isShort: boolean
  /** A number in brackets (`[4.05]`): minutes and seconds, or decimal seconds. */
  readonly isNumber?: true
}

/** A time at the end of a paragraph that says when it ends. */
export type EndStamp = { readonly time: Time; readonly textTo: number; readonly isShort: boolean }

const FRAMES = '\\d{1,3}:\\d{2}:\\d{2}[:;]\\d{2,3}|\\d{1,3};\\d{2};\\d{2};\\d{2,3}'
/** `0:04-8`, a tenth behind a dash. */
const TENTHS = '\\d{1,3}:\\d{2}(?::\\d{2})?-\\d'
const CLOCK = `(?:${FRAMES}|\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?)`
/** Between brackets there is no doubt about `4.8` (minutes or seconds) and `00.00.04`. */
const STAMP = `(?:${TENTHS}(?!\\d|:)|${CLOCK}|\\d{1,2}\\.\\d{2}\\.\\d{2}(?:,\\d{1,3})?|\\d{1,6}\\.\\d{2,3}(?=[ \\t]*\\\\?[\\]s-]))`
const OPEN = `([ \\t\\u00a0]*(?:[-–—•*>][ \\t]+)?(?:\\*\\*|__)?\\\\?)`
/** `[1:02]`, `(1:02)`, `{1:02}`, `#1:02-8#`, `[1:02 --> 1:05]`, `[0.00s -> 4.12s]`. */
const BRACKETED = new RegExp(
  `^${OPEN}([[(<{#])[ \\t]*(${STAMP})s?(?:([ \\t]*(?:-{1,2}>|[-–—→]|to)[ \\t]*)(${STAMP})s?)?[ \\t]*\\\\?([\\])>}#])(?:\\*\\*|__)?:?[ \\t\\u00a0]*`,
)
/** `1:02 text`, `1:02 – 1:05 text`, `1:02<tab>1:05<tab>text`. */
const BARE = new RegExp(
  `^${OPEN}(${TENTHS}(?=[ \\t\\u00a0]|$)|${CLOCK})(?:([ \\t]*[-–—→][ \\t]*|\\t)(${CLOCK})(?![\\d:;.,]))?(?:\\*\\*|__)?(?:$|(?=[ \\t\\u00a0](?![ \\t]*,))|:(?=[ \\t\\u00a0]|$))[ \\t\\u00a0]*`,
)
const NAME = '\\p{Lu}[^\\n\\r\\[\\]():;<>*]{0,48}?'
/** `Ann Lee  0:12`, as Otter writes it; `Ann Lee (0:12)`, `Speaker 1 [00:00:12]:`, as other services do. */
const NAMED = new RegExp(
  `^([ \\t]*)(${NAME})(?:(?:[ \\t]{2,}|\\t)(${CLOCK})[ \\t]*$|[ \\t]*[[(](${CLOCK})[\\])](?:[ \\t]*$|:(?:[ \\t]+|$)))`,
  'u',
)
/** `words [0:12]`, `words [00.00.12]`; with points between parentheses it would be a date. */
const AFTER = new RegExp(
  `\\S(?:([ \\t]+[[({])(${CLOCK})[\\])}]|([ \\t]+[[{])(\\d{1,2}\\.\\d{2}\\.\\d{2}(?:,\\d{1,3})?)[\\]}])[ \\t]*$`,
)
/** `words #00:00:12-8#`: where f4, MAXQDA and Parlatype end a paragraph. */
const ENDING = new RegExp(`\\S([ \\t\\u00a0]*#[ \\t]*)(${STAMP})[ \\t]*#[ \\t\\u00a0]*$`)
const REACH = 80

/** Reads a time at the end of a line; null when there is none. */
export function readTimeAfter(text: string, line: Span): TimedLine | null {
  const from = Math.max(line.from, line.to - REACH)
  const match = AFTER.exec(text.slice(from, line.to))
  if (!match) return null
  const [, before, clock, bracket, dotted] = match
  const [open, raw] = [before ?? bracket ?? '', clock ?? dotted ?? '']
  const textTo = from + match.index + 1
  const start = timeToken(raw, textTo + open.length)
  return start && { start, end: null, textFrom: line.from, textTo, isShort: isShort(raw) }
}

/** Reads a time between hashes at the end of a line, which ends its paragraph; null when there is none. */
export function readEndStamp(text: string, line: Span): EndStamp | null {
  const from = Math.max(line.from, line.to - REACH)
  if (!/#\s*$/.test(text.slice(Math.max(from, line.to - 9), line.to))) return null
  const match = ENDING.exec(text.slice(from, line.to))
  if (!match) return null
  const [, open = '', raw = ''] = match
  const textTo = from + match.index + 1
  const time = timeToken(raw, textTo + open.length)
  return time && { time, textTo, isShort: isShort(raw) }
}

function readNamed(head: string, from: number): TimedLine | null {
  const match = NAMED.exec(head)
  if (!match) return null
  const [whole, lead = '', name = '', bare, bracketed] = match
  const raw = bare ?? bracketed ?? ''
  const start = timeToken(raw, from + whole.lastIndexOf(raw))
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

const BLANK = new RegExp(`^${OPEN}[[(<]?-{1,2}:-{2}(?::-{2})?\\\\?[\\])>]?(?:[ \\t\\u00a0]+|$)`)

/**
 * Where the text begins behind a blank time (`--:--:--`), which a line has that is not timed yet; null =
 * none.
 */
export function textAfterBlank(text: string, line: Span): number | null {
  const match = BLANK.exec(text.slice(line.from, Math.min(line.to, line.from + REACH)))
  return match && line.from + match[0].length
}

/** Reads a time at the start of a line; null when there is none. */
export function readTimedLine(text: string, line: Span): TimedLine | null {
  const columns = readColumnHead(text, line)
  if (columns) return { ...columns, isShort: false }
  const head = text.slice(line.from, Math.min(line.to, line.from + REACH))
  const bracketed = BRACKETED.exec(head)
  const match = bracketed ?? BARE.exec(head)
  if (!match) return readNamed(head, line.from)
  const lead = match[1] ?? ''
  const [open = '', first = '', dash = '', second = '', close = ''] = bracketed
    ? match.slice(2)
    : ['', ...match.slice(2)]
  if ((open === '#' || close === '#') && open !== close) return null
  const from = line.from + lead.length + (bracketed ? head.slice(lead.length).indexOf(first, open.length) : 0)
  const start = timeToken(first, from)
  const secondAt = head.indexOf(second, from - line.from + first.length + dash.length)
  const end = second ? timeToken(second, line.from + secondAt) : null
  if (!start || (second && !end)) return null
  return {
    start,
    end,
    textFrom: Math.min(line.from + match[0].length, line.to),
    isShort: isShort(first) && (!second || isShort(second)),
    ...(start.form.kind === 'seconds' && { isNumber: true as const }),
  }
}

function isShort(raw: string): boolean {
  return /^\d{1,3}:\d{2}$/.test(raw)
}
