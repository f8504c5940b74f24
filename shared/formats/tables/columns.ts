import { upperMedian } from '../../base/median.ts'
import type { Ms } from '../../model/time.ts'
import type { Message } from '../../words/message.ts'
import { FRAMES, guessFrameRate } from '../core/frame-rate.ts'
import { headOf } from '../core/lines.ts'
import type { ColumnRole } from '../core/mapped-roles.ts'
import type { TimeUnit } from '../core/time-units.ts'
import { roleOf } from './column-roles.ts'
import { decideUnit, isTime, parseCell } from './column-times.ts'
import { fieldText, parseRows, type Row } from './delimited.ts'

/** The columns of a table by role, from 0; null = none. */
export type ColumnMapping = {
  readonly delimiter: string
  /** The first row names the columns. */
  readonly header: boolean
  readonly text: number
  readonly start: number | null
  readonly end: number | null
  readonly duration: number | null
  readonly speaker: number | null
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
    if (proposal?.sure) return proposal
    best ??= proposal
  }
  return best
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
  const roles = first.map(roleOf)
  const header = !first.some((cell) => isTime(cell)) && (rows.length > 1 || roles.some(Boolean))
  const body = cells.slice(header ? 1 : 0).filter((row) => row.length > 1)
  const named: Named = (role) => {
    const at = header ? roles.indexOf(role) : -1
    return at === -1 ? null : at
  }
  const columns = Array.from({ length: Math.max(width, first.length) }, (_, i) => column(body, i))
  const { start, end, duration } = timeColumns(columns, named, header)
  const used = [start, end, duration]
  const speaker = named('speaker')
  const own = named('text')
  const content = own !== null && !used.includes(own) ? own : textBy(columns, [...used, speaker])
  const times = used.flatMap((at) => (at === null ? [] : (columns[at]?.values ?? [])))
  // Unnamed whole numbers without ends or lengths may be anything.
  const isPlausible =
    named('start') !== null ||
    end !== null ||
    duration !== null ||
    times.some((time) => /\d[:.,]\d/.test(time))
  const isTimed =
    isPlausible &&
    start !== null &&
    (columns[start]?.values.filter(isTime).length ?? 0) >= Math.max(1, body.length * 0.8)
  const { unit, reason } = decideUnit(times, {
    header: header && start !== null ? (first[start] ?? '') : '',
    lasts: usualLength(columns, start, end, duration),
    isWhisper: delimiter === '\t' && named('start') !== null && named('end') !== null,
    rows: body.length,
    length: upperMedian((columns[content ?? -1]?.values ?? []).map((value) => value.length)),
  })
  const isWide = body.filter((row) => row.length >= width).length >= body.length * 0.8
  return {
    mapping: {
      ...{ delimiter, header, start, end, duration, unit },
      // Never a column of times: it would be edited twice.
      text: content ?? firstFree([...used, speaker]),
      speaker: header ? speaker : speakerBy(columns, [...used, content]),
      rate: guessFrameRate(times.filter((time) => FRAMES.test(time.trim()))),
      fromFirst: end === null && isTimeOfDay(columns[start ?? -1]?.values ?? [], durationMs),
    },
    sure: content !== null && isTimed && isWide,
    named: header && named('start') !== null && named('text') !== null,
    reason,
    columns: header ? first : columns.map(() => ''),
    preview: body.slice(0, PREVIEW),
  }
}

/** The column with a role by its name; null = none. */
type Named = (role: ColumnRole) => number | null

/** The columns of times, by name or content; `header` = the first row has names. */
function timeColumns(
  columns: readonly Column[],
  named: Named,
  header: boolean,
): Pick<ColumnMapping, 'start' | 'end' | 'duration'> {
  const start = named('start') ?? startBy(columns)
  const end = named('end') ?? (start === null || named('duration') !== null ? null : endBy(columns, start))
  const duration =
    end !== null ? null : (named('duration') ?? (start === null || header ? null : lengthBy(columns, start)))
  return { start, end, duration }
}

/** Columns of most rows: unquoted text with the delimiter makes rows wider, never narrower. */
export function usualWidth(rows: readonly Row[]): number {
  const counts = rows.map(({ fields }) => fields.length).filter((count) => count > 1)
  if (counts.length < rows.length * 0.5) return 0
  return counts.sort((a, b) => a - b)[Math.floor(counts.length * 0.1)] ?? 0
}

type Column = {
  readonly values: readonly string[]
  readonly isTime: boolean
  readonly isClock: boolean
  readonly isIndex: boolean
  /** The values in ms, taking plain numbers as seconds. */
  readonly ms: readonly number[]
}

function column(body: readonly (readonly string[])[], at: number): Column {
  const values = body.map((row) => row[at] ?? '')
  const filled = values.filter((value) => value.trim() !== '')
  const cells = values.map((value) => parseCell(value, 'seconds', 25)?.ms ?? Number.NaN)
  const timed = cells.filter((ms) => !Number.isNaN(ms)).length
  const isIndex = cells.length > 0 && cells.every((ms, i) => ms === (i + (cells[0] ?? 0) / 1000) * 1000)
  return {
    values,
    isTime: filled.length > 0 && timed >= filled.length * 0.8 && filled.length >= values.length * 0.8,
    isClock: filled.filter((value) => value.includes(':')).length >= filled.length * 0.8,
    isIndex:
      isIndex &&
      (cells.length > 2 || (cells[0] ?? 9999) <= 1000) &&
      !values.some((value) => /[:.,]/.test(value)),
    ms: cells,
  }
}

/** The first mostly ascending column of times; clocks before plain numbers, running numbers last. */
function startBy(columns: readonly Column[]): number | null {
  const find = (accept: (column: Column) => boolean) => {
    const at = columns.findIndex((one) => one.isTime && ascends(one.ms) && accept(one))
    return at === -1 ? null : at
  }
  return find(({ isClock }) => isClock) ?? find(({ isIndex }) => !isIndex) ?? find(() => true)
}

/** Few rows need not ascend strictly: corrected starts may be out of order. */
function ascends(values: readonly number[]): boolean {
  const steps = values.slice(1).filter((ms, i) => ms >= (values[i] ?? 0)).length
  return steps >= (values.length - 1) * (values.length < 6 ? 0.5 : 0.8)
}

/** The next column of times, in the same notation, that are not before the start. */
function endBy(columns: readonly Column[], start: number): number | null {
  const from = columns[start]
  const at = columns.findIndex(
    (one, i) =>
      i > start &&
      one.isTime &&
      one.isClock === from?.isClock &&
      mostly(one.ms, (ms, row) => Number.isNaN(ms) || ms >= (from.ms[row] ?? 0)),
  )
  return at === -1 ? null : at
}

/** The column after the start, if its lengths end before the next start; numbers up to 1 may be anything. */
function lengthBy(columns: readonly Column[], start: number): number | null {
  const [from, length] = [columns[start], columns[start + 1]]
  if (!from || !length?.isTime || length.isIndex || from.ms.length < 2) return null
  const fits = mostly(
    length.ms,
    (ms, i) => ms > 0 && (from.ms[i] ?? 0) + ms <= (from.ms[i + 1] ?? Number.POSITIVE_INFINITY) * 1.05,
  )
  return fits && length.ms.some((ms) => ms > 1000) ? start + 1 : null
}

function firstFree(used: readonly (number | null)[]): number {
  let at = 0
  while (used.includes(at)) at++
  return at
}

/** The column with the longest and most varied text; names with colons do not count. */
function textBy(columns: readonly Column[], used: readonly (number | null)[]): number | null {
  let best: number | null = null
  let most = 0
  for (const [i, { isTime: timed, values }] of columns.entries()) {
    const length = values.reduce((sum, value) => sum + value.trim().length, 0)
    const says = (length * new Set(values).size) / Math.max(1, values.length)
    if (used.includes(i) || timed || says <= most || endInColons(values)) continue
    best = i
    most = says
  }
  return best
}

function endInColons(values: readonly string[]): boolean {
  return values.length > 1 && values.every((value) => /:\s*$/.test(value) && value.length <= 60)
}

/** A column with few different texts with letters. */
function speakerBy(columns: readonly Column[], used: readonly (number | null)[]): number | null {
  const at = columns.findIndex(({ values, isTime: timed }, i) => {
    const filled = values.filter((value) => value.trim() !== '')
    const different = new Set(filled).size
    return (
      !used.includes(i) &&
      !timed &&
      (endInColons(filled) || (filled.length >= 3 && different * 1.5 <= filled.length)) &&
      filled.every((value) => value.length <= 60) &&
      filled.some((value) => /\p{L}/u.test(value))
    )
  })
  return at === -1 ? null : at
}

/** Usual length of a row, in the table's units. */
function usualLength(
  columns: readonly Column[],
  start: number | null,
  end: number | null,
  duration: number | null,
): number {
  const starts = columns[start ?? -1]?.ms ?? []
  const ends = columns[end ?? -1]?.ms
  const lengths = columns[duration ?? -1]?.ms
  const lasts = starts.map((ms, i) => lengths?.[i] ?? (ends?.[i] ?? starts[i + 1] ?? Number.NaN) - ms)
  return upperMedian(lasts.filter((ms) => ms > 0)) / 1000
}

/**
 * True for mostly whole seconds after one o'clock that span less than what is before them, or end after the
 * audio.
 */
function isTimeOfDay(values: readonly string[], durationMs: Ms | null): boolean {
  const filled = values.filter((value) => value.trim() !== '')
  if (!filled.every((value) => /^\s*\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\s*$/.test(value))) return false
  if (filled.filter((value) => /:\d\d\s*$/.test(value)).length < filled.length * 0.5) return false
  const times = values.flatMap((value) => parseCell(value, 'clock', 25)?.ms ?? [])
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || first < 3_600_000 || last >= 86_400_000) return false
  return durationMs === null ? last - first < first : last > durationMs && last - first <= durationMs
}

function mostly(values: readonly number[], accept: (value: number, i: number) => boolean): boolean {
  return values.filter(accept).length >= values.length * 0.9
}
