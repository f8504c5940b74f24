import type { Replacement, Span } from '../core/format.ts'

/**
 * Removes deleted blocks from comma-separated lists without leaving a dangling comma. Blocks may be in
 * several lists, in any order; `gapAt` = length of the separator at an offset, 0 = none.
 */
export function listRemovals(
  source: string,
  blocks: readonly (Span & { readonly kept: boolean })[],
  gapAt: (at: number) => number,
): Replacement[] {
  const sorted = blocks.toSorted((a, b) => a.from - b.from)
  const edits: Replacement[] = []
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i]
    if (!first || first.kept) continue
    const before = sorted[i - 1]
    let last = first
    for (
      let next = sorted[i + 1];
      next && !next.kept && next.from === last.to + gapAt(last.to);
      next = sorted[i + 1]
    ) {
      last = next
      i++
    }
    const after = gapAt(last.to)
    const follows =
      before !== undefined && before.to + gapAt(before.to) === first.from && before.to < first.from
    if (follows) edits.push({ from: before.to, to: last.to, text: '' })
    else if (after > 0) edits.push({ from: first.from, to: last.to + after, text: '' })
    else edits.push({ from: commaBefore(source, first.from), to: last.to, text: '' })
  }
  return edits
}

/** Where the comma before an item begins, with the space around it; the item's start when there is none. */
function commaBefore(source: string, from: number): number {
  const skip = (at: number) => {
    let start = at
    while (start > 0 && /\s/.test(source.charAt(start - 1))) start--
    return start
  }
  const comma = skip(from)
  return source.charAt(comma - 1) === ',' ? skip(comma - 1) : from
}
