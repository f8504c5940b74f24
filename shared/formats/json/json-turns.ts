import { firstPast } from '../../base/search.ts'
import type { RawItem } from './json-read.ts'

/** How far from a turn a word may be and still belong to it, in ms. */
const NEAR = 1000

/** Who speaks at a time, by a list of turns in any order; the list stays as it is. */
export function speakersOf(
  turns: readonly RawItem[],
): (start: number | null, end: number | null) => RawItem | null {
  const sorted = turns
    .flatMap((turn) => {
      const from = turn.start?.ms ?? null
      if (from === null) return []
      return [
        { turn, from, to: turn.end?.ms ?? (turn.duration?.ms != null ? from + turn.duration.ms : null) },
      ]
    })
    .sort((a, b) => a.from - b.from)
  let last: RawItem | null = null
  return (start, end) => {
    // A word without a time is said by whoever spoke before.
    if (start === null) return last
    const middle = end === null ? start : (start + end) / 2
    const next = firstPast(sorted, ({ from }) => from > middle)
    const [before, after] = [sorted[next - 1], sorted[next]]
    const since = before ? Math.max(0, middle - (before.to ?? middle)) : Infinity
    const until = after ? after.from - middle : Infinity
    const nearest = since <= until ? before : after
    last = Math.min(since, until) <= NEAR || !last ? (nearest?.turn ?? null) : last
    return last
  }
}
