import { SRT_FORM } from '../model/time.ts'
import type { Span, TimeForm, TimeToken } from './format.ts'
import { type LineTable, lineAt } from './lines.ts'
import { parseStamp } from './stamps.ts'

/** The two times of a cue; `ms` null = written, but no time that can be read. `rest` follows them on the line. */
export type Timing = {
  readonly start: TimeToken & { readonly ms: number | null }
  readonly end: TimeToken & { readonly ms: number | null }
  readonly rest: Span
}

/** How a line with times looks when it has no arrow: it is read where `sign` stands. */
export type TimingRule = { readonly sign: string; parse(text: string, line: Span): Timing | null }

/** All lines with times, in their order, as columns: files have hundreds of thousands. A time of -1 cannot be read. */
export type TimingTable = {
  readonly line: number[]
  readonly start: number[]
  readonly startFrom: number[]
  readonly startTo: number[]
  readonly startForm: TimeForm[]
  readonly end: number[]
  readonly endFrom: number[]
  readonly endTo: number[]
  readonly endForm: TimeForm[]
  readonly rest: number[]
}

const TIMES = /^([ \t\u00a0]*)(-?\d[\d:.,;]*)([ \t\u00a0]*-{1,3}>[ \t\u00a0]*)(-?\d[\d:.,;]*)/
/** How far from the beginning of its line an arrow between times may be. */
const REACH = 150
/** `0,0`, and what lines with times begin with: digits, a sign, white space. */
const SHORTEST = 3
const MAY_BEGIN = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\d\s-]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Reads `time --> time`, tolerant of missing spaces and short arrows; null when the line is none. */
export function parseTiming(text: string, line: Span, form: TimeForm): Timing | null {
  const match = TIMES.exec(text.slice(line.from, Math.min(line.to, line.from + 200)))
  if (!match) return null
  const [whole, lead = '', first = '', arrow = '', second = ''] = match
  const from = line.from + lead.length
  const token = (at: number, raw: string) => {
    const stamp = parseStamp(raw)
    return { from: at, to: at + raw.length, form: stamp?.form ?? form, ms: stamp?.ms ?? null }
  }
  return {
    start: token(from, first),
    end: token(from + first.length + arrow.length, second),
    rest: { from: line.from + whole.length, to: line.to },
  }
}

/** All lines with times from line `first` on. `form` = of a time that cannot be read. */
export function findTimings(
  text: string,
  lines: LineTable,
  { first, form, rule }: { readonly first: number; readonly form: TimeForm; readonly rule?: TimingRule },
): TimingTable {
  const sign = rule?.sign ?? '->'
  const table = createTable()
  const count = lines.from.length
  for (let at = first; at < count; at++) {
    const from = lines.from[at] ?? 0
    const to = lines.to[at] ?? 0
    // Only a line that begins with a number can have times.
    if (to - from < SHORTEST || MAY_BEGIN[text.charCodeAt(from)] !== 1) continue
    if (!rule && addStrict(table, text, from, to, at)) continue
    const line = { from, to }
    const place = text.slice(from, Math.min(to, from + REACH + sign.length - 1)).indexOf(sign)
    const timing = place === -1 ? null : rule ? rule.parse(text, line) : parseTiming(text, line, form)
    if (timing) add(table, at, timing)
  }
  return table
}

/** The times at `index` of the table as tokens. */
export function timingAt(table: TimingTable, index: number, lines: LineTable): Timing {
  const time = (ms: number[], from: number[], to: number[], form: TimeForm[]) => ({
    from: from[index] ?? 0,
    to: to[index] ?? 0,
    form: form[index] ?? COMMA,
    ms: (ms[index] ?? -1) < 0 ? null : (ms[index] ?? null),
  })
  return {
    start: time(table.start, table.startFrom, table.startTo, table.startForm),
    end: time(table.end, table.endFrom, table.endTo, table.endForm),
    rest: { from: table.rest[index] ?? 0, to: lineAt(lines, table.line[index] ?? 0).to },
  }
}

function add(table: TimingTable, line: number, { start, end, rest }: Timing): void {
  table.line.push(line)
  table.start.push(start.ms ?? -1)
  table.startFrom.push(start.from)
  table.startTo.push(start.to)
  table.startForm.push(start.form)
  table.end.push(end.ms ?? -1)
  table.endFrom.push(end.from)
  table.endTo.push(end.to)
  table.endForm.push(end.form)
  table.rest.push(rest.from)
}

const ARROW = ' --> '
/** How many signs follow the hours: `:00:00,000`. */
const TAIL = 10
const MOST_HOURS = 4

/** Adds `00:00:01,000 --> 00:00:02,000`, as nearly all files have it. False when the line is not just like that. */
function addStrict(table: TimingTable, text: string, from: number, to: number, line: number): boolean {
  const hours = countDigits(text, from)
  const start = strictClock(text, from, hours)
  if (start < 0) return false
  const startTo = from + hours + TAIL
  if (!text.startsWith(ARROW, startTo)) return false
  const second = startTo + ARROW.length
  const secondHours = countDigits(text, second)
  const end = strictClock(text, second, secondHours)
  const rest = second + secondHours + TAIL
  const after = text.charCodeAt(rest)
  if (end < 0 || rest > to || (rest < to && after !== 32 && after !== 9)) return false
  table.line.push(line)
  table.start.push(start)
  table.startFrom.push(from)
  table.startTo.push(startTo)
  table.startForm.push(strictForm(text, startTo - 4, hours))
  table.end.push(end)
  table.endFrom.push(second)
  table.endTo.push(rest)
  table.endForm.push(strictForm(text, rest - 4, secondHours))
  table.rest.push(rest)
  return true
}

/** The ms of `hh:mm:ss,mmm` (or with a point) with so many digits of hours; -1 when anything else stands here. */
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
    (_, hours) => parseStamp(`${'0'.repeat(hours)}:00:00${point}000`)?.form,
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

function createTable(): TimingTable {
  return {
    line: [],
    start: [],
    startFrom: [],
    startTo: [],
    startForm: [],
    end: [],
    endFrom: [],
    endTo: [],
    endForm: [],
    rest: [],
  }
}
