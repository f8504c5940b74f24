import type { Span } from '../core/format.ts'
import { isBlank, slice } from '../core/lines.ts'
import { findPrefix, isNameLike } from '../core/speaker-prefix.ts'
import { type BrokenStamp, readBrokenStamp } from './broken-stamp.ts'
import {
  type EndStamp,
  readEndStamp,
  readTimeAfter,
  readTimedLine,
  type TimedLine,
  textAfterBlank,
} from './timed-line.ts'

/**
 * A run of lines with a time, or a paragraph without. Line indices; `last` is exclusive. `blankTo` = where
 * the text begins behind a blank time, or one that cannot be read.
 */
export type Part = {
  readonly first: number
  last: number
  time: TimedLine | null
  hasText: boolean
  /** The time after the text that ends the paragraph. */
  stop?: EndStamp
  readonly blankTo?: number
  readonly broken?: BrokenStamp
}

/** The parts of a text with times before or, in some files, after the text. */
export function findParts(text: string, lines: readonly Span[]): Part[] {
  const before = withEndRows(partsWithTimesBefore(text, lines), lines)
  const timed = before.filter(({ time }) => time !== null).length
  const stopped = before.filter(({ stop }) => stop).length
  if (timed > 1 || stopped > 1) return before
  const after = partsWithTimesAfter(text, lines)
  const share = after.filter(({ time }) => time !== null).length
  return share >= 2 && share > timed && share >= after.length * 0.5 ? after : before
}

/**
 * Where about every second time has no text, each of those ends the paragraph above it, as in the first
 * SubViewer: `[00:00:12]`, words, `[00:00:15]`.
 */
function withEndRows(parts: Part[], lines: readonly Span[]): Part[] {
  const isEmpty = ({ time, hasText, stop }: Part) => time !== null && !hasText && !stop && !time.end
  const timed = parts.filter(({ time }) => time).length
  const empty = parts.filter((part, i) => isEmpty(part) && parts[i - 1]?.hasText && parts[i - 1]?.time)
  if (empty.length < 2 || empty.length < timed * 0.4) return parts
  const ended: Part[] = []
  for (const part of parts) {
    const above = ended.at(-1)
    const row = lines[(above?.last ?? 0) - 1]
    if (above?.time && above.hasText && !above.stop && row && part.time && isEmpty(part)) {
      above.stop = { time: part.time.start, textTo: row.to, isShort: part.time.isShort }
      above.last = part.last
    } else ended.push(part)
  }
  return ended
}

/** What a line has beside its text. */
type Marks = {
  readonly time: TimedLine | null
  readonly stop: EndStamp | null
  readonly blankTo: number | null
  readonly broken: BrokenStamp | null
}

function partsWithTimesBefore(text: string, lines: readonly Span[]): Part[] {
  const marks = marksOf(text, lines)
  const hasStops = marks.some((mark) => mark?.stop)
  // Where paragraphs end with a time, those without one still begin with their names.
  const names = marks.map((mark, i) => hasStops && mark !== null && isNamed(text, lines[i], mark))
  const parts: Part[] = []
  let part: Part | null = null
  let afterBlank = true
  for (const [at, line] of lines.entries()) {
    const mark = marks[at]
    if (!mark) {
      afterBlank = true
      continue
    }
    const isAwaited: boolean = part !== null && part.time !== null && !part.hasText
    const isStamped = mark.time !== null || mark.blankTo !== null || mark.broken !== null
    const begins = isStamped || (names[at] === true && !isAwaited)
    const goesOn: boolean = part !== null && (!afterBlank || isAwaited)
    if (part && goesOn && !begins && !isClosed(part)) {
      part.last = at + 1
      part.hasText = true
    } else {
      part = partAt(at, line, mark)
      parts.push(part)
    }
    if (mark.stop) part.stop = mark.stop
    afterBlank = false
  }
  return parts
}

function isNamed(text: string, line: Span | undefined, { time }: Marks): boolean {
  const prefix = line && findPrefix(text.slice(time?.textFrom ?? line.from, line.to))
  return prefix ? isNameLike(prefix.name) : false
}

/** Nothing belongs to a paragraph after the time or the quote that ends it. */
function isClosed({ stop, time }: Part): boolean {
  return stop !== undefined || time?.textTo !== undefined
}

function partAt(at: number, line: Span, { time, blankTo, broken }: Marks): Part {
  const textFrom = time?.textFrom ?? broken?.textFrom ?? blankTo ?? line.from
  const behind = broken?.textFrom ?? blankTo
  return {
    first: at,
    last: at + 1,
    time,
    hasText: textFrom < line.to,
    ...(behind !== null && !time && { blankTo: behind }),
    ...(broken && { broken }),
  }
}

/** Null for blank lines. */
function marksOf(text: string, lines: readonly Span[]): (Marks | null)[] {
  const marks = lines.map((line): Marks | null => {
    if (isBlank(text, line)) return null
    const time = readTimedLine(text, line)
    const stop = readEndStamp(text, line)
    const blankTo = time ? null : textAfterBlank(text, line)
    const broken = time || blankTo !== null ? null : readBrokenStamp(text, line)
    // A single stamp with nothing behind it is the line's time.
    return { time, stop: stop && stop.textTo > (time?.textFrom ?? 0) ? stop : null, blankTo, broken }
  })
  const all = marks.filter((mark) => mark !== null)
  const timed = all.filter(({ time }) => time).length
  const others = all.filter(({ time, broken, blankTo }) => !time && !broken && blankTo === null).length
  // In wrapped text a row may begin with a ratio or a verse.
  const isWrapped = others > timed * 0.4
  const isBroken = ({ broken }: Marks) => broken !== null && timed > 0 && (broken.isSure || !isWrapped)
  return marks.map((mark) => (mark?.broken && !isBroken(mark) ? { ...mark, broken: null } : mark))
}

/** Parts that end with a time or a blank line. */
function partsWithTimesAfter(text: string, lines: readonly Span[]): Part[] {
  const parts: Part[] = []
  let open: Part | null = null
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line)) {
      open = null
      continue
    }
    if (open) open.last = at + 1
    else {
      open = { first: at, last: at + 1, time: null, hasText: true }
      parts.push(open)
    }
    const time = readTimeAfter(text, line)
    if (!time) continue
    open.time = { ...time, textFrom: lines[open.first]?.from ?? line.from }
    open = null
  }
  return parts
}

/** More paragraphs than this before the first time, or after the last, are no heading or footer. */
const MOST_ASIDE = 4

/**
 * Not spoken: paragraphs before the first time, and after the last if nearly all others have one. But where
 * all times are to the millisecond, many paragraphs without one are lines that are not timed yet.
 */
export function outside(parts: readonly Part[]): { readonly head: number; readonly tail: number } {
  const isStamped = ({ time, stop, blankTo }: Part) =>
    time !== null || stop !== undefined || blankTo !== undefined
  const head = parts.findIndex(isStamped)
  const last = parts.findLastIndex(isStamped)
  if (head === -1) return { head: 0, tail: 0 }
  const untimed = parts.slice(head, last).filter((part) => !isStamped(part)).length
  const isPartly = parts.every(({ time, stop }) => !stop && (time === null || isExact(time)))
  const goesOn = untimed > (last - head) * 0.1 || (isPartly && parts.length - 1 - last > MOST_ASIDE)
  return { head: isPartly && head > MOST_ASIDE ? 0 : head, tail: goesOn ? parts.length : last + 1 }
}

function isExact({ start }: TimedLine): boolean {
  return start.form.kind === 'clock' && start.form.clock.fraction === 3
}

/**
 * Names on a line of their own below or beside the time, as in Word and Premiere. One per part, null = none;
 * all null unless most parts have one and names recur.
 */
export function nameLines(text: string, lines: readonly Span[], parts: readonly Part[]): (Span | null)[] {
  const found = parts.map((part) => nameLine(text, lines, part))
  const names = found.flatMap((span) => (span ? [slice(text, span)] : []))
  const isUsual = names.length >= 2 && names.length >= parts.length * 0.6
  const comesAgain = new Set(names).size <= Math.max(2, names.length * 0.6)
  return isUsual && comesAgain ? found : found.map(() => null)
}

const NAME_LINE = /^[ \t]*(?:[-–—][ \t]+)?(\S(?:[^\r\n]{0,48}?\S)?)[ \t]*(?::[ \t]*)?$/

function nameLine(text: string, lines: readonly Span[], { first, last, time }: Part): Span | null {
  const top = lines[first]
  if (!time || !top || time.name || time.textTo !== undefined) return null
  const beside = { from: time.textFrom, to: top.to }
  const isBeside = !isBlank(text, beside)
  let at = isBeside ? first : first + 1
  while (at < last && !isBeside && isBlank(text, lines[at] ?? top)) at++
  const line = isBeside ? beside : lines[at]
  const hasMore = lines.slice(at + 1, last).some((below) => !isBlank(text, below))
  if (!line || at >= last || !hasMore || line.to - line.from > 60) return null
  const name = NAME_LINE.exec(slice(text, line))?.[1]
  if (name === undefined || !isNameLike(name)) return null
  const from = line.from + slice(text, line).indexOf(name)
  return { from, to: from + name.length }
}
