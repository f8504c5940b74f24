import type { Ms } from '../../model/time.ts'
import { lengthOf, type Segment } from '../../model/transcript.ts'
import type { Replacement, TimeCopy } from './format.ts'
import { printTime } from './timestamps.ts'

/** The times of a line as read, in ms; null = none. */
export type LineTimes = Pick<Segment, 'start' | 'end'>

/** A value taken for a time; `step` = what its last digit counts, in ms. */
export type GuessedTime = { readonly ms: number; readonly step: number }

/**
 * Units of bare numbers that may say a time again, per second: seconds, ms, ticks, µs and ns, minutes
 * and hours, frames, the samples of audio files, the clock of MPEG.
 */
export const COPY_UNITS: readonly number[] = [
  ...[1, 1000, 10_000_000, 1_000_000, 1_000_000_000, 1 / 60, 1 / 3600],
  ...[24_000 / 1001, 24, 25, 30_000 / 1001, 30, 48, 50, 60_000 / 1001, 60, 75, 100, 120],
  ...[8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000, 90_000],
]

const NAMED_UNITS: readonly (readonly [RegExp, perSecond: number])[] = [
  [/(?:^|[^a-z])(?:ms|msecs?|milli[a-z]*)$/, 1000],
  [/(?:^|[^a-z])(?:us|micro[a-z]*)$/, 1_000_000],
  [/(?:^|[^a-z])(?:ns|nano[a-z]*)$/, 1_000_000_000],
  [/ticks?$/, 10_000_000],
  [/(?:^|[^a-z])(?:s|secs?|seconds?)$/, 1],
]

/** The place in `COPY_UNITS` of the unit that ends a name, as in `start_ms` or `endMs`; null = none does. */
export function unitInName(name: string): number | null {
  const words = name.replace(/([a-z])(?=[A-Z])/g, '$1_').toLowerCase()
  const found = NAMED_UNITS.find(([pattern]) => pattern.test(words))
  return found ? COPY_UNITS.indexOf(found[1]) : null
}

/** What a column or key says a second time, and how it is rounded to its step. */
export type SecondTime = {
  readonly of: TimeCopy['of']
  /** Place of the fitting reading among those that were offered. */
  readonly reading: number
  /** Null = not at all. */
  readonly rounding: 'down' | 'near' | null
  /** What the last digit counts, in ms, where most digits are written. */
  readonly step: number
}

/** Times are whole milliseconds: a value that is this near is the same. */
const SAME = 1.5
/** Without a name that says so, fewer lines, or coarser values, may agree by chance. */
const LEAST = 3
const FINEST = 100

/**
 * Whether values say a time of each line that is known already, as `start_s` beside `start`, samples beside
 * seconds, or a length beside start and end; null when not. `readings` = the values read in each unit they
 * may have. `named` = what their name says they are.
 */
export function secondTime(
  lines: readonly LineTimes[],
  readings: readonly (readonly (GuessedTime | null)[])[],
  named: TimeCopy['of'] | null,
  likely: number | null = null,
): SecondTime | null {
  let best: (SecondTime & Fit) | null = null
  for (const of of ['start', 'end', 'duration'] as const) {
    if (named !== null && named !== of) continue
    for (const [reading, values] of readings.entries()) {
      const fit = fitOf(lines, values, of, named !== null)
      const isBetter = best === null || fit === null || isNearer(fit, best, reading === likely)
      if (fit && isBetter) best = { of, reading, ...fit }
    }
  }
  return best
}

/** How many values agree, and how far off they are on average, in ms. */
type Fit = { readonly count: number; readonly off: number }

function isNearer(one: Fit, other: Fit, isLikely: boolean): boolean {
  if (one.count !== other.count) return one.count > other.count
  return one.off < other.off || (isLikely && one.off === other.off)
}

function fitOf(
  lines: readonly LineTimes[],
  values: readonly (GuessedTime | null)[],
  of: TimeCopy['of'],
  isNamed: boolean,
): (Pick<SecondTime, 'rounding' | 'step'> & Fit) | null {
  const step = values.reduce((finest, value) => Math.min(finest, value?.step ?? finest), Infinity)
  const pairs = lines.flatMap((line, i) => {
    const value = values[i]
    const ms = timeOf(line, of)
    return value && ms !== null ? [{ ms: value.ms, by: value.ms - ms }] : []
  })
  // Zero is the same in every unit.
  const telling = pairs.filter(({ ms, by }) => ms !== 0 || by !== 0)
  const agreeing = (telling.length > 0 ? telling : pairs).filter(({ by }) => agrees(by, step))
  const isUsual = agreeing.length > 0 && agreeing.length >= telling.length * (isNamed ? 0.5 : 0.9)
  if (!isUsual || (!isNamed && !isEvident(agreeing, step))) return null
  const rounded = agreeing.filter(({ by }) => Math.abs(by) > SAME)
  const off = agreeing.reduce((sum, { by }) => sum + Math.abs(by), 0) / agreeing.length
  const rounding = rounded.length === 0 ? null : rounded.every(({ by }) => by < 0) ? 'down' : 'near'
  return { rounding, step, off, count: agreeing.length }
}

function isEvident(pairs: readonly { readonly ms: number }[], step: number): boolean {
  return step <= FINEST && new Set(pairs.map(({ ms }) => ms)).size >= LEAST
}

function agrees(by: number, step: number): boolean {
  return Math.abs(by) <= Math.max(SAME, step)
}

/** True when a value says the line's time, as exactly as its `step` (ms) allows. */
export function saysAgain(ms: number, step: number, line: LineTimes, of: TimeCopy['of']): boolean {
  const known = timeOf(line, of)
  return known !== null && agrees(ms - known, step)
}

function timeOf(line: LineTimes, of: TimeCopy['of']): Ms | null {
  return of === 'duration' ? lengthOf(line) : line[of]
}

/** Changes of second writings, so that they say the new times; unchanged ones stay as they are written. */
export function copyEdits(copies: readonly TimeCopy[], now: LineTimes, was: LineTimes | null): Replacement[] {
  return copies.flatMap((copy) => {
    const ms = timeOf(now, copy.of)
    if (ms === null || (was && ms === timeOf(was, copy.of))) return []
    return [{ from: copy.from, to: copy.to, text: printCopy(copy, ms) }]
  })
}

function printCopy({ form, rounded }: TimeCopy, ms: Ms): string {
  if (!rounded) return printTime(ms, form)
  const steps = ms / rounded.step
  // A value right at a step may be a little below it as a floating number.
  const whole = rounded.by === 'down' ? Math.floor(steps + 1e-6) : Math.round(steps)
  return printTime(whole * rounded.step, form)
}
