import type { Movement, Stop } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { type Below, type LinesBelow, linesBelow, withoutLines } from './below-zero.ts'
import { MIN_LENGTH } from './bounds.ts'
import { countMoved, moveLines, refused } from './move-lines.ts'

export type ShiftOptions = {
  /** Confirmed lines move too; otherwise they stay, and stop what would pass them. */
  readonly confirmedToo: boolean
  readonly label: Words
  readonly mergeKey?: string | null
  /** What becomes of lines that would begin before 0; they stop all by default. */
  readonly below?: 'stop' | Below
}

type Room = { readonly delta: number; readonly stop: Stop | null }

/**
 * Moves the lines `from`..`to` (both included) by `delta` ms. They stop together where the first of them
 * would pass a line that stays, or go below 0 unless `below` says otherwise. `ms` = new start of the first
 * line that moves, which is below 0 when that one is cut or goes.
 */
export function shift(
  transcript: Transcript,
  from: number,
  to: number,
  delta: Ms,
  options: ShiftOptions,
): Movement {
  const isMoved = movesIf(options)
  const doesMove = (index: number) => {
    const segment = transcript.segments[index]
    return segment !== undefined && index >= from && index <= to && isMoved(segment)
  }
  const below = options.below ?? 'stop'
  const first = transcript.segments.find((segment, i) => segment.start !== null && doesMove(i))
  if (first?.start == null) return refused(0, null)
  const room = roomFor(transcript, { from, to, doesMove, below }, Math.round(delta))
  const map = (ms: Ms) => Math.max(0, ms + room.delta)
  const edit = moveLines(transcript, { from, to, isMoved, map }, { ...options, selection: [first.id] })
  const followed = edit && edit.splices[0]?.at === from - 1 ? 'previous' : null
  const going = below === 'remove' ? shiftedBelow(transcript, from, to, room.delta, options).gone : []
  return {
    edit: edit && going.length > 0 ? withoutLines(transcript, edit, going) : edit,
    ms: first.start + room.delta,
    stop: room.stop,
    followed,
    moved: countMoved(edit) - going.length,
    delta: room.delta,
  }
}

function movesIf({ confirmedToo }: ShiftOptions): (segment: Segment) => boolean {
  return ({ mark }) => confirmedToo || mark !== 'confirmed'
}

/** The lines that would begin below 0 when they are moved by `delta` ms. */
export function shiftedBelow(
  transcript: Transcript,
  from: number,
  to: number,
  delta: Ms,
  options: ShiftOptions,
): LinesBelow {
  const isMoved = movesIf(options)
  return linesBelow(transcript, {
    doesMove: (line, index) => index >= from && index <= to && isMoved(line),
    map: (ms) => ms + delta,
  })
}

type Ground = {
  readonly from: number
  readonly to: number
  readonly doesMove: (index: number) => boolean
  readonly below: 'stop' | Below
}

/**
 * The part of `delta` that there is room for, and what stops the rest. Lines in disorder do not hold each
 * other.
 */
function roomFor({ segments }: Transcript, { from, to, doesMove, below }: Ground, delta: number): Room {
  let room: Room = { delta, stop: null }
  const limit = (most: number, stop: Stop) => {
    const bound = Math.max(0, most)
    if (bound < Math.abs(room.delta)) room = { delta: Math.sign(delta) * bound, stop }
  }
  let before = nearestTimed({ segments }, Math.min(from, segments.length) - 1, -1)
  for (let i = Math.max(0, from); i < segments.length; i++) {
    const start = segments[i]?.start ?? null
    if (start === null) continue
    const previous = segments[before]?.start ?? null
    if (delta < 0 && below === 'stop' && doesMove(i)) limit(start, 'beginning')
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
