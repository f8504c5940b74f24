import type { Ms } from '../../model/time.ts'
import { parseTimecode } from '../../model/timecode.ts'
import type { Span, TimeForm } from '../core/format.ts'
import { slice, trimSpan } from '../core/lines.ts'
import { parseLooseClock } from '../core/loose-clock.ts'
import { parseTimestamp } from '../core/timestamps.ts'
import { attributeOf } from '../markup/markup-text.ts'
import type { MarkupAttribute, MarkupElement } from '../markup/markup-walk.ts'

/** The clock of a TTML file: frames and ticks per second, and whether timecodes drop frames. */
export type TtmlClock = {
  readonly rate: number
  readonly ticks: number
  readonly drop: boolean | undefined
  readonly smpte: boolean
  /** The last numbers of `hh:mm:ss:123` are milliseconds: some of them can be no frames. */
  readonly inMs?: true
}

/** A time; the span excludes the unit. `ms` null = unreadable. */
export type TtmlTime = Span & { readonly ms: Ms | null; readonly form: TimeForm; readonly unit: string }

const PER_SECOND: Readonly<Record<string, number>> = { h: 1 / 3600, m: 1 / 60, s: 1, ms: 1000 }
const OFFSET = /^(\d{1,15}(?:\.(\d{1,15}))?)(h|ms|m|s|f|t)$/
/** Sub-frames are far below a millisecond; they are kept. */
const SUB_FRAMES = /^(\d{1,4}:\d{1,2}:\d{1,2}[:;]\d{1,3})\.\d{1,3}$/

/** Times that end with three digits after a colon. */
const THREE = /["']\s{0,9}\d{1,4}:\d{1,2}:\d{1,2}:(\d{3})\s{0,9}["']/g

/**
 * Reads the root element's parameters (TTML2 7.2, and older prefixes and spellings). `text` = the file, which
 * tells whether frames are meant where it has them.
 */
export function ttmlClock(root: MarkupElement | null, text = ''): TtmlClock {
  const value = (name: string) => (root && attributeOf(root, name)?.value.trim()) ?? ''
  const number = (name: string) => (Number(value(name)) > 0 ? Number(value(name)) : null)
  const [times = 1, by = 1] = value('frameRateMultiplier')
    .split(/[\s:]+/)
    .filter((part) => Number(part) > 0)
    .map(Number)
  const frames = number('frameRate')
  const drop = value('dropMode')
  const rate = (frames ?? 30) * (times / by)
  const isMs = Array.from(text.matchAll(THREE)).some(([, last]) => Number(last) >= Math.ceil(rate))
  return {
    rate,
    ...(isMs && { inMs: true }),
    ticks: number('tickRate') ?? (frames === null ? 1 : frames * (number('subFrameRate') ?? 1)),
    drop: drop === '' ? undefined : /^drop/i.test(drop),
    smpte: value('timeBase') === 'smpte',
  }
}

/**
 * Reads a time expression (TTML2 12.3.1): a clock, a timecode, or a number with a unit; a bare number is
 * seconds.
 */
export function readTtmlTime(
  text: string,
  attribute: MarkupAttribute | undefined,
  clock: TtmlClock,
): TtmlTime | null {
  if (!attribute) return null
  const span = trimSpan(text, attribute)
  const raw = slice(text, span)
  const offset = OFFSET.exec(raw)
  if (offset) {
    const [, number = '', fraction = '', unit = ''] = offset
    const perSecond = unit === 'f' ? clock.rate : unit === 't' ? clock.ticks : (PER_SECOND[unit] ?? 1)
    const ms = Math.round((Number(number) / perSecond) * 1000)
    return {
      from: span.from,
      to: span.from + number.length,
      ms: Number.isSafeInteger(ms) ? ms : null,
      form: { kind: 'number', digits: fraction.length, perSecond },
      unit,
    }
  }
  const timestamp = parseTimestamp(raw)
  if (timestamp) return { ...span, ...timestamp, unit: '' }
  const isMs = clock.inMs === true && /:\d{3}$/.test(raw)
  const loose = isMs ? parseLooseClock(raw) : null
  if (loose) return { ...span, ...loose, unit: '' }
  const code = SUB_FRAMES.exec(raw)?.[1] ?? raw
  // On media time only frames use the file's rate; seconds are seconds.
  const rate = clock.smpte ? clock.rate : Math.round(clock.rate)
  const frames = parseTimecode(code, rate, clock.smpte ? clock.drop : false)
  if (frames)
    return {
      from: span.from,
      to: span.from + code.length,
      ms: frames.ms,
      form: { kind: 'frames', frames: frames.form },
      unit: '',
    }
  const carried = parseLooseClock(raw)
  return { ...span, ...(carried ?? { ms: null, form: CLOCK }), unit: '' }
}

/** `00:00:01.000`, the form that every reader of TTML knows. */
export const CLOCK: TimeForm = {
  kind: 'clock',
  clock: { hours: 2, minutes: 2, fraction: 3, point: '.' },
}
