import type { Replacement, Span } from './format.ts'
import { slice } from './lines.ts'

/** Two changes want the same characters. Never leaves this file: `unlessOverlapping` makes a value of it. */
class Overlap extends Error {}

/**
 * What `work` makes; null when two of the changes in it overlap, at whatever depth: then none of them is
 * made. This is the one door to saving in place, so that no format has to pass the refusal on.
 */
export function unlessOverlapping<T>(work: () => T): T | null {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Overlap) return null
    throw cause
  }
}

/** The characters of `block` with the edits inside it; edits elsewhere are ignored. */
export function applyWithin(source: string, block: Span, edits: readonly Replacement[]): string {
  const inside = edits.filter(({ from, to }) => from >= block.from && to <= block.to)
  const shifted = inside.map(({ from, to, text }) => ({ from: from - block.from, to: to - block.from, text }))
  return applyAll(slice(source, block), shifted)
}

/** Applies edits in any order. Overlapping ones end the work that `unlessOverlapping` has begun. */
export function applyAll(source: string, edits: readonly Replacement[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) throw new Overlap(`Two changes overlap at character ${from}.`)
    parts.push(source.slice(at, from), text)
    at = to
  }
  parts.push(source.slice(at))
  return parts.join('')
}

/** A running number like another one: with zeros before it where that has some. */
export function printIndex(number: number, like: string): string {
  return String(number).padStart(like.startsWith('0') ? like.length : 0, '0')
}
