import { median } from '../base/median.ts'
import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'

/** `spreadMs` = median distance of a tap from the median; `used` = how many taps found their beat. */
export type Reaction = { readonly reactionMs: Ms; readonly spreadMs: Ms; readonly used: number }

/** Fewer taps say nothing. */
const LEAST_TAPS = 5
/** A tap may come so much before its beat, in ms: the beat was expected. */
const EARLY = 150
/** A later tap has missed its beat. */
const LATE = 900

/**
 * How long a user takes from hearing to pressing: the median over taps to beats whose times are known (both in ms,
 * sorted, by the same clock). Missed and doubled beats do not count. Null when fewer than five taps found a beat.
 */
export function measureReaction(taps: readonly Ms[], beats: readonly Ms[]): Reaction | null {
  const delays = new Map<number, number>()
  for (const tap of taps) {
    const beat = rankIn(beats, tap + EARLY)
    const delay = tap - (beats[beat] ?? -Infinity)
    if (delay <= LATE && !delays.has(beat)) delays.set(beat, delay)
  }
  if (delays.size < LEAST_TAPS) return null
  const all = [...delays.values()]
  const middle = median(all)
  const spreadMs = Math.round(median(all.map((delay) => Math.abs(delay - middle))))
  return { reactionMs: Math.max(0, Math.round(middle)), spreadMs, used: all.length }
}
