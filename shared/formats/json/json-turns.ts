import { firstPast } from '../../base/search.ts'
import type { RawItem } from './json-read.ts'

/** Largest distance of a word from its turn, in ms. */
const NEAR = 1000

/**
 * The turn from `start` to `end` (ms). `before` = the turn of the word before: it continues for untimed words
 * and for words near no turn.
 */
export type TurnFinder = (start: number | null, end: number | null, before: RawItem | null) => RawItem | null

/** A finder for a list of turns in any order; the list is not changed. */
export function turnFinder(turns: readonly RawItem[]): TurnFinder {
  const sorted = turns
    .flatMap((turn) => {
      const from = turn.start?.ms ?? null
      if (from === null) return []
      return [
        { turn, from, to: turn.end?.ms ?? (turn.duration?.ms != null ? from + turn.duration.ms : null) },
      ]
    })
    .sort((a, b) => a.from - b.from)
  return (start, end, before) => {
    if (start === null) return before
    const middle = end === null ? start : (start + end) / 2
    const next = firstPast(sorted, ({ from }) => from > middle)
    const [earlier, later] = [sorted[next - 1], sorted[next]]
    const since = earlier ? Math.max(0, middle - (earlier.to ?? middle)) : Infinity
    const until = later ? later.from - middle : Infinity
    const nearest = since <= until ? earlier : later
    return Math.min(since, until) <= NEAR || !before ? (nearest?.turn ?? null) : before
  }
}
