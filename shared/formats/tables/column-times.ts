import { type Ms, parseClock } from '../../model/time.ts'
import { parseTimecode } from '../../model/timecode.ts'
import { type Message, message } from '../../words/message.ts'
import type { Span, TimeForm } from '../core/format.ts'
import { FRAMES } from '../core/frame-rate.ts'
import { shareForm } from '../core/share-form.ts'
import type { TimeUnit } from '../core/time-units.ts'
import { unitByName } from './column-roles.ts'

/** A time in a field: `from` and `to` are relative to the field and exclude a unit after the number. */
export type Cell = { readonly ms: Ms; readonly form: TimeForm; readonly from: number; readonly to: number }

const LONGEST_RANGE = 80
const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,12})?(?=[ \t]*(?:s|sec|ms)?$)/

/** Reads a time in a table; null when it is none. `rate` = frames per second. */
export function parseCell(raw: string, unit: TimeUnit, rate: number): Cell | null {
  const lead = raw.length - raw.trimStart().length
  const text = raw.trim()
  if (text === '' || text.length > 40) return null
  if (/[:;]/.test(text)) {
    const to = lead + text.length
    const timecode = FRAMES.test(text) ? parseTimecode(text, rate) : null
    if (timecode)
      return { ms: timecode.ms, form: shareForm({ kind: 'frames', frames: timecode.form }), from: lead, to }
    const clock = parseClock(text)
    if (clock && unit === 'hours-minutes' && clock.form.hours === 0 && clock.form.fraction === 0) {
      const form = shareForm({ kind: 'hours-minutes', hours: clock.form.minutes })
      return { ms: clock.ms * 60, form, from: lead, to }
    }
    return clock && { ms: clock.ms, form: shareForm({ kind: 'clock', clock: clock.form }), from: lead, to }
  }
  const match = NUMBER.exec(text)?.[0]
  if (match === undefined) return null
  const value = Number(match.replace(',', '.'))
  const digits = /[.,](\d+)$/.exec(match)?.[1]?.length ?? 0
  const perSecond = /[\d \t]ms$/.test(text) ? 1000 : unitsPerSecond(unit, rate)
  const ms = Math.round((value * 1000) / perSecond)
  if (!Number.isSafeInteger(ms)) return null
  const form = shareForm({
    kind: 'number',
    digits: perSecond === 1 ? digits : 0,
    ...(perSecond !== 1 && { perSecond }),
    ...(unit === 'frames' && { rounds: true as const }),
    ...(match.includes(',') && { point: ',' as const }),
  })
  return { ms, form, from: lead, to: lead + match.length }
}

function unitsPerSecond(unit: TimeUnit, rate: number): number {
  if (unit === 'frames') return rate
  return unit === 'milliseconds' ? 1000 : unit === 'ticks' ? 10_000_000 : 1
}

/** True for a clock, a timecode, a number, or a range of clocks. */
export function isTime(raw: string): boolean {
  return parseCell(raw, 'seconds', 25) !== null || rangeIn(raw) !== null
}

/** A start and an end in one field, as NVivo writes its time spans. */
const RANGE = /^(\s*)(\d[\d:.,;]*\d)(\s*(?:-+>?|[–—→]|to|bis)\s*)(\d[\d:.,;]*\d)\s*$/

/** The places of both times of a range (`0:00.0 - 0:05.2`), from the field's; null when it is none. */
export function rangeIn(raw: string): readonly [start: Span, end: Span] | null {
  const [, lead = '', start = '', between = '', end = ''] = RANGE.exec(raw.slice(0, LONGEST_RANGE)) ?? []
  if (!/[:;]/.test(start) || !/[:;]/.test(end)) return null
  if (parseCell(start, 'seconds', 25) === null || parseCell(end, 'seconds', 25) === null) return null
  const from = lead.length + start.length + between.length
  return [
    { from: lead.length, to: lead.length + start.length },
    { from, to: from + end.length },
  ]
}

const CHARACTERS_PER_SECOND = 15

/**
 * The unit of whole numbers without other evidence: lines of `length` characters last `lasts` units; seconds
 * or milliseconds, whichever is nearer to normal speech.
 */
function guessUnit(lasts: number, length: number): 'seconds' | 'milliseconds' {
  const spoken = Math.max(length, 4) / CHARACTERS_PER_SECOND
  const away = (seconds: number) => Math.abs(Math.log(Math.max(seconds, 0.001) / spoken))
  return away(lasts) <= away(lasts / 1000) ? 'seconds' : 'milliseconds'
}

/** The unit of plain numbers by the column's name, by decimals, or by the length of lines; and why. */
export function decideUnit(
  times: readonly string[],
  hints: {
    /** The column's name. */
    readonly header: string
    /** Usual length of a line in units, and in characters. */
    readonly lasts: number
    readonly length: number
    /** A tab-separated table with Whisper's column names. */
    readonly isWhisper: boolean
    readonly rows: number
  },
): { readonly unit: TimeUnit; readonly reason: Message } {
  const filled = times.filter((time) => time.trim() !== '')
  if (filled.length > 0 && filled.every((time) => /[:;]/.test(time)))
    return { unit: 'clock', reason: message('why.clocks') }
  const named = unitByName(hints.header)
  if (named && named !== 'samples' && named !== 'other')
    return { unit: named, reason: message('why.columnSaysSo') }
  if (filled.some((time) => /[.,]\d/.test(time)))
    return { unit: 'seconds', reason: message('why.haveDecimals') }
  // Spoken lines are not shorter than a hundred milliseconds, one after another.
  if (hints.isWhisper && (hints.rows < 20 || hints.lasts > 100))
    return { unit: 'milliseconds', reason: message('why.whisper') }
  const unit = guessUnit(hints.lasts, hints.length)
  return { unit, reason: message('why.length') }
}
