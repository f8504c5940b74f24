import type { Ms } from '../../shared/model/time.ts'
import { nearestTimed, type Transcript } from '../../shared/model/transcript.ts'
import { MIN_LENGTH } from '../../shared/timing/bounds.ts'
import type { Held } from '../commands/lines/move.ts'
import type { Grip } from './grips.ts'

export type Span = { readonly startMs: Ms; readonly endMs: Ms }

/** An edge is drawn to what is so near (px). */
export const SNAP_PX = 8
/** A pointer that moves less than this (px) clicks; in a gap, where a hasty click must not draw a line, it is more. */
const CLICK_PX = { gap: 6, other: 3 } as const

/** True when a pointer that went down on a grip at the one place (px), and is at the other now, drags. */
export function isDrag({ kind }: Grip, from: number, to: number): boolean {
  return Math.abs(to - from) >= CLICK_PX[kind === 'gap' ? 'gap' : 'other']
}

/**
 * What a press on a grip at `ms` takes hold of. In a gap that is a selected line without a time, which gets one; null =
 * a new line is drawn there, or nothing can be taken. An end that is only implied is the next line's start.
 */
export function heldBy(grip: Grip, transcript: Transcript, selected: number, ms: Ms): Held | null {
  if (grip.kind === 'body') return { kind: 'body', index: grip.line.index, at: grip.line.startMs }
  if (grip.kind === 'edge') {
    const { index, isImplied } = grip.line
    const next = grip.edge === 'end' && isImplied ? nearestTimed(transcript, index + 1, 1) : -1
    return next < 0
      ? { kind: 'edge', index, edge: grip.edge, at: grip.ms }
      : { kind: 'edge', index: next, edge: 'start', at: grip.ms }
  }
  const isUntimed = transcript.segments[selected]?.start === null
  return grip.kind === 'gap' && isUntimed ? { kind: 'span', index: selected, at: Math.round(ms) } : null
}

/** The span drawn from one moment to another, held inside its room; never shorter than a line may be. */
export function drawnSpan(one: Ms, other: Ms, room: Span): Span {
  const inside = (ms: Ms) => Math.round(Math.max(room.startMs, Math.min(room.endMs, ms)))
  const [a, b] = [inside(one), inside(other)]
  const startMs = Math.min(a, b)
  const endMs = Math.max(a, b)
  if (endMs - startMs >= MIN_LENGTH) return { startMs, endMs }
  const least = Math.max(room.startMs, Math.min(startMs, room.endMs - MIN_LENGTH))
  return { startMs: least, endMs: least + MIN_LENGTH }
}
