import { longer } from '../../base/growing.ts'
import { SRT_FORM } from '../../model/time.ts'
import type { Span, TimeForm } from '../core/format.ts'
import { type LineTable, lineAt } from '../core/lines.ts'
import { BLANK, DIGIT } from '../core/loose-clock.ts'
import { parseTimestamp } from '../core/timestamps.ts'
import { countedRate, parseTiming, type Timing } from './cue-timing.ts'

/** Lines of times without an arrow. */
export type TimingRule = { parse(text: string, line: Span): Timing | null }

/**
 * Bits for a line of times: an unreadable time, one with few digits or one that is written oddly; text after
 * the times; another arrow than `-->`.
 */
export const ODD_START = 1
export const ODD_END = 2
export const HAS_REST = 4
export const ODD_ARROW = 8

/** In place of a time: unreadable, or too large for the column (after 596 hours). */
export const UNREADABLE = -1
export const TOO_LARGE = -2

/**
 * All lines of times in order, as columns: files have hundreds of thousands. `read` parses one line in full
 * when needed.
 */
export type TimingTable = {
  readonly line: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly odd: Uint8Array
  readonly read: (line: Span) => Timing | null
}

/** Length of `0,0`, and what a line of times can begin with: a digit, a minus, white space. */
const SHORTEST = 3
const ODD_BEGINNING = new RegExp(`^(?:${BLANK}|${DIGIT})$`)
const MAY_BEGIN = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\d\s-]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** All lines of times from line `first` on. `form` = form of unreadable times. */
export function findTimings(
  text: string,
  lines: LineTable,
  { first, form, rule }: { readonly first: number; readonly form: TimeForm; readonly rule?: TimingRule },
): TimingTable {
  const read = timingReader(text, form, rule)
  const count = lines.from.length
  let line = new Int32Array(Math.ceil(count / 4) + 1)
  let start = new Int32Array(line.length)
  let end = new Int32Array(line.length)
  let odd = new Uint8Array(line.length)
  let found = 0
  for (let at = first; at < count; at++) {
    const from = lines.from[at] ?? 0
    const to = lines.to[at] ?? 0
    // Only a line that begins with a number can be one of times.
    if (to - from < SHORTEST || !mayBegin(text.charCodeAt(from))) continue
    const isStrict = !rule && scanStrict(text, from, to)
    if (!isStrict && isNumber(text, from, to)) continue
    const timing = isStrict ? null : read({ from, to })
    if (!isStrict && !timing) continue
    if (found === line.length) {
      line = longer(line)
      start = longer(start)
      end = longer(end)
      odd = longer(odd)
    }
    line[found] = at
    start[found] = cellOf(timing ? timing.start.ms : strict.start)
    end[found] = cellOf(timing ? timing.end.ms : strict.end)
    odd[found] = timing ? oddities(timing) : strict.endTo < to ? HAS_REST : 0
    found++
  }
  return {
    line: line.subarray(0, found),
    start: start.subarray(0, found),
    end: end.subarray(0, found),
    odd: odd.subarray(0, found),
    read,
  }
}

/** The times at `index` of the table as tokens. */
export function timingAt({ line, read }: TimingTable, index: number, lines: LineTable): Timing | null {
  return read(lineAt(lines, line[index] ?? 0))
}

const LARGEST = 2 ** 31 - 1

function cellOf(ms: number | null): number {
  if (ms === null) return UNREADABLE
  return ms > LARGEST ? TOO_LARGE : ms
}

function mayBegin(code: number): boolean {
  return code < 256 ? MAY_BEGIN[code] === 1 : ODD_BEGINNING.test(String.fromCharCode(code))
}

function timingReader(
  text: string,
  form: TimeForm,
  rule: TimingRule | undefined,
): (line: Span) => Timing | null {
  // Looked for in the whole file when the first odd time needs it.
  let rate: number | null | undefined
  const frames = () => {
    if (rate === undefined) rate = countedRate(text)
    return rate
  }
  return (line) => {
    if (rule) return rule.parse(text, line)
    const isStrict = scanStrict(text, line.from, line.to)
    return isStrict ? strictTiming(text, line) : parseTiming(text, line, form, frames)
  }
}

function oddities({ start, end, rest, isArrowOdd }: Timing): number {
  const times = (isOdd(start) ? ODD_START : 0) | (isOdd(end) ? ODD_END : 0)
  return times | (rest.from < rest.to ? HAS_REST : 0) | (isArrowOdd ? ODD_ARROW : 0)
}

/** An unreadable time, or one with a fraction that is easily misread. */
function isOdd({ ms, form, isLoose }: Timing['start']): boolean {
  if (ms === null || ms < 0 || isLoose) return true
  return form.kind === 'clock' && form.clock.fraction > 0 && form.clock.fraction < 3
}

function isNumber(text: string, from: number, to: number): boolean {
  let at = from
  while (at < to && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++
  return at === to
}

const ARROW = ' --> '
/** Characters after the hours: `:00:00,000`. */
const TAIL = 10
const MOST_HOURS = 4

/** Result of `scanStrict`: times in ms, their offsets, digits of the hours. */
const strict = { start: 0, startTo: 0, hours: 0, end: 0, endFrom: 0, endTo: 0, endHours: 0 }

/**
 * Matches `00:00:01,000 --> 00:00:02,000`, which nearly all files use, and stores the result in `strict`.
 * False when the line differs from that in any way.
 */
function scanStrict(text: string, from: number, to: number): boolean {
  const hours = countDigits(text, from)
  const start = strictClock(text, from, hours)
  if (start < 0) return false
  const startTo = from + hours + TAIL
  if (!text.startsWith(ARROW, startTo)) return false
  const endFrom = startTo + ARROW.length
  const endHours = countDigits(text, endFrom)
  const end = strictClock(text, endFrom, endHours)
  const endTo = endFrom + endHours + TAIL
  const after = text.charCodeAt(endTo)
  if (end < 0 || endTo > to || (endTo < to && after !== 32 && after !== 9)) return false
  strict.start = start
  strict.startTo = startTo
  strict.hours = hours
  strict.end = end
  strict.endFrom = endFrom
  strict.endTo = endTo
  strict.endHours = endHours
  return true
}

function strictTiming(text: string, { from, to }: Span): Timing {
  const { start, startTo, hours, end, endFrom, endTo, endHours } = strict
  return {
    start: { from, to: startTo, form: strictForm(text, startTo - 4, hours), ms: start },
    end: { from: endFrom, to: endTo, form: strictForm(text, endTo - 4, endHours), ms: end },
    rest: { from: endTo, to },
  }
}

/** Milliseconds of `hh:mm:ss,mmm` (or with a point) with `digits` digits of hours; -1 = something else. */
function strictClock(text: string, from: number, digits: number): number {
  if (digits === 0 || digits > MOST_HOURS) return -1
  const at = from + digits
  const point = text.charCodeAt(at + 6)
  if (text.charCodeAt(at) !== 58 || text.charCodeAt(at + 3) !== 58 || (point !== 44 && point !== 46))
    return -1
  let hours = 0
  for (let i = from; i < at; i++) hours = hours * 10 + text.charCodeAt(i) - 48
  const minutes = twoDigits(text, at + 1)
  const seconds = twoDigits(text, at + 4)
  const hundredths = twoDigits(text, at + 7)
  const last = text.charCodeAt(at + 9) - 48
  if (minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return -1
  if (hundredths < 0 || !(last >= 0 && last <= 9)) return -1
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10 + last
}

function countDigits(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57 && at - from <= MOST_HOURS) at++
  return at - from
}

const COMMAS = formsWith(',')
const POINTS = formsWith('.')
const COMMA: TimeForm = { kind: 'clock', clock: SRT_FORM }

/** The forms of `h:mm:ss,mmm` by the number of digits of the hours. */
function formsWith(point: string): readonly (TimeForm | undefined)[] {
  return Array.from(
    { length: MOST_HOURS + 1 },
    (_, hours) => parseTimestamp(`${'0'.repeat(hours)}:00:00${point}000`)?.form,
  )
}

function strictForm(text: string, point: number, hours: number): TimeForm {
  return (text.charCodeAt(point) === 44 ? COMMAS : POINTS)[hours] ?? COMMA
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}
