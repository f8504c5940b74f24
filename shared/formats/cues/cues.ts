import { longer } from '../../base/growing.ts'
import type { Ms } from '../../model/time.ts'
import type { Span, TimeToken } from '../core/format.ts'
import { isBlankBetween, type LineTable, lineAt, slice } from '../core/lines.ts'
import { oddNumber, plainNumber } from './cue-numbers.ts'
import {
  findTimings,
  type TimingRule,
  type TimingTable,
  TOO_LARGE,
  timingAt,
  UNREADABLE,
} from './cue-times.ts'
import type { Timing } from './cue-timing.ts'

/** Oddities of a cue, as bits. */
export const BLANK_BEFORE_TEXT = 1
export const BLANK_IN_TEXT = 2
export const NO_BLANK_BEFORE = 4
export const NO_TIMES = 8

/** No id, no times. */
export const NONE = -1

/**
 * The cues of a file as columns: files have hundreds of thousands. `id`, `first` and `last` (exclusive) are
 * line numbers from 0; `timing` is a row of `timings`.
 */
export type CueScan = {
  readonly lines: LineTable
  readonly timings: TimingTable
  readonly id: Int32Array
  readonly timing: Int32Array
  readonly first: Int32Array
  readonly last: Int32Array
  readonly odd: Uint8Array
  /** Lines with text that belongs to no cue. */
  readonly strays: readonly number[]
}

export type CueRules = {
  /** First line to read. */
  readonly from: number
  /** Any line right above the times is an id, not only a number. */
  readonly anyId: boolean
  /** The next number in sequence begins a cue even without times. */
  readonly numbered: boolean
  /** True for the first line of a block that is not a cue. */
  isComment(line: string): boolean
  /** True for a line that begins a block of its own wherever it stands; absent = there are none. */
  isHeader?(line: string): boolean
  /** Form of unreadable times. */
  readonly form: TimeToken['form']
  /** For files without arrows; their cues have no ids. */
  readonly timing?: TimingRule
}

/** All cues in file order. Text that belongs to no cue is a stray; nothing is dropped. */
export function scanCues(text: string, lines: LineTable, rules: CueRules): CueScan {
  const { from, to } = lines
  const count = from.length
  const timings = findTimings(text, lines, {
    first: rules.from,
    form: rules.form,
    ...(rules.timing && { rule: rules.timing }),
  })
  const cues = createCues(timings.line.length + 1)
  const strays: number[] = []
  const isBlankLine = (at: number) => isBlankBetween(text, from[at] ?? 0, to[at] ?? 0)
  const isClose = (at: number) => cues.count > 0 && at > 0 && !isBlankLine(at - 1)
  let id = NONE
  let idNumber = NONE
  let lastNumber = NONE
  let afterBlank = true
  let timing = 0
  for (let at = rules.from; at < count; at++) {
    if (isBlankLine(at)) {
      afterBlank = true
      continue
    }
    const nextTimes = timings.line[timing] ?? NONE
    if (nextTimes === at) {
      begin(cues, { id, timing: timing++, at, isClose: isClose(id === NONE ? at : id) })
      if (id !== NONE && idNumber !== NONE) lastNumber = idNumber
      id = NONE
      afterBlank = false
      continue
    }
    const wasBlank = afterBlank
    afterBlank = false
    const isAbove = nextTimes === at + 1
    const plain = rules.timing ? NONE : plainNumber(text, from[at] ?? 0, to[at] ?? 0)
    const number = plain === NONE && isAbove ? oddAbove(text, lines, at, wasBlank ? null : lastNumber) : plain
    const isId = isAbove
      ? number !== NONE || (rules.anyId && wasBlank)
      : number !== NONE && wasBlank && nextTimes !== NONE && areBlank(text, lines, at + 1, nextTimes)
    if (isId) {
      id = at
      idNumber = number
      continue
    }
    if ((wasBlank || rules.isHeader) && isNoText(slice(text, lineAt(lines, at)), wasBlank, rules)) {
      while (at + 1 < count && at + 1 !== nextTimes && !isBlankLine(at + 1)) at++
      continue
    }
    const isNext =
      lastNumber === NONE ? cues.count === 0 && number !== NONE && number < 2 : number === lastNumber + 1
    if (rules.numbered && wasBlank && number !== NONE && isNext && at + 1 < count && !isBlankLine(at + 1)) {
      begin(cues, { id: at, timing: NONE, at, isClose: isClose(at) })
      lastNumber = number
      continue
    }
    if (cues.count > 0) addText(cues, at, wasBlank)
    else strays.push(at)
  }
  return { lines, timings, ...columnsOf(cues), strays }
}

function isNoText(line: string, wasBlank: boolean, rules: CueRules): boolean {
  return (wasBlank && rules.isComment(line)) || rules.isHeader?.(line) === true
}

/**
 * The number that is written oddly on the line right above the times; NONE when it is none, or could be text:
 * with `last`, only the number after that counts.
 */
function oddAbove(text: string, lines: LineTable, at: number, last: number | null): number {
  const odd = oddNumber(text, lineAt(lines, at))
  return odd && (last === null || odd.value === last + 1) ? Math.max(0, odd.value) : NONE
}

/** True when the lines `first`..`last`, `last` excluded, are blank. */
function areBlank(text: string, { from, to }: LineTable, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (!isBlankBetween(text, from[at] ?? 0, to[at] ?? 0)) return false
  return true
}

/** Columns that grow while cues are found. */
type Cues = {
  count: number
  id: Int32Array<ArrayBuffer>
  timing: Int32Array<ArrayBuffer>
  first: Int32Array<ArrayBuffer>
  last: Int32Array<ArrayBuffer>
  odd: Uint8Array<ArrayBuffer>
}

function createCues(room: number): Cues {
  const column = () => new Int32Array(room)
  return {
    count: 0,
    id: column(),
    timing: column(),
    first: column(),
    last: column(),
    odd: new Uint8Array(room),
  }
}

function columnsOf({ count, id, timing, first, last, odd }: Cues): Omit<Cues, 'count'> {
  return {
    id: id.subarray(0, count),
    timing: timing.subarray(0, count),
    first: first.subarray(0, count),
    last: last.subarray(0, count),
    odd: odd.subarray(0, count),
  }
}

type Beginning = {
  readonly id: number
  readonly timing: number
  readonly at: number
  /** There is no blank line above. */
  readonly isClose: boolean
}

/** Begins a cue at the line `at`. */
function begin(cues: Cues, { id, timing, at, isClose }: Beginning): void {
  if (cues.count === cues.id.length) {
    cues.id = longer(cues.id)
    cues.timing = longer(cues.timing)
    cues.first = longer(cues.first)
    cues.last = longer(cues.last)
    cues.odd = longer(cues.odd)
  }
  const cue = cues.count++
  cues.id[cue] = id
  cues.timing[cue] = timing
  cues.first[cue] = at + 1
  cues.last[cue] = at + 1
  cues.odd[cue] = (isClose ? NO_BLANK_BEFORE : 0) | (timing === NONE ? NO_TIMES : 0)
}

/** Adds a line to the text of the last cue. */
function addText({ count, first, last, odd }: Cues, at: number, wasBlank: boolean): void {
  const cue = count - 1
  if (first[cue] === last[cue]) {
    first[cue] = at
    if (wasBlank) odd[cue] = (odd[cue] ?? 0) | BLANK_BEFORE_TEXT
  } else if (wasBlank) {
    odd[cue] = (odd[cue] ?? 0) | BLANK_IN_TEXT
  }
  last[cue] = at + 1
}

/** The times of a cue as tokens; null when it has none. */
export function timingOf({ timing, timings, lines }: CueScan, cue: number): Timing | null {
  const index = timing[cue] ?? NONE
  return index === NONE ? null : timingAt(timings, index, lines)
}

/** The raw text of a cue, first to last line; an empty span behind the times when it has none. */
export function textSpan({ lines, first, last }: CueScan, cue: number): Span {
  const [top, bottom] = [first[cue] ?? 0, last[cue] ?? 0]
  if (top < bottom) return { from: lines.from[top] ?? 0, to: lines.to[bottom - 1] ?? 0 }
  const at = lines.to[top - 1] ?? lines.to[top] ?? 0
  return { from: at, to: at }
}

/** The line of a cue's times; NONE when it has none. */
function timesLine({ timing, timings }: CueScan, cue: number): number {
  return timings.line[timing[cue] ?? NONE] ?? NONE
}

/** From the id or the times to the end of the text. */
export function blockSpan(scan: CueScan, cue: number): Span {
  const { lines, id } = scan
  const [own, timed] = [id[cue] ?? NONE, timesLine(scan, cue)]
  const top = own === NONE ? timed : own
  const bottom = timed === NONE ? own : timed
  return {
    from: lines.from[Math.max(top, 0)] ?? 0,
    to: Math.max(textSpan(scan, cue).to, lines.to[Math.max(bottom, 0)] ?? 0),
  }
}

/** The 1-based line of a cue: that of its times, or of its id. */
export function lineOfCue(scan: CueScan, cue: number): number {
  const timed = timesLine(scan, cue)
  return Math.max(timed === NONE ? (scan.id[cue] ?? NONE) : timed, 0) + 1
}

/** Start of a cue in ms; null when it has no readable one. */
export function startOfCue(scan: CueScan, cue: number): Ms | null {
  const start = scan.timings.start[scan.timing[cue] ?? NONE] ?? UNREADABLE
  if (start >= 0) return start
  return start === TOO_LARGE ? (timingOf(scan, cue)?.start.ms ?? null) : null
}

/** End of a cue in ms; null when it or the start is unreadable. */
export function endOfCue(scan: CueScan, cue: number): Ms | null {
  const index = scan.timing[cue] ?? NONE
  const end = scan.timings.end[index] ?? UNREADABLE
  if (end === UNREADABLE || scan.timings.start[index] === UNREADABLE) return null
  return end >= 0 ? end : (timingOf(scan, cue)?.end.ms ?? null)
}
