import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import { rankAt, type Timeline } from './active.ts'

/** What a time may snap to; of two equally near ones, the first in this list wins. */
export const SNAP_KINDS = ['onset', 'playhead', 'neighbour', 'chapter'] as const
export type SnapKind = (typeof SNAP_KINDS)[number]
export type SnapCandidate = { readonly kind: SnapKind; readonly ms: Ms }

/** The candidate nearest to `ms`, at most `radius` ms away (inclusive); null when none is that near. */
export function snap(ms: Ms, candidates: Iterable<SnapCandidate>, radius: Ms): SnapCandidate | null {
  let best: SnapCandidate | null = null
  for (const candidate of candidates) {
    const distance = Math.abs(candidate.ms - ms)
    if (distance > radius) continue
    const nearest = best === null ? Infinity : Math.abs(best.ms - ms)
    const isPreferred = best !== null && SNAP_KINDS.indexOf(candidate.kind) < SNAP_KINDS.indexOf(best.kind)
    if (distance < nearest || (distance === nearest && isPreferred)) best = candidate
  }
  return best
}

/** The moments of a sorted list within `radius` ms of `ms`, as candidates. */
export function candidatesAround(sorted: ArrayLike<Ms>, ms: Ms, radius: Ms, kind: SnapKind): SnapCandidate[] {
  const found: SnapCandidate[] = []
  for (let i = rankIn(sorted, ms - radius - 1) + 1; i < sorted.length; i++) {
    const at = sorted[i] ?? Infinity
    if (at > ms + radius) break
    found.push({ kind, ms: at })
  }
  return found
}

/** How far back a line may begin (in lines) whose end is still looked at, when lines overlap. */
const LOOK_BACK = 64

/** The edges of lines within `radius` ms of `ms`, as candidates; `doesMove` = lines (by index) that are no fixed point. */
export function edgesAround(
  { lines, starts, ends }: Timeline,
  ms: Ms,
  radius: Ms,
  doesMove: (line: number) => boolean,
): SnapCandidate[] {
  const found: SnapCandidate[] = []
  const last = rankAt({ lines, starts, ends }, ms + radius)
  for (let k = Math.max(0, rankAt({ lines, starts, ends }, ms - radius) - LOOK_BACK); k <= last; k++) {
    if (doesMove(lines[k] ?? -1)) continue
    for (const at of [starts[k] ?? Infinity, ends[k] ?? Infinity])
      if (Math.abs(at - ms) <= radius) found.push({ kind: 'neighbour', ms: at })
  }
  return found
}
