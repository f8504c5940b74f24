import type { Stop } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment } from '../model/transcript.ts'

/** Shortest line, in ms, that an operation leaves. */
export const MIN_LENGTH = 10

export type Bound = { readonly ms: Ms; readonly stop: Stop }

/**
 * Rounds `ms` and clamps it between two bounds. A line already outside of them (files may be in disorder) is
 * not trapped: its present time widens the range.
 */
export function hold(ms: Ms, lower: Bound, upper: Bound, present: Ms | null): { ms: Ms; stop: Stop | null } {
  const low = present === null ? lower.ms : Math.min(lower.ms, present)
  const high = present === null ? upper.ms : Math.max(upper.ms, present)
  const wanted = Math.round(ms)
  if (wanted < low) return { ms: low, stop: lower.stop }
  if (wanted > high) return { ms: Math.max(low, high), stop: upper.stop }
  return { ms: wanted, stop: null }
}

/** True when two lines share a boundary, which moves as one. */
export function isTouching(previous: Segment | undefined, segment: Segment | undefined): boolean {
  return previous?.end != null && previous.end === segment?.start
}

/**
 * The earliest start of a line after `previous` (the timed line before): its end, or its start if the two
 * touch or overlap.
 */
export function startFloor(segment: Segment, previous: Segment | undefined): Bound {
  if (previous?.start == null) return { ms: 0, stop: 'beginning' }
  const end = isTouching(previous, segment) ? null : previous.end
  const isApart = end !== null && (segment.start === null || end <= segment.start)
  return { ms: isApart ? end : previous.start + MIN_LENGTH, stop: 'previous' }
}
