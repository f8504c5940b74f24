import type { Span } from '../core/format.ts'
import { lengthToken, type Time, timeToken } from './time-token.ts'

/** The head of a line in columns. Offsets are in the whole file. */
export type ColumnHead = {
  readonly start: Time
  readonly end: Time | null
  /** The length of the line, beside its end. */
  readonly length?: Time
  /** Its running number. */
  readonly index?: Span
  readonly textFrom: number
  /** End of the text, where it is in quotes. */
  readonly textTo?: number
}

const TIMECODE = '\\d{1,3}:\\d{2}:\\d{2}[:;]\\d{2}|\\d{1,3};\\d{2};\\d{2};\\d{2}'
const TIME = `(?:${TIMECODE}|\\d{1,3}:\\d{2}:\\d{2}(?:[.,]\\d{1,3})?|\\d{1,3}:\\d{2}[.,]\\d{1,3})`
const LENGTH = `(?:${TIMECODE}|(?:\\d{1,2}:){0,2}\\d{1,3}[:;.,]\\d{2,3})`
/**
 * `1 00:00:01:05 00:00:04:10 03:05` (number, start, end, length) above the text, or the text behind it; the
 * number and the length may be missing. Adobe Encore writes the text right behind the end.
 */
const ROW = new RegExp(
  `^[ \\t]*(?:#?(?<index>\\d{1,6})[.:)]?[ \\t]+)?(?<start>${TIME})(?<gap>[ \\t]+|[ \\t]*(?:-{1,2}>|[-–—>→|])[ \\t]*)(?<end>${TIME})(?:(?<space>[ \\t]+)(?<length>${LENGTH})(?![\\d:;]))?(?<rest>[ \\t]*)(?<text>[^\\d:;.,\\s]|$|(?<=[ \\t])\\S)`,
  'd',
)
/** `{00:01:30}{00:01:32}text` (PowerDivX). */
const BRACES = new RegExp(`^[ \\t]*\\{(?<start>${TIME})\\}\\{(?<end>${TIME})\\}[ \\t]*`, 'd')
/** `SUB[0 N 00:01:30:11>00:01:32:21]` above the text (TranStation). */
const BRACKETS = new RegExp(
  `^[ \\t]*SUB\\[\\d{1,4} \\p{Lu} (?<start>${TIME})>(?<end>${TIME})\\][ \\t]*$`,
  'du',
)
const SECONDS = `(?:${TIME}|\\d{1,7}\\.\\d{1,6})`
/** `f001 0.000 2.680 "text"`, also with the id behind the times (aeneas). */
const QUOTED = new RegExp(
  `^[ \\t]*(?:(?<id>[^\\s"]{1,60})[ \\t]+)?(?<start>${SECONDS})[ \\t]+(?<end>${SECONDS})[ \\t]+(?:(?<second>[^\\s"]{1,60})[ \\t]+)?"`,
  'd',
)
/** `¤<4800>`: milliseconds (Transana). */
const MARK = /^[ \t]*¤<(?<start>\d{1,9})>[ \t]*/d
/** With frames or a fraction. */
const EXACT = /^(?:\d+[:;]){3}|[.,]\d+$/
/** A number or time, and what may be a second one: most lines end here. */
const NUMBERS = /#?\d[\d.:;,)]*(?:[ \t]+(?:[-–—>→|]+[ \t]*)?|[-–—>→|]+[ \t]*)\d/y
/** Longest head that is looked at. */
const REACH = 200

type Groups = Readonly<Record<string, readonly [number, number] | undefined>>

/** Reads the head of a line in columns; null when it has none. */
export function readColumnHead(text: string, line: Span): ColumnHead | null {
  let at = line.from
  while (at < line.to && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++
  const first = text.charAt(at)
  NUMBERS.lastIndex = at
  const isRow = NUMBERS.test(text)
  if (!isRow && !'¤S{'.includes(first) && !endsInQuote(text, line)) return null
  const head = text.slice(line.from, Math.min(line.to, line.from + REACH))
  if (first === '¤') return markHead(head, line)
  const row = isRow ? rowHead(head, line) : null
  if (row) return row
  const match = first === 'S' ? BRACKETS.exec(head) : first === '{' ? BRACES.exec(head) : null
  if (match?.indices?.groups) return timesOf(head, line, match.indices.groups, line.from + match[0].length)
  return quotedHead(text, head, line)
}

function endsInQuote(text: string, line: Span): boolean {
  const last = text.charCodeAt(line.to - 1)
  return last === 34 || last === 32 || last === 9
}

function rowHead(head: string, line: Span): ColumnHead | null {
  const match = ROW.exec(head)
  const groups: Groups | undefined = match?.indices?.groups
  if (!match?.groups || !groups) return null
  const { index, gap = '', space = '', text = '' } = match.groups
  const isAbove = text === ''
  // Rows of tabs with their text are tables; a dash or tab between two times alone is no row of columns.
  if (!isAbove && /\t/.test(gap + space)) return null
  const isSure = /\t| {2}/.test(space) || isAbove
  const length = isSure ? groups['length'] : undefined
  const isExact = EXACT.test(head.slice(...(groups['start'] ?? [0, 0])))
  if (index === undefined && !length && (!/^ +$/.test(gap) || !(isAbove || isExact))) return null
  if (isAbove) return timesOf(head, line, { ...groups, length }, line.to)
  const [, timesTo = 0] = length ?? groups['end'] ?? []
  const blank = /^[ \t]*/.exec(head.slice(timesTo))?.[0].length ?? 0
  return timesOf(head, line, { ...groups, length }, line.from + timesTo + blank)
}

function timesOf(head: string, line: Span, groups: Groups, textFrom: number): ColumnHead | null {
  const at = (name: string) => groups[name] ?? [0, 0]
  const start = timeToken(head.slice(...at('start')), line.from + at('start')[0])
  const end = timeToken(head.slice(...at('end')), line.from + at('end')[0])
  if (!start || !end || end.ms < start.ms) return null
  const inFrames = start.form.kind === 'frames'
  const length = groups['length']
    ? lengthToken(head.slice(...groups['length']), line.from + groups['length'][0], inFrames)
    : null
  const index = groups['index'] && {
    from: line.from + groups['index'][0],
    to: line.from + groups['index'][1],
  }
  return { start, end, textFrom, ...(length && { length }), ...(index && { index }) }
}

function quotedHead(text: string, head: string, line: Span): ColumnHead | null {
  let close = line.to - 1
  while (close > line.from && (text.charAt(close) === ' ' || text.charAt(close) === '\t')) close--
  const match = text.charAt(close) === '"' ? QUOTED.exec(head) : null
  const groups = match?.indices?.groups
  if (!match || !groups || line.from + match[0].length > close) return null
  const times = timesOf(head, line, groups, line.from + match[0].length)
  const id = groups['id'] ?? groups['second']
  const number = id && /\d{1,9}$/.exec(head.slice(...id))?.[0]
  const to = id && line.from + id[1]
  const index = number && to !== undefined ? { from: to - number.length, to } : null
  return times && { ...times, textTo: close, ...(index && { index }) }
}

function markHead(head: string, line: Span): ColumnHead | null {
  const match = MARK.exec(head)
  const place = match?.indices?.groups?.['start']
  if (!match || !place) return null
  const form = { kind: 'number', digits: 0, perSecond: 1000, rounds: true } as const
  const [from, to] = [line.from + place[0], line.from + place[1]]
  const start = { from, to, form, ms: Number(match.groups?.['start']) }
  return { start, end: null, textFrom: line.from + match[0].length }
}
