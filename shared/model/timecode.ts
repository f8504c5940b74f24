import type { Ms } from './time.ts'

/**
 * How a timecode `hh:mm:ss:ff` was written. `rate` = frames per second (30000/1001 for 29.97), `drop` = SMPTE
 * drop-frame, which skips two (at 59.94 four) frame numbers per minute except every tenth; `hours` and
 * `frames` = digits, `point` = separator before the frames, `between` = the one before minutes and seconds, a
 * colon when absent.
 */
export type FrameForm = {
  readonly rate: number
  readonly drop: boolean
  readonly hours: number
  readonly frames: number
  readonly point: ':' | ';' | '.' | ','
  /** Separator between the other fields; `:` when absent. */
  readonly between?: ';'
  /** How many of the fields there are from the right, in lengths that leave the hours out; 4 when absent. */
  readonly fields?: 2 | 3
}

const TIMECODE = /^(\d{1,4})([:;])(\d{1,2})\2(\d{1,2})([:;.,])(\d{1,3})$/

/**
 * Reads `hh:mm:ss:ff` at `rate` frames per second; `;` before the frames, or everywhere, means drop-frame
 * unless `drop` is given (SMPTE ST 12-1). Frame numbers may exceed the rate. Null when it is no timecode.
 */
export function parseTimecode(
  text: string,
  rate: number,
  drop?: boolean,
): { readonly ms: Ms; readonly form: FrameForm } | null {
  const match = TIMECODE.exec(text)
  if (!match || !(rate > 0)) return null
  const [, hours = '', between, minutes = '', seconds = '', point = ':', frames = ''] = match
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  const form: FrameForm = {
    rate,
    drop: drop ?? (point === ';' && canDrop(rate)),
    hours: hours.length,
    frames: frames.length,
    point: point as FrameForm['point'],
    ...(between === ';' && { between }),
  }
  const nominal = Math.round(rate)
  const inMinutes = Number(hours) * 60 + Number(minutes)
  const count = (inMinutes * 60 + Number(seconds)) * nominal + Number(frames)
  const left = form.drop ? dropped(nominal) * (inMinutes - Math.floor(inMinutes / 10)) : 0
  return { ms: Math.round(((count - left) / rate) * 1000), form }
}

const LENGTH = /^(?:(\d{1,2})[:;])?(\d{1,3})([:;.,])(\d{2,3})$/

/**
 * Reads a length in seconds and frames (`03:05`) or minutes, seconds and frames at `rate` frames per second.
 * Frames are counted, none dropped. Null when it is none.
 */
export function parseFrameLength(
  text: string,
  rate: number,
): { readonly ms: Ms; readonly form: FrameForm } | null {
  const match = LENGTH.exec(text)
  if (!match || !(rate > 0)) return null
  const [, minutes, seconds = '', point = ':', frames = ''] = match
  const form: FrameForm = {
    rate,
    drop: false,
    hours: (minutes ?? seconds).length,
    frames: frames.length,
    point: point as FrameForm['point'],
    fields: minutes === undefined ? 2 : 3,
  }
  const count = (Number(minutes ?? 0) * 60 + Number(seconds)) * Math.round(rate) + Number(frames)
  return { ms: Math.round((count / rate) * 1000), form }
}

/** Prints the nearest frame in the given form; negative times become zero. */
export function printTimecode(ms: Ms, form: FrameForm): string {
  const { rate, drop, hours, frames, point, between = ':', fields = 4 } = form
  const nominal = Math.round(rate)
  let count = Math.round((Math.max(0, ms) / 1000) * rate)
  if (drop) {
    const perTen = nominal * 600 - dropped(nominal) * 9
    const perMinute = nominal * 60 - dropped(nominal)
    const tens = Math.floor(count / perTen)
    const rest = count % perTen
    const minutes = rest < nominal * 60 ? 0 : 1 + Math.floor((rest - nominal * 60) / perMinute)
    count += dropped(nominal) * (tens * 9 + minutes)
  }
  const seconds = Math.floor(count / nominal)
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0')
  const tail = `${point}${pad(count % nominal, frames)}`
  if (fields === 2 && seconds < 100) return pad(seconds, hours) + tail
  const inMinutes = `${pad(Math.floor(seconds / 60) % 60, fields === 3 ? hours : 2)}${between}${pad(seconds % 60, 2)}${tail}`
  if (fields < 4 && seconds < 3600) return inMinutes
  return `${pad(Math.floor(seconds / 3600), fields < 4 ? 1 : hours)}${between}${inMinutes}`
}

function canDrop(rate: number): boolean {
  return Math.abs(rate - 30_000 / 1001) < 0.01 || Math.abs(rate - 60_000 / 1001) < 0.01
}

function dropped(nominal: number): number {
  return nominal === 60 ? 4 : 2
}
