import type { Span, TimeToken } from './format.ts'
import { isBlank, slice } from './lines.ts'
import { parseStamp } from './stamps.ts'

/** The two times of a cue; `ms` null = written, but no time that can be read. `rest` follows them on the line. */
export type Timing = {
  readonly start: TimeToken & { readonly ms: number | null }
  readonly end: TimeToken & { readonly ms: number | null }
  readonly rest: Span
}

/** One cue as lines of the file; numbers are indices into the lines, `last` is exclusive. */
export type Cue = {
  readonly id: number | null
  readonly times: number | null
  readonly timing: Timing | null
  first: number
  last: number
  /** What is odd about it; shared when nothing is. */
  odd: readonly CueOddity[]
}

export type CueOddity = 'blank-before-text' | 'blank-in-text' | 'no-blank-before' | 'no-times'

const NOTHING_ODD: readonly CueOddity[] = []

export type CueScan = { readonly cues: readonly Cue[]; readonly strays: readonly number[] }

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
  /** How a line with times looks when it has no arrow: it is read where `sign` stands. Such cues have no ids. */
  readonly timing?: { readonly sign: string; parse(text: string, line: Span): Timing | null }
}

const TIMES = /^([ \t\u00a0]*)(-?\d[\d:.,;]*)([ \t\u00a0]*-{1,3}>[ \t\u00a0]*)(-?\d[\d:.,;]*)/

/** Reads `time --> time`, tolerant of missing spaces and short arrows; null when the line is none. */
export function parseTiming(text: string, line: Span, form: TimeToken['form']): Timing | null {
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

/** All cues of a file in its order. Text that belongs to no cue is a stray; nothing is left out. */
export function scanCues(text: string, lines: readonly Span[], rules: CueRules): CueScan {
  const timings = findTimings(text, lines, rules)
  const blanks = lines.map((line) => isBlank(text, line))
  const cues: Cue[] = []
  const strays: number[] = []
  let cue = null as Cue | null
  let id = null as number | null
  let lastNumber = null as number | null
  let afterBlank = true
  const begin = (at: number, times: number | null, timing: Timing | null) => {
    const next: Cue = { id, times, timing, first: at + 1, last: at + 1, odd: NOTHING_ODD }
    const top = id ?? at
    if (cue && top > 0 && blanks[top - 1] === false) note(next, 'no-blank-before')
    if (times === null) note(next, 'no-times')
    if (id !== null) lastNumber = numberOf(text, lines[id]) ?? lastNumber
    cues.push(next)
    cue = next
    id = null
    afterBlank = false
  }
  for (let at = rules.from; at < lines.length; at++) {
    const line = lines[at]
    if (!line || blanks[at]) {
      afterBlank = true
      continue
    }
    const timing = timings.get(at)
    if (timing) {
      begin(at, at, timing)
      continue
    }
    const number = rules.timing ? null : numberOf(text, line)
    const wasBlank: boolean = afterBlank
    afterBlank = false
    if (timings.has(at + 1) && (number !== null || (rules.anyId && wasBlank))) {
      id = at
      continue
    }
    if (number !== null && wasBlank && timings.has(nextFilled(blanks, at + 1))) {
      id = at
      continue
    }
    if (wasBlank && rules.isComment(slice(text, line))) {
      while (at + 1 < lines.length && !blanks[at + 1] && !timings.has(at + 1)) at++
      continue
    }
    const isNext =
      lastNumber === null ? cue === null && number !== null && number < 2 : number === lastNumber + 1
    if (rules.numbered && wasBlank && number !== null && isNext && blanks[at + 1] === false) {
      id = at
      begin(at, null, null)
      continue
    }
    addText(cue, at, wasBlank, strays)
  }
  return { cues, strays }
}

function note(cue: Cue, oddity: CueOddity): void {
  if (!cue.odd.includes(oddity)) cue.odd = [...cue.odd, oddity]
}

function addText(cue: Cue | null, at: number, wasBlank: boolean, strays: number[]): void {
  if (!cue) {
    strays.push(at)
    return
  }
  if (cue.first === cue.last) {
    cue.first = at
    if (wasBlank) note(cue, 'blank-before-text')
  } else if (wasBlank) {
    note(cue, 'blank-in-text')
  }
  cue.last = at + 1
}

function findTimings(
  text: string,
  lines: readonly Span[],
  { from, form, timing: other }: CueRules,
): Map<number, Timing> {
  const sign = other?.sign ?? '->'
  const timings = new Map<number, Timing>()
  let at = from
  let arrow = text.indexOf(sign, lines[from]?.from ?? text.length)
  while (arrow !== -1 && at < lines.length) {
    while (at < lines.length && (lines[at]?.to ?? 0) <= arrow) at++
    const line = lines[at]
    if (!line) break
    const isNear = arrow - line.from < 150
    const timing = !isNear ? null : other ? other.parse(text, line) : parseTiming(text, line, form)
    if (timing) timings.set(at, timing)
    arrow = text.indexOf(sign, line.to)
  }
  return timings
}

function nextFilled(blanks: readonly boolean[], from: number): number {
  let at = from
  while (blanks[at]) at++
  return at
}

/** The number that a line consists of; null when it is anything else. */
function numberOf(text: string, line: Span | undefined): number | null {
  if (!line || line.to - line.from > 12) return null
  let number = -1
  for (let at = line.from; at < line.to; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) number = Math.max(number, 0) * 10 + code - 48
    else if (code !== 32 && code !== 9) return null
    else if (number >= 0 && !isBlank(text, { from: at, to: line.to })) return null
  }
  return number < 0 ? null : number
}

/** The cue's text as it stands in the file, from the first to the last line; empty after the times when it has none. */
export function textSpan(cue: Cue, lines: readonly Span[]): Span {
  const first = lines[cue.first]
  const last = lines[cue.last - 1]
  if (cue.first < cue.last && first && last) return { from: first.from, to: last.to }
  const next = lines[cue.first]
  const top = lines[cue.first - 1]
  const at = top?.to ?? next?.from ?? 0
  return { from: at, to: at }
}

/** From the id or the times to the end of the text. */
export function blockSpan(cue: Cue, lines: readonly Span[]): Span {
  const top = lines[cue.id ?? cue.times ?? 0]
  return {
    from: top?.from ?? 0,
    to: Math.max(textSpan(cue, lines).to, lines[cue.times ?? cue.id ?? 0]?.to ?? 0),
  }
}
