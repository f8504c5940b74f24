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
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const half = (low + high) >> 1
      if ((sorted[half]?.from ?? 0) <= middle) low = half + 1
      else high = half
    }
    const [before, after] = [sorted[low - 1], sorted[low]]
    const since = before ? Math.max(0, middle - (before.to ?? middle)) : Infinity
    const until = after ? after.from - middle : Infinity
    const nearest = since <= until ? before : after
    last = Math.min(since, until) <= NEAR || !last ? (nearest?.turn ?? null) : last
    return last
  }
}
