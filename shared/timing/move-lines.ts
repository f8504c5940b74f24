import { changeLines, type Edit, type EditDetails, type Movement, type Stop } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript, Word } from '../model/transcript.ts'
import { isTouching } from './bounds.ts'

/** Where a moment goes, in ms. Never decreasing, so that lines keep their order; rounded by `moveLines`, once. */
export type TimeMap = (ms: Ms) => number

/** The same, where it depends on the line that a time belongs to. */
export type LineMap = (ms: Ms, line: Segment) => number

export type Moves = {
  /** First and last index of the lines that may move. */
  readonly from: number
  readonly to: number
  readonly isMoved: (segment: Segment, index: number) => boolean
  readonly map: LineMap
  /** Indices of lines that need no longer touch the line before them. */
  readonly breaks?: ReadonlySet<number>
  /** Indices of the lines that the user sets with this: they become confirmed. */
  readonly confirms?: readonly number[]
}

/**
 * Sends all times of the moved lines and of their words through the map; nothing goes below 0. Lines that touched still
 * touch: at the seam between a moved and a resting line the end of the first follows the start of the second.
 */
export function moveLines(transcript: Transcript, moves: Moves, details: EditDetails): Edit | null {
  const { segments } = transcript
  const { from, to, isMoved, map, breaks } = moves
  const place = (ms: Ms, line: Segment) => Math.max(0, Math.round(map(ms, line)))
  const doesMove = (index: number) => {
    const segment = segments[index]
    return segment !== undefined && index >= from && index <= to && isMoved(segment, index)
  }
  const confirms = new Set(moves.confirms)
  let rests = !doesMove(Math.max(0, from - 1))
  const change = (segment: Segment, index: number): Segment => {
    const nextRests = !doesMove(index + 1)
    const isMoving = !rests
    rests = nextRests
    if (!isMoving && nextRests) return segment
    const next = segments[index + 1]
    const nextStart = next?.start == null ? null : nextRests ? next.start : place(next.start, next)
    const own = (ms: Ms) => place(ms, segment)
    const end = movedEnd(segment, breaks?.has(index + 1) ? undefined : next, nextStart, isMoving ? own : null)
    if (!isMoving) return end === segment.end ? segment : { ...segment, end }
    return {
      ...segment,
      start: segment.start === null ? null : own(segment.start),
      end,
      words: segment.words && movedWords(segment.words, own, end),
      mark: confirms.has(index) ? 'confirmed' : segment.mark,
    }
  }
  return changeLines(transcript, from - 1, to, change, details)
}

/** The end after the move; `place` null = the line rests. */
function movedEnd(
  segment: Segment,
  next: Segment | undefined,
  nextStart: Ms | null,
  place: ((ms: Ms) => Ms) | null,
): Ms | null {
  if (segment.end === null) return null
  if (nextStart === null || !next) return place ? place(segment.end) : segment.end
  if (isTouching(segment, next)) return nextStart
  if (place) return place(segment.end)
  const wasApart = segment.end <= (next.start ?? Infinity)
  return wasApart ? Math.min(segment.end, nextStart) : segment.end
}

/** The words at their new places; inside their line where its end was held back. */
export function movedWords(words: readonly Word[], place: (ms: Ms) => Ms, end: Ms | null): Word[] {
  const last = words.at(-1)?.end ?? null
  const limit = end !== null && last !== null && place(last) > end ? end : Infinity
  const at = (ms: Ms | null) => (ms === null ? null : Math.min(limit, place(ms)))
  return words.map(({ text, start, end: wordEnd }) => ({ text, start: at(start), end: at(wordEnd) }))
}

/** How many lines have another start after the edit. */
export function countMoved(edit: Edit | null): number {
  let count = 0
  for (const { removed, inserted } of edit?.splices ?? [])
    for (const [i, { start }] of removed.entries()) if (inserted[i]?.start !== start) count++
  return count
}

/** The answer of an operation that cannot be done at all. */
export function refused(ms: Ms, stop: Stop | null): Movement {
  return { edit: null, ms, stop, followed: null, moved: 0, delta: 0 }
}
