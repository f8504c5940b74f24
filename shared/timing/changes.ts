import type { Ms } from '../model/time.ts'
import { isRetimed, type Transcript } from '../model/transcript.ts'

/**
 * Lines in a row whose starts have moved by the same amount. `delta` null = not one amount: a line that got its first
 * time, lost it, is new, or whose end alone moved.
 */
export type ChangeGroup = { readonly from: number; readonly to: number; readonly delta: Ms | null }

/** All lines whose times are not those of the file, joined where neighbours moved alike. One pass. */
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
