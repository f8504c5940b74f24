import type { Replacement, Span } from './format.ts'
import { slice } from './lines.ts'

/** The characters of `block` with the edits inside it; edits elsewhere are ignored. */
export function applyWithin(source: string, block: Span, edits: readonly Replacement[]): string {
  const inside = edits.filter(({ from, to }) => from >= block.from && to <= block.to)
  const shifted = inside.map(({ from, to, text }) => ({ from: from - block.from, to: to - block.from, text }))
  return applyAll(slice(source, block), shifted)
}

/** Applies edits in any order. Throws if they overlap: that is a defect, and must stop the save. */
export function applyAll(source: string, edits: readonly Replacement[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) throw new Error(`Two changes overlap at character ${from}.`)
    parts.push(source.slice(at, from), text)
    at = to
  }
  parts.push(source.slice(at))
  return parts.join('')
}
