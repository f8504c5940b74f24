/** Base points from `from` up to `to` (excluded). */
export type Stretch = { readonly from: number; readonly to: number }

/**
 * In which order the waveform of `total` points is computed: the window first, then outward from it in parts
 * of at most `part` points, the nearest first. What is `known` is left out. `total` may be Infinity: the last
 * part has no end then.
 */
export function planPeaks(
  total: number,
  window: Stretch,
  part: number,
  known: readonly Stretch[] = [],
): readonly Stretch[] {
  const from = Math.max(0, Math.min(window.from, total))
  const to = Math.max(from, Math.min(window.to, total))
  const after = Number.isFinite(total) ? cut({ from: to, to: total }, part) : [{ from: to, to: Infinity }]
  const before = cut({ from: 0, to: from }, part, true)
  const outward = [...after, ...before].sort((a, b) => distance(a, from, to) - distance(b, from, to))
  return [{ from, to }, ...outward].flatMap((stretch) => without(stretch, known))
}

function distance(stretch: Stretch, from: number, to: number): number {
  return stretch.from >= to ? stretch.from - to : from - stretch.to
}

/** Equal parts, none longer than `part`; with `backwards`, the last comes first. */
function cut({ from, to }: Stretch, part: number, backwards = false): Stretch[] {
  const count = Math.ceil((to - from) / part)
  const parts = Array.from({ length: count }, (_, i) => ({
    from: from + Math.round(((to - from) * i) / count),
    to: from + Math.round(((to - from) * (i + 1)) / count),
  }))
  return backwards ? parts.reverse() : parts
}

/** What is left of a stretch when the known ones (sorted, disjoint) are taken out. */
function without(stretch: Stretch, known: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let from = stretch.from
  for (const done of known) {
    if (done.to <= from) continue
    if (done.from >= stretch.to) break
    if (done.from > from) left.push({ from, to: done.from })
    from = done.to
  }
  if (from < stretch.to) left.push({ from, to: stretch.to })
  return left
}
