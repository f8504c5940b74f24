import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import type { Transcript } from '../model/transcript.ts'
import type { TimeMap } from './move-lines.ts'

/** A known time before (`from`) and after (`to`) a correction. */
export type Point = { readonly from: Ms; readonly to: Ms }

/**
 * Linear between the points (sorted by `from`); rate 1 before the first and after the last. Of two points
 * with the same `from` the later one counts.
 */
export function piecewise(points: readonly Point[]): TimeMap {
  const froms = points.map(({ from }) => from)
  let rank = -1
  return (ms) => {
    // Times mostly come in order: try the last place first.
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

/** Reading beyond the ends of an array is many times slower. */
function valueAt(values: readonly number[], rank: number, beyond: number): number {
  return rank < 0 || rank >= values.length ? beyond : (values[rank] ?? beyond)
}

/** True when two points would swap, or one time would map to two. */
export function contradicts(earlier: Point, later: Point): boolean {
  return earlier.from < later.from ? earlier.to >= later.to : earlier.to !== later.to
}

/**
 * `wanted` limited by the anchors around `ms`: what was between two stays between them, and nothing goes
 * below 0. `anchors` = sorted starts.
 */
export function heldBetween(anchors: readonly Ms[], ms: Ms, wanted: number): number {
  const rank = rankIn(anchors, ms)
  return Math.min(valueAt(anchors, rank + 1, Infinity), Math.max(valueAt(anchors, rank, 0), wanted))
}

/** Starts of the confirmed lines, sorted. */
export function anchorStarts({ segments }: Transcript): Ms[] {
  const starts = segments.flatMap(({ mark, start }) =>
    mark === 'confirmed' && start !== null ? [start] : [],
  )
  return starts.sort((a, b) => a - b)
}
