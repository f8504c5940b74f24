import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import type { ReadHint, Reading } from '../core/format.ts'
import { guessFrameRate, showFrameRate } from '../core/frame-rate.ts'
import { slice } from '../core/lines.ts'
import { decideMinutes } from './minutes-or-hours.ts'
import { asMinutesSeconds, atRate, type Time } from './time-token.ts'
import type { TimedLine } from './timed-line.ts'
import type { Part } from './timed-parts.ts'

/** The times of a paragraph: what stands before its text, and what ends it behind its text. */
export type PartTimes = { readonly time: TimedLine | null; readonly stop: Time | null }

/**
 * What the times of a text mean, which only all of them together tell: the rate of frames, seconds or minutes
 * before a point, minutes or hours before a colon.
 */
export function decideTimes(
  text: string,
  parts: readonly Part[],
  hint: ReadHint,
): {
  readonly times: readonly PartTimes[]
  readonly diagnostics: readonly Diagnostic[]
  readonly guess?: NonNullable<Reading['guess']>
} {
  // In the order of the file, two for each part.
  const all = parts.flatMap(({ time, stop }) => [
    time,
    stop ? { start: stop.time, end: null, textFrom: stop.textTo, isShort: stop.isShort } : null,
  ])
  const counted = countFrames(text, decideNumbers(text, all))
  const { times, diagnostics, guess } = decideMinutes(counted.times, hint)
  return {
    times: parts.map((_, i) => ({ time: times[2 * i] ?? null, stop: times[2 * i + 1]?.start ?? null })),
    diagnostics: [...counted.diagnostics, ...diagnostics],
    ...(guess && { guess }),
  }
}

/** Numbers in brackets are minutes and seconds (`[4.05]`) if all of them can be, else seconds (`[4.72]`). */
function decideNumbers(text: string, times: readonly (TimedLine | null)[]): readonly (TimedLine | null)[] {
  const read = times.map((time) => {
    if (!time?.isNumber) return time
    const start = time.end ? null : asMinutesSeconds(text, time.start)
    return start && { ...time, start }
  })
  return read.every((time, i) => (time === null) === (times[i] === null)) ? read : times
}

/** Timecodes at the frame rate guessed from the whole file. */
function countFrames(
  text: string,
  times: readonly (TimedLine | null)[],
): { readonly times: readonly (TimedLine | null)[]; readonly diagnostics: readonly Diagnostic[] } {
  const all = times.flatMap((time) => (time ? [time.start, ...(time.end ? [time.end] : [])] : []))
  const frames = all.filter(({ form }) => form.kind === 'frames')
  if (frames.length === 0) return { times, diagnostics: [] }
  const rate = guessFrameRate(frames.map((time) => slice(text, time)))
  const words = message('found.timesFramesSecond', { rate: showFrameRate(rate) })
  return {
    times: times.map((time) =>
      time
        ? {
            ...time,
            start: atRate(text, time.start, rate),
            end: atRate(text, time.end, rate),
            ...(time.length && { length: atRate(text, time.length, rate) }),
          }
        : null,
    ),
    diagnostics: [{ ...warning('timed-text/frames', words), severity: 'info' }],
  }
}

/** True when the lines have times, all of them zero: the file was not timed yet. */
export function areAllZero(times: readonly PartTimes[]): boolean {
  const timed = times.flatMap(({ time }) => time ?? [])
  const isZero = ({ start, end }: TimedLine) => start.ms === 0 && (end === null || end.ms === 0)
  // In whole seconds the first two lines may well begin at zero.
  const least = timed.every(({ end }) => end) ? 2 : 3
  return timed.length >= least && times.every(({ stop }) => stop === null) && timed.every(isZero)
}
