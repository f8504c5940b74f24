import { parseStamp } from '../../model/time.ts'
import { parseFrameLength, parseTimecode } from '../../model/timecode.ts'
import type { TimeForm, TimeToken } from '../core/format.ts'
import { FRAMES } from '../core/frame-rate.ts'

/** A time in a file, with the moment it means. */
export type Time = TimeToken & { readonly ms: number }

/** Frame rate until the whole file was read. */
const FIRST_RATE = 25
const SECONDS = /^\d{1,7}[.,](\d{1,6})$/

/**
 * Reads the time `raw`, which stands at `from`: a timecode (for now at 25 frames in a second), a clock, or
 * decimal seconds. Null when it is none.
 */
export function timeToken(raw: string, from: number): Time | null {
  const to = from + raw.length
  const frames = FRAMES.test(raw) ? parseTimecode(raw, FIRST_RATE) : null
  if (frames) return { from, to, form: { kind: 'frames', frames: frames.form }, ms: frames.ms }
  const digits = SECONDS.exec(raw)?.[1]?.length
  if (digits !== undefined) return { from, to, form: secondsForm(raw, digits), ms: msOf(raw) }
  const clock = parseStamp(raw)
  if (!clock) return null
  // Programs that write tenths behind a dash read nothing finer.
  const rounds = clock.form.point === '-' && { rounds: true as const }
  return { from, to, form: { kind: 'clock', clock: clock.form, ...rounds }, ms: clock.ms }
}

function secondsForm(raw: string, digits: number): TimeForm {
  return { kind: 'seconds', digits: Math.min(digits, 3), ...(raw.includes(',') && { point: ',' }) }
}

function msOf(seconds: string): number {
  return Math.round(Number(seconds.replace(',', '.')) * 1000)
}

/** Reads a length beside times: in frames where those are, else a clock or seconds; null when it is none. */
export function lengthToken(raw: string, from: number, inFrames: boolean): Time | null {
  const length = inFrames && !FRAMES.test(raw) ? parseFrameLength(raw, FIRST_RATE) : null
  if (!length) return timeToken(raw, from)
  return { from, to: from + raw.length, form: { kind: 'frames', frames: length.form }, ms: length.ms }
}

/** The timecode or length in frames at another frame rate; `text` = the whole file. Others are unchanged. */
export function atRate<T extends Time | null>(text: string, time: T, rate: number): T {
  if (time?.form.kind !== 'frames') return time
  const raw = text.slice(time.from, time.to)
  const isShort = time.form.frames.fields !== undefined
  const read = isShort ? parseFrameLength(raw, rate) : parseTimecode(raw, rate)
  return read ? { ...time, ms: read.ms, form: { kind: 'frames', frames: read.form } } : time
}

/** A time of two fields read as hours and minutes. */
export function asHoursMinutes<T extends Time>(time: T): T {
  if (time.form.kind !== 'clock' || time.form.clock.hours > 0) return time
  const form: TimeForm = { kind: 'hours-minutes', hours: time.form.clock.minutes }
  return { ...time, ms: time.ms * 60, form }
}

/** A time in seconds (`4.05`) read as minutes and seconds; null when it cannot be. */
export function asMinutesSeconds<T extends Time>(text: string, time: T): T | null {
  const clock = parseStamp(text.slice(time.from, time.to))
  return clock?.form.between ? { ...time, ms: clock.ms, form: { kind: 'clock', clock: clock.form } } : null
}
