import { upperMedian } from '../../base/median.ts'
import type { Ms } from '../../model/time.ts'
import type { Message } from '../../words/message.ts'
import { FRAMES, guessFrameRate, namedFrameRate } from '../core/frame-rate.ts'
import { headOf } from '../core/lines.ts'
import type { TimeUnit } from '../core/time-units.ts'
import {
  type Column,
  column,
  endBy,
  hasWords,
  isTimeOfDay,
  lengthBy,
  repeats,
  speakerBy,
  startBy,
  textBy,
  usualLength,
} from './column-content.ts'
import { isTimeOfElan, LEVEL, type NamedColumns, namedColumns, UNNAMED } from './column-names.ts'
import { nameOf, roleOf } from './column-roles.ts'
import { decideUnit, isTime, rangeIn } from './column-times.ts'
import { fieldText, parseRows, type Row } from './delimited.ts'

/** The columns of a table by role, from 0; null = none. */
export type ColumnMapping = {
  readonly delimiter: string
  /** The first row names the columns. */
  readonly header: boolean
  readonly text: number
  readonly start: number | null
  /** The column of the start where each field holds both. */
  readonly end: number | null
  readonly duration: number | null
  readonly speaker: number | null
  /** A column whose text counts in rows where that of `text` is empty. */
  readonly spareText?: number
  /** Columns with the texts of one speaker each, who gives it its name, in order; `text` is the first. */
  readonly tiers?: readonly number[]
  /** Unit of plain numbers. */
  readonly unit: TimeUnit
  /** Frames per second, if the unit is frames. */
  readonly rate: number
  /** The times are times of day, counted from the first. */
  readonly fromFirst: boolean
}

export type ColumnProposal = {
  readonly mapping: ColumnMapping
  /** True when the table can be read: it has times and text. */
  readonly sure: boolean
  /** True when the columns were recognised by name. */
  readonly named: boolean
  /** The reason for the unit, as the end of a sentence. */
  readonly reason: Message
  /** The column names; empty texts when the first row has none. */
  readonly columns: readonly string[]
  /** The first data rows. */
  readonly preview: readonly (readonly string[])[]
}

const DELIMITERS = ['\t', ';', '|', ','] as const
const SAMPLE = 200
const PREVIEW = 20

/** Proposes roles for the columns of a table, by name or content; null when it is no table. */
export function proposeColumns(text: string, durationMs: Ms | null = null): ColumnProposal | null {
  const head = headOf(text)
  const declared = /^\ufeff?sep=(.)[ \t]*(?:\r|\n|$)/i.exec(head)?.[1]
  const delimiters = declared === undefined ? DELIMITERS : [declared]
  let best: ColumnProposal | null = null
  for (const delimiter of delimiters) {
    if (!head.includes(delimiter)) continue
    const rows = bodyRows(head, parseRows(head, delimiter, SAMPLE), text.length > head.length)
    const proposal = propose(head, rows, delimiter, durationMs)
    // Names of columns tell the delimiter better than what happens to look like times.
    if (proposal && rankOf(proposal) > rankOf(best)) best = proposal
  }
  return best
}

function rankOf(proposal: ColumnProposal | null): number {
  return proposal === null ? 0 : 1 + (proposal.sure ? 1 + (proposal.named ? 1 : 0) : 0)
}

/** The rows without blank ones and `sep=;`. `isCut` = the last one may be incomplete. */
export function bodyRows(text: string, rows: readonly Row[], isCut = false): Row[] {
  const whole = isCut && rows.length > 1 && rows.length < SAMPLE ? rows.slice(0, -1) : rows
  return whole.filter(
    ({ fields, from, to }, i) =>
      (fields.length > 1 || fields.some((field) => field.to > field.from)) &&
      !(i === 0 && /^sep=.[ \t]*$/i.test(text.slice(from, to))),
  )
}

function propose(
  text: string,
  rows: readonly Row[],
  delimiter: string,
  durationMs: Ms | null,
): ColumnProposal | null {
  const width = usualWidth(rows)
  if (width < 2) return null
  const cells = rows.map(({ fields }) => fields.map((field) => fieldText(text, field)))
  const first = cells[0] ?? []
  const header = !first.some((cell) => isTime(cell)) && (rows.length > 1 || first.some(roleOf))
  const body = cells.slice(header ? 1 : 0).filter((row) => row.length > 1)
  const columns = Array.from({ length: Math.max(width, first.length) }, (_, i) => column(body, i))
  const named = header ? namedColumns(first, columns) : UNNAMED
  const { start, end, duration } = timeColumns(columns, named, header)
  const used = [start, end, duration]
  const { content, ...texts } = textColumns(columns, header ? first : [], named, used)
  const times = used.flatMap((at) => (at === null ? [] : (columns[at]?.values ?? []))).flatMap(timesIn)
  const isTimed = isPlausible(named, [end, duration], times) && holdsTimes(columns[start ?? -1], named)
  const { unit, reason } = decideUnit(times, {
    header: header && start !== null ? (first[start] ?? '') : '',
    lasts: usualLength(columns, start, end, duration),
    isWhisper: delimiter === '\t' && named.start !== null && named.end !== null,
    rows: body.length,
    length: upperMedian((columns[content ?? -1]?.values ?? []).map((value) => value.length)),
  })
  const isWide = body.filter((row) => row.length >= width).length >= body.length * 0.8
  return {
    mapping: {
      ...{ delimiter, header, start, end, duration, unit },
      // Never a column of times: it would be edited twice.
      text: content ?? firstFree([...used, named.speaker]),
      speaker: texts.tiers ? null : header ? named.speaker : speakerBy(columns, [...used, content]),
      rate:
        rateIn(header ? first : [], columns) ??
        guessFrameRate(times.filter((time) => FRAMES.test(time.trim()))),
      fromFirst: end === null && isTimeOfDay(columns[start ?? -1]?.values ?? [], durationMs),
      ...texts,
    },
    sure: content !== null && isTimed && isWide,
    named: header && named.start !== null && (named.text !== null || texts.tiers !== undefined),
    reason,
    columns: header ? first : columns.map(() => ''),
    preview: body.slice(0, PREVIEW),
  }
}

/** The frame rate that a name of a column says, or the first cell of a column that holds nothing else. */
function rateIn(names: readonly string[], columns: readonly Column[]): number | null {
  const said = names.map(namedFrameRate).find((rate) => rate !== null)
  if (said != null) return said
  const isRate = (value: string) => /^[\d.]{2,7} ?fps$/i.test(value.trim())
  const own = columns.find(({ values }) => values.length > 0 && values.every(isRate))
  return own ? namedFrameRate(own.values[0] ?? '') : null
}

/** True for a column of starts; one with a name may be empty in most rows, beside a named text in all. */
function holdsTimes(starts: Column | undefined, named: NamedColumns): boolean {
  if (!starts || named.start === null) return starts?.isTime === true
  const filled = starts.values.filter((value) => value.trim() !== '')
  return filled.length === 0 ? named.text !== null : filled.filter(isTime).length >= filled.length * 0.8
}

/** The times of a field: one, or both of a range. */
function timesIn(raw: string): readonly string[] {
  return rangeIn(raw)?.map(({ from, to }) => raw.slice(from, to)) ?? [raw]
}

/** Unnamed whole numbers without ends or lengths may be anything. */
function isPlausible(
  named: NamedColumns,
  others: readonly (number | null)[],
  times: readonly string[],
): boolean {
  return (
    named.start !== null || others.some((at) => at !== null) || times.some((time) => /\d[:.,]\d/.test(time))
  )
}

/** The columns of times, by name or content; `header` = the first row has names. */
function timeColumns(
  columns: readonly Column[],
  named: NamedColumns,
  header: boolean,
): Pick<ColumnMapping, 'start' | 'end' | 'duration'> {
  // A column of texts that look like times is none of times.
  const free = columns.map((one, at) =>
    at === named.text || at === named.speaker ? { ...one, isTime: false } : one,
  )
  const start = named.start ?? startBy(free)
  if (start !== null && named.end === null && columns[start]?.isRange)
    return { start, end: start, duration: null }
  const end = named.end ?? (start === null || named.duration !== null ? null : endBy(free, start))
  const duration =
    end !== null ? null : (named.duration ?? (start === null || header ? null : lengthBy(columns, start)))
  return { start, end, duration }
}

/** The columns of text; `names` = those in the first row, empty when it has none. */
function textColumns(
  columns: readonly Column[],
  names: readonly string[],
  named: NamedColumns,
  times: readonly (number | null)[],
): Pick<ColumnMapping, 'tiers' | 'spareText'> & { readonly content: number | null } {
  const { text: own, spareText, speaker } = named
  const used = [...times, speaker]
  const isClear = spareText !== null || (own !== null && nameOf(names[own] ?? '')?.rank === 0)
  const tiers = isClear ? null : tiersOf(columns, names, used)
  if (tiers) return { content: tiers[0] ?? null, tiers }
  if (own === null || times.includes(own)) return { content: textBy(columns, used) }
  return { content: own, ...(spareText !== null && { spareText }) }
}

/**
 * The columns of text in a table with one for each speaker: none of them is filled in every row, and in most
 * rows one alone is. Null when there are fewer than two, or a text that all rows have. In tables by ELAN all
 * columns beside the times are such, unless they are called after what they hold.
 */
function tiersOf(
  columns: readonly Column[],
  names: readonly string[],
  used: readonly (number | null)[],
): number[] | null {
  const isFree = (at: number) => !used.includes(at) && !columns[at]?.isTime && (names[at] ?? '').trim() !== ''
  const free = [...columns.keys()].filter(isFree)
  const texts = free.filter((at) => says(columns[at]))
  if (names.some(isTimeOfElan))
    return texts.length > 0 && !free.every((at) => LEVEL.test(names[at] ?? '')) ? free : null
  const rows = [...(columns[0]?.values ?? []).keys()]
  const isFilled = (at: number, row: number) => (columns[at]?.values[row] ?? '').trim() !== ''
  const tiers = texts.filter((at) => rows.some((row) => !isFilled(at, row)))
  const among = new Set(tiers)
  const isElsewhere = texts.some((at) => !among.has(at) && !repeats(columns[at]?.values ?? []))
  const counts = rows.map((row) => tiers.filter((at) => isFilled(at, row)).length)
  const single = counts.filter((count) => count === 1).length
  const said = counts.filter((count) => count > 0).length
  const areTiers = said >= rows.length * 0.9 && single >= said * 0.6
  return tiers.length > 1 && !isElsewhere && areTiers ? tiers : null
}

function says(one: Column | undefined): boolean {
  return one !== undefined && hasWords(one)
}

/** Columns of most rows: unquoted text with the delimiter makes rows wider, never narrower. */
export function usualWidth(rows: readonly Row[]): number {
  const counts = rows.map(({ fields }) => fields.length).filter((count) => count > 1)
  if (counts.length < rows.length * 0.5) return 0
  return counts.sort((a, b) => a - b)[Math.floor(counts.length * 0.1)] ?? 0
}

function firstFree(used: readonly (number | null)[]): number {
  let at = 0
  while (used.includes(at)) at++
  return at
}
