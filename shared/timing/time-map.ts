import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import type { Transcript } from '../model/transcript.ts'
import type { TimeMap } from './move-lines.ts'

/** A moment that is known on both sides of a correction: `from` before it, `to` after it. */
export type Point = { readonly from: Ms; readonly to: Ms }

/**
 * Linear between the points, which are sorted by `from`; at rate 1 before the first and after the last. Of two points
 * with the same `from` the later one counts from there on.
 */
export function piecewise(points: readonly Point[]): TimeMap {
  const froms = points.map(({ from }) => from)
  let rank = -1
  return (ms) => {
    // Times mostly come in order: the place of the last one is tried first.
    const isNear = ms >= valueAt(froms, rank, -Infinity) && ms < valueAt(froms, rank + 1, Infinity)
    if (!isNear) rank = rankIn(froms, ms)
    const before = rank < 0 ? undefined : points[rank]
    const after = rank + 1 < points.length ? points[rank + 1] : undefined
    if (before && after)
      return before.to + ((ms - before.from) * (after.to - before.to)) / (after.from - before.from)
    const nearest = before ?? after
    return nearest ? ms - nearest.from + nearest.to : ms
  }
}

/** Looking beyond the ends of an array takes many times as long as looking into it. */
function valueAt(values: readonly number[], rank: number, beyond: number): number {
  return rank < 0 || rank >= values.length ? beyond : (values[rank] ?? beyond)
}

/** True when two moments would change places, or one moment would go to two places. */
export function contradicts(earlier: Point, later: Point): boolean {
  return earlier.from < later.from ? earlier.to >= later.to : earlier.to !== later.to
}

/** The map, kept from passing the walls: what was between two stays between them, and nothing goes below 0. `walls` is sorted. */
export function heldBetween(walls: readonly Ms[], ms: Ms, wanted: number): number {
  const rank = rankIn(walls, ms)
  return Math.min(valueAt(walls, rank + 1, Infinity), Math.max(valueAt(walls, rank, 0), wanted))
}

/** Starts of the confirmed lines, in order of time. */
export function wallsOf({ segments }: Transcript): Ms[] {
  const starts = segments.flatMap(({ mark, start }) =>
    mark === 'confirmed' && start !== null ? [start] : [],
  )
  return starts.sort((a, b) => a - b)
}
