import type { Span } from '../core/format.ts'
import { isBlank, slice } from '../core/lines.ts'
import { isNameLike } from '../core/speaker-prefix.ts'
import { readTimeAfter, readTimedLine, type TimedLine } from './timed-line.ts'

/** A run of lines with a time, or a paragraph without. Line indices; `last` is exclusive. */
export type Part = { readonly first: number; last: number; time: TimedLine | null; hasText: boolean }

/** The parts of a text with times before or, in some files, after the text. */
export function findParts(text: string, lines: readonly Span[]): Part[] {
  const before = partsWithTimesBefore(text, lines)
  const timed = before.filter(({ time }) => time !== null).length
  if (timed > 1) return before
  const after = partsWithTimesAfter(text, lines)
  const share = after.filter(({ time }) => time !== null).length
  return share >= 2 && share > timed && share >= after.length * 0.5 ? after : before
}

function partsWithTimesBefore(text: string, lines: readonly Span[]): Part[] {
  const parts: Part[] = []
  let part: Part | null = null
  let afterBlank = true
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line)) {
      afterBlank = true
      continue
    }
    const time = readTimedLine(text, line)
    const belongs = part && !time && (!afterBlank || (part.time !== null && !part.hasText))
    if (part && belongs) {
      part.last = at + 1
      part.hasText = true
    } else {
      part = { first: at, last: at + 1, time, hasText: time === null || time.textFrom < line.to }
      parts.push(part)
    }
    afterBlank = false
  }
  return parts
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

/** Not spoken: paragraphs before the first time, and after the last if nearly all others have one. */
export function outside(parts: readonly Part[]): { readonly head: number; readonly tail: number } {
  const head = parts.findIndex(({ time }) => time !== null)
  const last = parts.findLastIndex(({ time }) => time !== null)
  if (head === -1) return { head: 0, tail: 0 }
  const untimed = parts.slice(head, last).filter(({ time }) => time === null).length
  return { head, tail: untimed > (last - head) * 0.1 ? parts.length : last + 1 }
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

const NAME_LINE = /^[ \t]*(?:[-–—][ \t]+)?(\S(?:[^\r\n]{0,48}?\S)?)[ \t]*:?[ \t]*$/

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
