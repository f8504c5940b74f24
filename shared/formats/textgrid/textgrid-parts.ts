import { firstPast } from '../../base/search.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment } from '../../model/transcript.ts'
import type { Tier } from './textgrid-parse.ts'

type Times = { readonly from: Ms; readonly to: Ms }
type Move = { readonly was: Times; readonly now: Times }
/** An entry of a tier, and its new times. */
export type MovedPart = { readonly entry: number; readonly start: Ms; readonly end: Ms }

/** Tolerance for boundaries set by hand (ms). */
const NEAR_MS = 20

/**
 * New times for a tier that subdivides words or lines (phones, syllables): each entry moves and stretches
 * with what contains it. `pairs` = each line before and now.
 */
export function movedParts(
  { entries }: Tier,
  pairs: readonly (readonly [was: Segment, now: Segment])[],
): MovedPart[] {
  const moves = pairs.flatMap(([was, now]) => movesOf(was, now)).sort((a, b) => a.was.from - b.was.from)
  return entries.flatMap(({ start, end, text }, entry) => {
    if (!end || text.from === text.to) return []
    const move = lastBefore(moves, (start.ms + end.ms) / 2)
    if (!move || move.was.from - NEAR_MS > start.ms || move.was.to + NEAR_MS < end.ms) return []
    const part = { entry, start: placeIn(move, start.ms), end: placeIn(move, end.ms) }
    return part.start === start.ms && part.end === end.ms ? [] : [part]
  })
}

function movesOf(was: Segment, now: Segment): Move[] {
  const [old, words] = [was.words, now.words]
  if (!old || words?.length !== old.length) {
    // Of a line that was cut or joined, nothing tells where its parts went: they move along.
    const isCut = now.text !== was.text && now.start !== null && was.end !== null && was.start !== null
    return moveOf(was, isCut ? { start: now.start, end: now.start + was.end - was.start } : now)
  }
  return old.flatMap((word, i) => moveOf(word, words[i] ?? word))
}

type Edges = { readonly start: Ms | null; readonly end: Ms | null }

function moveOf(was: Edges, now: Edges): Move[] {
  if (was.start === null || was.end === null || now.start === null) return []
  const end = now.end ?? now.start + was.end - was.start
  return [{ was: { from: was.start, to: was.end }, now: { from: now.start, to: end } }]
}

function lastBefore(moves: readonly Move[], ms: Ms): Move | undefined {
  return moves[firstPast(moves, ({ was }) => was.from > ms) - 1]
}

function placeIn({ was, now }: Move, ms: Ms): Ms {
  const share = was.to > was.from ? (ms - was.from) / (was.to - was.from) : 0
  return Math.round(now.from + share * (now.to - now.from))
}
