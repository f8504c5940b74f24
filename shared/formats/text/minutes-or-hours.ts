import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import type { Ms } from '../../model/time.ts'
import { message } from '../../words/message.ts'
import type { ReadHint, Reading } from '../core/format.ts'
import { asHoursMinutes } from './time-token.ts'
import type { TimedLine } from './timed-line.ts'

/**
 * `1:30` may mean 90 seconds or 90 minutes: as the user says, else the reading that ascends and fits the
 * audio; minutes and seconds if both do.
 */
export function decideMinutes(
  times: readonly (TimedLine | null)[],
  { durationMs, times: chosen }: ReadHint,
): {
  readonly times: readonly (TimedLine | null)[]
  readonly diagnostics: Diagnostic[]
  readonly guess?: NonNullable<Reading['guess']>
} {
  const timestamps = times.flatMap((time) => time ?? [])
  if (!timestamps.some(({ isShort }) => isShort)) return { times, diagnostics: [] }
  const long = times.map((time) =>
    time?.isShort
      ? { ...time, start: asHoursMinutes(time.start), end: time.end && asHoursMinutes(time.end) }
      : time,
  )
  const fitsHours =
    mayBeHours(timestamps) &&
    (misfit(long, durationMs) < misfit(times, durationMs) || isStretched(times, long, durationMs))
  const takesHours = chosen === 'hours-minutes' || (chosen !== 'minutes-seconds' && fitsHours)
  const taken = takesHours ? 'hours-minutes' : 'minutes-seconds'
  const words = message(takesHours ? 'found.readAsHours' : 'found.readAsMinutes')
  return {
    times: takesHours ? long : times,
    diagnostics: [{ ...warning(`timed-text/${taken}`, words), severity: 'info' }],
    guess: { taken, choices: ['minutes-seconds', 'hours-minutes'] },
  }
}

/** Not hours: a fraction after two fields, more than 24 hours, or mostly clocks of three fields. */
function mayBeHours(timestamps: readonly TimedLine[]): boolean {
  const full = timestamps.filter(
    ({ start }) => start.form.kind === 'clock' && start.form.clock.hours > 0,
  ).length
  const short = timestamps.filter(({ start, isShort }) => isShort && start.ms < 24 * 60_000).length
  return full + short === timestamps.length && full < short
}

/** Number of times that run backwards or lie beyond the audio. */
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

/** True when minutes would fill less than a twentieth of the audio, and hours more than half. */
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
