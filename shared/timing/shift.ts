import type { Movement, Stop } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { MIN_LENGTH } from './bounds.ts'
import { countMoved, moveLines, refused } from './move-lines.ts'

export type ShiftOptions = {
  /** Confirmed lines move too; otherwise they stay, and stop what would pass them. */
  readonly confirmedToo: boolean
  readonly label: Words
  readonly mergeKey?: string | null
}

type Room = { readonly delta: number; readonly stop: Stop | null }

/**
 * Moves the lines `from`..`to` (both included) by `delta` ms. They stop together where the first of them
 * would go below 0 or pass a line that stays. `ms` = new start of the first line that moves.
 */
export function shift(
  transcript: Transcript,
  from: number,
  to: number,
  delta: Ms,
  options: ShiftOptions,
): Movement {
  const isMoved = ({ mark }: Segment) => options.confirmedToo || mark !== 'confirmed'
  const doesMove = (index: number) => {
    const segment = transcript.segments[index]
    return segment !== undefined && index >= from && index <= to && isMoved(segment)
  }
  const first = transcript.segments.find((segment, i) => segment.start !== null && doesMove(i))
  if (first?.start == null) return refused(0, null)
  const room = roomFor(transcript, from, to, doesMove, Math.round(delta))
  const edit = moveLines(
    transcript,
    { from, to, isMoved, map: (ms) => ms + room.delta },
    { ...options, selection: [first.id] },
  )
  const followed = edit && edit.splices[0]?.at === from - 1 ? 'previous' : null
  return {
    edit,
    ms: first.start + room.delta,
    stop: room.stop,
    followed,
    moved: countMoved(edit),
    delta: room.delta,
  }
}

/**
 * The part of `delta` that there is room for, and what stops the rest. Lines in disorder do not hold each
 * other.
 */
function roomFor(
  transcript: Transcript,
  from: number,
  to: number,
  doesMove: (index: number) => boolean,
  delta: number,
): Room {
  const { segments } = transcript
  let room: Room = { delta, stop: null }
  const limit = (most: number, stop: Stop) => {
    const bound = Math.max(0, most)
    if (bound < Math.abs(room.delta)) room = { delta: Math.sign(delta) * bound, stop }
  }
  let before = nearestTimed(transcript, Math.min(from, segments.length) - 1, -1)
  for (let i = Math.max(0, from); i < segments.length; i++) {
    const start = segments[i]?.start ?? null
    if (start === null) continue
    const previous = segments[before]?.start ?? null
    if (delta < 0 && doesMove(i)) limit(start, 'beginning')
    if (previous !== null && previous <= start && doesMove(i) !== doesMove(before)) {
      const rests = doesMove(i) ? before : i
      if (delta < 0 === doesMove(i)) {
        const stop = rests < from ? 'previous' : rests > to ? 'next' : 'confirmed'
        limit(start - MIN_LENGTH - previous, stop)
      }
    }
    before = i
    if (i > to) break
  }
  return room
}
