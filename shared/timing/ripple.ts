import type { Movement } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import { type Bound, hold, isTouching, MIN_LENGTH, startFloor } from './bounds.ts'
import { countMoved, countMoving, type Moves, moveLines, refused } from './move-lines.ts'
import { type SetTimeOptions, setStart } from './set-start.ts'

/**
 * Moves the start of a line to `ms` and everything after it in the file by the same amount, up to the next
 * anchor, which stops what would run into it. The line becomes confirmed. The previous end follows if the two
 * touched; the start stops at the previous line. An untimed line is set alone.
 */
export function ripple(transcript: Transcript, index: number, ms: Ms, options: SetTimeOptions): Movement {
  const segment = transcript.segments[index]
  if (!segment) return refused(ms, null)
  if (segment.start === null) {
    const proposal = setStart(transcript, index, ms, options)
    return { ...proposal, moved: countMoved(proposal.edit), delta: 0 }
  }
  const anchor = nextConfirmed(transcript, index + 1)
  const lower = lowerBound(transcript, index, anchor, segment.start)
  const upper = upperBound(transcript, index, anchor, options.durationMs, segment.start)
  const held = hold(ms, lower, upper, segment.start)
  const delta = held.ms - segment.start
  const moves: Moves = {
    from: index,
    to: anchor - 1,
    isMoved: () => true,
    map: (at) => at + delta,
    confirms: [index],
    within: options.within,
  }
  const edit = moveLines(transcript, moves, { ...options, selection: [segment.id] })
  const isFollowed = delta !== 0 && isTouching(transcript.segments[index - 1], segment)
  return {
    edit,
    ...held,
    followed: isFollowed ? 'previous' : null,
    moved: countMoving(transcript, moves),
    delta,
  }
}

/** Index of the first anchor from `index` on; the number of lines when there is none. */
function nextConfirmed({ segments }: Transcript, index: number): number {
  for (let i = index; i < segments.length; i++) {
    if (segments[i]?.mark === 'confirmed' && segments[i]?.start !== null) return i
  }
  return segments.length
}

/** Limited by the line before, and by 0 for the earliest time that moves along (files may be in disorder). */
function lowerBound({ segments }: Transcript, index: number, anchor: number, start: Ms): Bound {
  const previous = segments[nearestTimed({ segments }, index - 1, -1)]
  const own = startFloor(segments[index] as Segment, previous)
  let earliest = start
  for (let i = index; i < anchor; i++) earliest = Math.min(earliest, segments[i]?.start ?? earliest)
  return start - earliest > own.ms ? { ms: start - earliest, stop: 'beginning' } : own
}

function upperBound(
  { segments }: Transcript,
  index: number,
  anchor: number,
  durationMs: Ms | null,
  start: Ms,
): Bound {
  const end: Bound = { ms: durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
  const anchorLine = segments[anchor]
  if (anchorLine?.start == null) return end
  let room = Infinity
  for (let i = index; i < anchor; i++) {
    const segment = segments[i]
    // Lines already past the anchor (files may be in disorder) are not held by it.
    if (segment?.start == null || segment.start >= anchorLine.start) continue
    const canShrink = i === anchor - 1 && isTouching(segment, anchorLine)
    const last = Math.max(
      segment.start + MIN_LENGTH,
      canShrink ? 0 : (segment.end ?? segment.start + MIN_LENGTH),
    )
    room = Math.min(room, Math.max(0, anchorLine.start - last))
  }
  return start + room < end.ms ? { ms: start + room, stop: 'confirmed' } : end
}
