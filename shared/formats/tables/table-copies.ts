import { greatest } from '../../base/append.ts'
import { parseClock } from '../../model/time.ts'
import { parseTimecode } from '../../model/timecode.ts'
import type { TimeCopy, TimeForm } from '../core/format.ts'
import { FRAMES } from '../core/frame-rate.ts'
import {
  COPY_UNITS,
  type GuessedTime,
  type LineTimes,
  saysAgain,
  secondTime,
  unitInName,
} from '../core/second-times.ts'
import { shareForm } from '../core/share-form.ts'
import { nameOf } from './column-roles.ts'
import { type Field, fieldText, type Row } from './delimited.ts'

/** A column that says a time of its row a second time. */
export type CopyColumn = {
  readonly at: number
  readonly of: TimeCopy['of']
  /** Units of its plain numbers per second, or frames per second of its timecodes. */
  readonly perSecond: number
  readonly rounding: 'down' | 'near' | null
  /** What its last digit counts, in ms. */
  readonly step: number
}

/** Rows that are looked at to find such columns. */
const SAMPLE = 200
/** Columns that are looked at, in every unit: a quote that is not closed may make one row of a whole file. */
const MOST_COLUMNS = 500

/**
 * The columns that say again what the mapped ones say: another notation or unit of start or end, a length
 * beside both. `times` = of the rows; `names` = of the columns, where the table has any; `used` = columns
 * that are something else.
 */
export function copyColumns(
  text: string,
  rows: readonly Row[],
  times: readonly LineTimes[],
  { names, used }: { readonly names: readonly string[]; readonly used: readonly (number | null)[] },
): CopyColumn[] {
  const sample = rows.slice(0, SAMPLE)
  const width = Math.min(MOST_COLUMNS, greatest([0, ...sample.map(({ fields }) => fields.length)]))
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    if (used.includes(at)) return []
    const raws = sample.map(({ fields }) => fieldText(text, fields[at]))
    if (!raws.some((raw) => /\d/.test(raw))) return []
    const readings = COPY_UNITS.map((perSecond) => raws.map((raw) => read(raw, perSecond)))
    const name = names[at]?.trim() ?? ''
    const role = nameOf(name)?.role
    const named = role === 'start' || role === 'end' || role === 'duration' ? role : null
    const found = secondTime(times.slice(0, SAMPLE), readings, named, unitInName(name.replace(/[)\]]$/, '')))
    const perSecond = COPY_UNITS[found?.reading ?? 0]
    if (!found || perSecond === undefined) return []
    return [{ at, of: found.of, perSecond, rounding: found.rounding, step: found.step }]
  })
}

/** The place in a row that says its time again; null where it says something else. */
export function copyIn(text: string, { fields }: Row, column: CopyColumn, line: LineTimes): TimeCopy | null {
  const field: Field | undefined = fields[column.at]
  if (!field) return null
  const quote = field.quoted ? 1 : 0
  const raw = text.slice(field.from + quote, field.to - quote)
  const cell = read(raw, column.perSecond)
  if (!cell || !saysAgain(cell.ms, column.step, line, column.of)) return null
  const from = field.from + quote + cell.from
  const { of, rounding, step } = column
  const rounded = rounding && step > 1 ? { rounded: { step, by: rounding } } : {}
  return { from, to: from + cell.length, form: cell.form, of, ...rounded }
}

type CopyCell = GuessedTime & { readonly form: TimeForm; readonly from: number; readonly length: number }

const NUMBER = /^-?\d{1,15}(?:[.,](\d{1,15}))?(?=[ \t]*(?:s|sec|ms)?$)/

/** A cell as a time of this unit: a clock, a timecode of this rate, or a number. */
function read(raw: string, perSecond: number): CopyCell | null {
  const from = raw.length - raw.trimStart().length
  const text = raw.trim()
  if (text === '' || text.length > 40) return null
  const whole = { from, length: text.length }
  if (FRAMES.test(text)) {
    const timecode = parseTimecode(text, perSecond)
    if (!timecode || perSecond < 10 || perSecond > 120) return null
    const form = shareForm({ kind: 'frames', frames: timecode.form })
    return { ms: timecode.ms, step: 1000 / perSecond, form, ...whole }
  }
  const clock = parseClock(text)
  if (clock) {
    const step = Math.max(1, 10 ** (3 - clock.form.fraction))
    return { ms: clock.ms, step, form: shareForm({ kind: 'clock', clock: clock.form }), ...whole }
  }
  const number = NUMBER.exec(text)
  if (!number) return null
  const digits = number[1]?.length ?? 0
  const ms = (Number(number[0].replace(',', '.')) * 1000) / perSecond
  const form = shareForm({
    kind: 'number',
    digits,
    ...(perSecond !== 1 && { perSecond }),
    ...(digits === 0 && perSecond !== 1 && { rounds: true as const }),
    ...(number[0].includes(',') && { point: ',' as const }),
  })
  return { ms, step: 1000 / (perSecond * 10 ** digits), form, from, length: number[0].length }
}
