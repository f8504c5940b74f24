import type { Ms } from '../model/time.ts'
import { isRetimed, type Transcript } from '../model/transcript.ts'

/**
 * Consecutive lines whose starts moved by the same amount. `delta` null = no such amount: first timed,
 * untimed, new, or only the end moved.
 */
export type ChangeGroup = { readonly from: number; readonly to: number; readonly delta: Ms | null }

/** All lines with changed times; neighbours that moved alike are joined. One pass. */
export function changesOf({ segments }: Transcript): ChangeGroup[] {
  const groups: ChangeGroup[] = []
  for (const [index, segment] of segments.entries()) {
    if (!isRetimed(segment)) continue
    const before = segment.origin?.start ?? null
    const moved = segment.start !== null && before !== null ? segment.start - before : null
    const delta = moved === 0 ? null : moved
    const last = groups.at(-1)
    if (last?.to === index - 1 && delta !== null && last.delta === delta)
      groups[groups.length - 1] = { ...last, to: index }
    else groups.push({ from: index, to: index, delta })
  }
  return groups
}
