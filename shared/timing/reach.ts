import type { Transcript } from '../model/transcript.ts'
import type { Scope } from './scope.ts'

/** First and last index (both included) of lines. */
export type Reach = { readonly from: number; readonly to: number }

/**
 * The lines that move when a line's start is set: only it, all up to the next anchor, or all between the
 * anchors around it, in file order; of these none on a side without an anchor. Null when there is no such
 * line.
 */
export function reachOf({ segments }: Transcript, index: number, scope: Scope): Reach | null {
  if (!segments[index]) return null
  if (scope === 'line' || segments[index].start === null) return { from: index, to: index }
  const isAnchor = (i: number) => segments[i]?.mark === 'confirmed' && segments[i].start !== null
  let to = index
  while (to + 1 < segments.length && !isAnchor(to + 1)) to++
  if (scope === 'ripple') return { from: index, to }
  let from = index
  while (from > 0 && !isAnchor(from - 1)) from--
  return { from: from === 0 ? index : from, to: to === segments.length - 1 ? index : to }
}
