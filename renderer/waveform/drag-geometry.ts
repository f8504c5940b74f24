import type { Ms } from '../../shared/model/time.ts'
import { nearestTimed, type Transcript } from '../../shared/model/transcript.ts'
import { MIN_LENGTH } from '../../shared/timing/bounds.ts'
import type { Held } from '../commands/lines/move.ts'
import type { Handle } from './handles.ts'

/** A stretch of the audio. */
export type Span = { readonly startMs: Ms; readonly endMs: Ms }

/** An edge snaps to what is this near (px). */
export const SNAP_PX = 8
/** Less movement than this (px) is a click; more in a gap, where a hasty click must not draw a line. */
const CLICK_PX = { gap: 6, other: 3 } as const

/** True when a pointer that went down on a handle at `from` and is now at `to` (px) is dragging. */
export function isDrag({ kind }: Handle, from: number, to: number): boolean {
  return Math.abs(to - from) >= CLICK_PX[kind === 'gap' ? 'gap' : 'other']
}

/**
 * What a press on a handle at `ms` takes hold of; an implied end is the next line's start. In a gap it is the
 * selected line if that has no time yet, else null: a new line is drawn.
 */
export function heldBy(handle: Handle, transcript: Transcript, selected: number, ms: Ms): Held | null {
  if (handle.kind === 'body') return { kind: 'body', index: handle.line.index, at: handle.line.startMs }
  if (handle.kind === 'edge') {
    const { index, isImplied, word } = handle.line
    if (word !== undefined) return { kind: 'word', index, word, edge: handle.edge, at: handle.ms }
    const next = handle.edge === 'end' && isImplied ? nearestTimed(transcript, index + 1, 1) : -1
    return next < 0
      ? { kind: 'edge', index, edge: handle.edge, at: handle.ms }
      : { kind: 'edge', index: next, edge: 'start', at: handle.ms }
  }
  const isUntimed = transcript.segments[selected]?.start === null
  return handle.kind === 'gap' && isUntimed ? { kind: 'span', index: selected, at: Math.round(ms) } : null
}

/** The span between two times, clamped to `room` and never shorter than a line may be. */
export function drawnSpan(one: Ms, other: Ms, room: Span): Span {
  const inside = (ms: Ms) => Math.round(Math.max(room.startMs, Math.min(room.endMs, ms)))
  const [a, b] = [inside(one), inside(other)]
  const startMs = Math.min(a, b)
  const endMs = Math.max(a, b)
  if (endMs - startMs >= MIN_LENGTH) return { startMs, endMs }
  const least = Math.max(room.startMs, Math.min(startMs, room.endMs - MIN_LENGTH))
  return { startMs: least, endMs: least + MIN_LENGTH }
}
