import { changeLines, type Edit, type EditDetails, type Movement, type Stop } from '../model/edit.ts'
import { changed, moved } from '../model/moved-words.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { isTouching } from './bounds.ts'
import type { Reach } from './reach.ts'

/** Maps a time (ms) to its new time. Never decreasing, so lines keep their order; `moveLines` rounds once. */
export type TimeMap = (ms: Ms) => number

/** The same, depending on the line of the time. */
export type LineMap = (ms: Ms, line: Segment) => number

export type Moves = {
  /** First and last index of the lines that may move. */
  readonly from: number
  readonly to: number
  readonly isMoved: (segment: Segment, index: number) => boolean
  readonly map: LineMap
  /** Indices of lines that need not touch the line before any more. */
  readonly breaks?: ReadonlySet<number>
  /** Indices of lines that become confirmed. */
  readonly confirms?: readonly number[]
  /** For a preview: only these lines are computed. */
  readonly within?: Reach | undefined
}

/**
 * Maps all times of the moved lines and their words; nothing goes below 0. Touching lines still touch: at a
 * seam between a moving and a resting line the end of the first follows the start of the second.
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
  const first = Math.max(0, from - 1, moves.within?.from ?? 0)
  const last = Math.min(to, moves.within?.to ?? Infinity)
  let rests = !doesMove(first)
  const change = (segment: Segment, index: number): Segment => {
    const nextRests = !doesMove(index + 1)
    const isMoving = !rests
    rests = nextRests
    if (!isMoving && nextRests) return segment
    const next = segments[index + 1]
    const nextStart = next?.start == null ? null : nextRests ? next.start : place(next.start, next)
    const own = (ms: Ms) => place(ms, segment)
    const end = movedEnd(segment, breaks?.has(index + 1) ? undefined : next, nextStart, isMoving ? own : null)
    if (!isMoving) return end === segment.end ? segment : changed(segment, { end })
    const start = segment.start === null ? null : own(segment.start)
    return moved(segment, { start, end, mark: confirms.has(index) ? 'confirmed' : segment.mark }, map)
  }
  return changeLines(transcript, first, last, change, details)
}

/** The new end; `place` null = the line rests. */
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

/** Number of lines that get another start, computed or not. */
export function countMoving({ segments }: Transcript, { from, to, isMoved, map }: Moves): number {
  let count = 0
  for (let i = Math.max(0, from); i <= Math.min(to, segments.length - 1); i++) {
    const segment = segments[i]
    if (segment?.start == null || !isMoved(segment, i)) continue
    if (Math.max(0, Math.round(map(segment.start, segment))) !== segment.start) count++
  }
  return count
}

/** Number of lines with another start after the edit. */
export function countMoved(edit: Edit | null): number {
  let count = 0
  for (const { removed, inserted } of edit?.splices ?? [])
    for (const [i, { start }] of removed.entries()) if (inserted[i]?.start !== start) count++
  return count
}

/** The answer of an operation that is impossible. */
export function refused(ms: Ms, stop: Stop | null): Movement {
  return { edit: null, ms, stop, followed: null, moved: 0, delta: 0 }
}
