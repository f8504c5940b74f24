import { findTimings, type Timing, type TimingRule, type TimingTable, timingAt } from './cue-times.ts'
import type { Span, TimeToken } from './format.ts'
import { isBlankBetween, type LineTable, lineAt, slice } from './lines.ts'

/** What is odd about a cue, as bits. */
export const BLANK_BEFORE_TEXT = 1
export const BLANK_IN_TEXT = 2
export const NO_BLANK_BEFORE = 4
export const NO_TIMES = 8

/** Where something is not: no id, no times. */
export const NONE = -1

/**
 * The cues of a file as columns: files have hundreds of thousands. `id`, `times`, `first` and `last` (exclusive) are
 * lines of the file; `timing` stands in the table of times.
 */
export type CueScan = {
  readonly lines: LineTable
  readonly timings: TimingTable
  readonly id: number[]
  readonly times: number[]
  readonly timing: number[]
  readonly first: number[]
  readonly last: number[]
  readonly odd: number[]
  /** Lines with text that belongs to no cue. */
  readonly strays: number[]
}

export type CueRules = {
  /** The first line to look at. */
  readonly from: number
  /** Any line right above the times is an id, not only a number. */
  readonly anyId: boolean
  /** A number in its turn begins a cue even when its times are missing. */
  readonly numbered: boolean
  /** True for the first line of a block that is no cue. */
  isComment(line: string): boolean
  /** The form for a time that cannot be read. */
  readonly form: TimeToken['form']
  /** Of files without arrows. Such cues have no ids. */
  readonly timing?: TimingRule
}

/** All cues of a file in its order. Text that belongs to no cue is a stray; nothing is left out. */
export function scanCues(text: string, lines: LineTable, rules: CueRules): CueScan {
  const { from, to } = lines
  const count = from.length
  const timings = findTimings(text, lines, {
    first: rules.from,
    form: rules.form,
    ...(rules.timing && { rule: rules.timing }),
  })
  const scan = createScan(lines, timings)
  const isBlankLine = (at: number) => isBlankBetween(text, from[at] ?? 0, to[at] ?? 0)
  let id = NONE
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
      lastNumber = begin(scan, text, { id, times: at, timing: timing++, at, lastNumber })
      id = NONE
      afterBlank = false
      continue
    }
    const number = rules.timing ? NONE : numberOf(text, from[at] ?? 0, to[at] ?? 0)
    const wasBlank = afterBlank
    afterBlank = false
    if (nextTimes === at + 1 && (number !== NONE || (rules.anyId && wasBlank))) {
      id = at
      continue
    }
    if (number !== NONE && wasBlank && nextTimes !== NONE) {
      let filled = at + 1
      while (filled < nextTimes && isBlankLine(filled)) filled++
      if (filled === nextTimes) {
        id = at
        continue
      }
    }
    if (wasBlank && rules.isComment(slice(text, lineAt(lines, at)))) {
      while (at + 1 < count && at + 1 !== nextTimes && !isBlankLine(at + 1)) at++
      continue
    }
    const isNext =
      lastNumber === NONE ? scan.id.length === 0 && number !== NONE && number < 2 : number === lastNumber + 1
    if (rules.numbered && wasBlank && number !== NONE && isNext && at + 1 < count && !isBlankLine(at + 1)) {
      lastNumber = begin(scan, text, { id: at, times: NONE, timing: NONE, at, lastNumber })
      id = NONE
      continue
    }
    addText(scan, at, wasBlank)
  }
  return scan
}

type Beginning = {
  readonly id: number
  readonly times: number
  readonly timing: number
  readonly at: number
  readonly lastNumber: number
}

/** Begins a cue at the line `at`; the number of its id, or of the one before. */
function begin(scan: CueScan, text: string, { id, times, timing, at, lastNumber }: Beginning): number {
  const { from, to } = scan.lines
  const top = id === NONE ? at : id
  const isFirst = scan.id.length === 0
  const isClose = !isFirst && top > 0 && !isBlankBetween(text, from[top - 1] ?? 0, to[top - 1] ?? 0)
  scan.odd.push((isClose ? NO_BLANK_BEFORE : 0) | (times === NONE ? NO_TIMES : 0))
  scan.id.push(id)
  scan.times.push(times)
  scan.timing.push(timing)
  scan.first.push(at + 1)
  scan.last.push(at + 1)
  const number = id === NONE ? NONE : numberOf(text, from[id] ?? 0, to[id] ?? 0)
  return number === NONE ? lastNumber : number
}

function addText({ first, last, odd, strays }: CueScan, at: number, wasBlank: boolean): void {
  const cue = first.length - 1
  if (cue < 0) {
    strays.push(at)
    return
  }
  if (first[cue] === last[cue]) {
    first[cue] = at
    if (wasBlank) odd[cue] = (odd[cue] ?? 0) | BLANK_BEFORE_TEXT
  } else if (wasBlank) {
    odd[cue] = (odd[cue] ?? 0) | BLANK_IN_TEXT
  }
  last[cue] = at + 1
}

/** The number that a line consists of; NONE when it is anything else. */
function numberOf(text: string, from: number, to: number): number {
  if (to - from > 12) return NONE
  let number = NONE
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) number = Math.max(number, 0) * 10 + code - 48
    else if (code !== 32 && code !== 9) return NONE
    else if (number >= 0 && !isBlankBetween(text, at, to)) return NONE
  }
  return number
}

/** The times of a cue as tokens; null when it has none. */
export function timingOf({ timing, timings, lines }: CueScan, cue: number): Timing | null {
  const index = timing[cue] ?? NONE
  return index === NONE ? null : timingAt(timings, index, lines)
}

/** The cue's text as it stands in the file, from the first to the last line; empty after the times when it has none. */
export function textSpan({ lines, first, last }: CueScan, cue: number): Span {
  const [top, bottom] = [first[cue] ?? 0, last[cue] ?? 0]
  if (top < bottom) return { from: lines.from[top] ?? 0, to: lines.to[bottom - 1] ?? 0 }
  const at = lines.to[top - 1] ?? lines.to[top] ?? 0
  return { from: at, to: at }
}

/** From the id or the times to the end of the text. */
export function blockSpan(scan: CueScan, cue: number): Span {
  const { lines, id, times } = scan
  const [own, timed] = [id[cue] ?? NONE, times[cue] ?? NONE]
  const top = own === NONE ? timed : own
  const bottom = timed === NONE ? own : timed
  return {
    from: lines.from[Math.max(top, 0)] ?? 0,
    to: Math.max(textSpan(scan, cue).to, lines.to[Math.max(bottom, 0)] ?? 0),
  }
}

/** The 1-based line where a cue stands: of its times, else of its id. */
export function lineOfCue({ id, times }: CueScan, cue: number): number {
  const [own, timed] = [id[cue] ?? NONE, times[cue] ?? NONE]
  return Math.max(timed === NONE ? own : timed, 0) + 1
}

function createScan(lines: LineTable, timings: TimingTable): CueScan {
  return { lines, timings, id: [], times: [], timing: [], first: [], last: [], odd: [], strays: [] }
}
