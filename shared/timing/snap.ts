import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import { rankAt, type Timeline } from './active.ts'

/** What a time can snap to; among equally near ones the first kind in this list wins. */
const SNAP_KINDS = ['onset', 'playhead', 'neighbour', 'chapter'] as const
export type SnapKind = (typeof SNAP_KINDS)[number]
export type SnapCandidate = { readonly kind: SnapKind; readonly ms: Ms }

/** The nearest candidate within `radius` ms (inclusive); null when there is none. */
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

/** The times of a sorted list within `radius` ms of `ms`, as candidates. */
export function candidatesAround(sorted: ArrayLike<Ms>, ms: Ms, radius: Ms, kind: SnapKind): SnapCandidate[] {
  const found: SnapCandidate[] = []
  for (let i = rankIn(sorted, ms - radius - 1) + 1; i < sorted.length; i++) {
    const at = sorted[i] ?? Infinity
    if (at > ms + radius) break
    found.push({ kind, ms: at })
  }
  return found
}

/** How many lines back ends are still checked, when lines overlap. */
const LOOK_BACK = 64

/**
 * The edges of lines within `radius` ms of `ms`, as candidates; `doesMove` = lines (by index) that are not
 * fixed.
 */
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
