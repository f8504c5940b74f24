import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import type { Ms } from '../../model/time.ts'
import { message } from '../../words/message.ts'
import type { ReadHint, Reading } from '../core/format.ts'
import { asHoursMinutes, type TimedLine } from './timed-line.ts'

/**
 * `1:30` may be 90 seconds or an hour and a half: what the user says, else the reading that ascends and fits the audio;
 * when both do, minutes.
 */
export function decideMinutes(
  times: readonly (TimedLine | null)[],
  { durationMs, times: said }: ReadHint,
): {
  readonly times: readonly (TimedLine | null)[]
  readonly diagnostics: Diagnostic[]
  readonly guess?: NonNullable<Reading['guess']>
} {
  const stamps = times.flatMap((time) => time ?? [])
  if (!stamps.some(({ isShort }) => isShort)) return { times, diagnostics: [] }
  const long = times.map((time) =>
    time?.isShort
      ? { ...time, start: asHoursMinutes(time.start), end: time.end && asHoursMinutes(time.end) }
      : time,
  )
  const fitsHours =
    mayBeHours(stamps) &&
    (misfit(long, durationMs) < misfit(times, durationMs) || isStretched(times, long, durationMs))
  const takesHours = said === 'hours-minutes' || (said !== 'minutes-seconds' && fitsHours)
  const taken = takesHours ? 'hours-minutes' : 'minutes-seconds'
  const words = message(takesHours ? 'found.readAsHours' : 'found.readAsMinutes')
  return {
    times: takesHours ? long : times,
    diagnostics: [{ ...warning(`timed-text/${taken}`, words), severity: 'info' }],
    guess: { taken, choices: ['minutes-seconds', 'hours-minutes'] },
  }
}

/** A fraction after two fields, more hours than a day has, or mostly full clocks around speak for minutes. */
function mayBeHours(stamps: readonly TimedLine[]): boolean {
  const full = stamps.filter(({ start }) => start.form.kind === 'clock' && start.form.clock.hours > 0).length
  const short = stamps.filter(({ start, isShort }) => isShort && start.ms < 24 * 60_000).length
  return full + short === stamps.length && full < short
}

/** How many times run backwards or lie beyond the audio. */
function misfit(times: readonly (TimedLine | null)[], durationMs: Ms | null): number {
  let before = 0
  let count = 0
  for (const time of times) {
    if (!time) continue
    if (time.start.ms < before || (durationMs !== null && time.start.ms > durationMs)) count++
    before = time.start.ms
  }
  return count
}

/** True when minutes would end in the first twentieth of the audio and hours would fill half of it or more. */
function isStretched(
  short: readonly (TimedLine | null)[],
  long: readonly (TimedLine | null)[],
  durationMs: Ms | null,
): boolean {
  if (durationMs === null || misfit(long, durationMs) > 0) return false
  const last = (times: readonly (TimedLine | null)[]) =>
    times.findLast((time) => time !== null)?.start.ms ?? 0
  return last(short) < durationMs / 20 && last(long) > durationMs / 2
}
