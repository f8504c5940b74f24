import { median } from '../base/median.ts'
import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'

/** `spreadMs` = median deviation of the taps; `used` = number of taps that matched a beat. */
export type Reaction = { readonly reactionMs: Ms; readonly spreadMs: Ms; readonly used: number }

/** Least number of taps. */
const LEAST_TAPS = 5
/** A tap may be this early (ms): beats are anticipated. */
const EARLY = 150
/** Later taps (ms) missed their beat. */
const LATE = 900

/**
 * The user's reaction time: median over taps matched to beats (both in ms, sorted, same clock). Missed and
 * doubled beats do not count. Null with fewer than five matches.
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
