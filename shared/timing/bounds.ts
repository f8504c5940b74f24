import type { Stop } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'

/** Shortest length in ms that an operation leaves a line. */
export const MIN_LENGTH = 10

export type Bound = { readonly ms: Ms; readonly stop: Stop }

/**
 * Rounds `ms` and holds it between two bounds. A line that lies outside them already (a file may be in disorder) is not
 * trapped: its present time widens the range.
 */
export function hold(ms: Ms, lower: Bound, upper: Bound, present: Ms | null): { ms: Ms; stop: Stop | null } {
  const low = present === null ? lower.ms : Math.min(lower.ms, present)
  const high = present === null ? upper.ms : Math.max(upper.ms, present)
  const wanted = Math.round(ms)
  if (wanted < low) return { ms: low, stop: lower.stop }
  if (wanted > high) return { ms: Math.max(low, high), stop: upper.stop }
  return { ms: wanted, stop: null }
}
