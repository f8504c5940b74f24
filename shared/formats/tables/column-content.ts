import { least } from '../../base/append.ts'
import { upperMedian } from '../../base/median.ts'
import { type Ms, parseClock } from '../../model/time.ts'
import { FRAMES } from '../core/frame-rate.ts'
import { parseCell, rangeIn } from './column-times.ts'

/** A column of a table by what stands in it. */
export type Column = {
  readonly values: readonly string[]
  readonly isTime: boolean
  readonly isClock: boolean
  /** Times in it are a start with an end. */
  readonly isRange: boolean
  readonly isIndex: boolean
  /** The finest step of its times, in ms, taking plain numbers as seconds. */
  readonly step: number
  /** The values in ms, taking plain numbers as seconds. */
  readonly ms: readonly number[]
}

/** The column at a place of the rows below the names. */
export function column(body: readonly (readonly string[])[], at: number): Column {
  const values = body.map((row) => row[at] ?? '')
  const filled = values.filter((value) => value.trim() !== '')
  const ranges = values.map(rangeIn)
  const starts = values.map((value, row) => (ranges[row] ? value.slice(0, ranges[row][0].to) : value))
  const cells = starts.map((value) => parseCell(value, 'seconds', 25)?.ms ?? Number.NaN)
  const timed = cells.filter((ms) => !Number.isNaN(ms)).length
  const isIndex = cells.length > 0 && cells.every((ms, i) => ms === (i + (cells[0] ?? 0) / 1000) * 1000)
  return {
    values,
    isTime: isOfTimes(values, filled, timed),
    isClock: filled.filter((value) => /[:;]/.test(value)).length >= filled.length * 0.8,
    isRange: ranges.some((range) => range !== null),
    isIndex:
      isIndex &&
      (cells.length > 2 || (cells[0] ?? 9999) <= 1000) &&
      !values.some((value) => /[:.,]/.test(value)),
    step: least([
      ...starts
        .filter((value) => value.trim() !== '')
        .slice(0, SAMPLED)
        .map(stepOf),
      COARSE,
    ]),
    ms: cells,
  }
}

/** Of a column with more blanks, as half-timed tables have, nothing but times as no other numbers look. */
function isOfTimes(values: readonly string[], filled: readonly string[], timed: number): boolean {
  if (filled.length >= values.length * 0.8) return filled.length > 0 && timed >= filled.length * 0.8
  return filled.length > 1 && timed === filled.length && filled.every((value) => /\d[:.]\d\d/.test(value))
}

const SAMPLED = 50
const COARSE = 1000

function stepOf(value: string): number {
  const raw = value.trim()
  if (FRAMES.test(raw)) return 1000 / 25
  const digits = parseClock(raw)?.form.fraction ?? /[.,](\d{1,9})/.exec(raw)?.[1]?.length ?? 0
  return 10 ** (3 - Math.min(digits, 3))
}

/** True for a column with a letter in at least one row. */
export function hasWords({ values }: Column): boolean {
  return values.some((value) => /\p{L}/u.test(value))
}

/** The first mostly ascending column of times; clocks before plain numbers, running numbers last. */
export function startBy(columns: readonly Column[]): number | null {
  const find = (accept: (column: Column) => boolean) => {
    const at = columns.findIndex((one) => one.isTime && ascends(one.ms.filter(isKnown)) && accept(one))
    return at === -1 ? null : at
  }
  return find(({ isClock }) => isClock) ?? find(({ isIndex }) => !isIndex) ?? find(() => true)
}

const isKnown = (ms: number) => !Number.isNaN(ms)

/** Few rows need not ascend strictly: corrected starts may be out of order. */
function ascends(values: readonly number[]): boolean {
  const steps = values.slice(1).filter((ms, i) => ms >= (values[i] ?? 0)).length
  return steps >= (values.length - 1) * (values.length < 6 ? 0.5 : 0.8)
}

/** The next column of times, in the same notation, that are not before the start. */
export function endBy(columns: readonly Column[], start: number): number | null {
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
export function lengthBy(columns: readonly Column[], start: number): number | null {
  const [from, length] = [columns[start], columns[start + 1]]
  if (!from || !length?.isTime || length.isIndex || from.ms.length < 2) return null
  const fits = mostly(
    length.ms,
    (ms, i) => ms > 0 && (from.ms[i] ?? 0) + ms <= (from.ms[i + 1] ?? Number.POSITIVE_INFINITY) * 1.05,
  )
  return fits && length.ms.some((ms) => ms > 1000) ? start + 1 : null
}

/** The column with the longest and most varied text; names with colons do not count. */
export function textBy(columns: readonly Column[], used: readonly (number | null)[]): number | null {
  let best: number | null = null
  let most = 0
  for (const [i, one] of columns.entries()) {
    const says = saysHowMuch(one)
    if (used.includes(i) || one.isTime || says <= most || endInColons(one.values)) continue
    best = i
    most = says
  }
  return best
}

/** How long and varied the text of a column is. */
export function saysHowMuch({ values }: Column): number {
  const length = values.reduce((sum, value) => sum + value.trim().length, 0)
  return (length * new Set(values).size) / Math.max(1, values.length)
}

function endInColons(values: readonly string[]): boolean {
  return values.length > 1 && values.every((value) => /:\s*$/.test(value) && value.length <= 60)
}

/** A column with few different texts with letters. */
export function speakerBy(columns: readonly Column[], used: readonly (number | null)[]): number | null {
  const at = columns.findIndex(({ values, isTime: timed }, i) => {
    const filled = values.filter((value) => value.trim() !== '')
    return (
      !used.includes(i) &&
      !timed &&
      (endInColons(filled) || (filled.length >= 3 && repeats(filled))) &&
      filled.every((value) => value.length <= 60) &&
      filled.some((value) => /\p{L}/u.test(value))
    )
  })
  return at === -1 ? null : at
}

/** True when few different values stand for all of these. */
export function repeats(values: readonly string[]): boolean {
  return new Set(values).size * 1.5 <= values.length
}

/** Usual length of a row, in the table's units. */
export function usualLength(
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
 * True for times after one o'clock that span less than what is before them, or end after the audio, of which
 * most or the first are whole seconds: it stays so when the others are corrected.
 */
export function isTimeOfDay(values: readonly string[], durationMs: Ms | null): boolean {
  const filled = values.filter((value) => value.trim() !== '')
  if (!filled.every((value) => /^\s*\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\s*$/.test(value))) return false
  const whole = filled.filter((value) => /:\d\d\s*$/.test(value))
  if (whole.length < filled.length * 0.5 && whole[0] !== filled[0]) return false
  const times = values.flatMap((value) => parseCell(value, 'clock', 25)?.ms ?? [])
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || first < 3_600_000 || last >= 86_400_000) return false
  return durationMs === null ? last - first < first : last > durationMs && last - first <= durationMs
}

function mostly(values: readonly number[], accept: (value: number, i: number) => boolean): boolean {
  return values.filter(accept).length >= values.length * 0.9
}
