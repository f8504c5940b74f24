/** Row heights in px. Finding a row or its place and changing a height take logarithmic time. */
export type RowHeights = {
  readonly count: number
  /** Height of all rows. */
  total(): number
  /** Distance of a row's top from the first one's; with `count` the bottom of the last. */
  top(index: number): number
  /** The row at this distance from the first one's top, clamped to the list; -1 without rows. */
  at(y: number): number
  /** Sets a row's height; false when unchanged. */
  set(index: number, height: number): boolean
}

/** Builds the heights as a Fenwick tree. */
export function createRowHeights(count: number, heightOf: (index: number) => number): RowHeights {
  const heights = new Float64Array(count)
  const sums = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) heights[i] = sums[i + 1] = heightOf(i)
  for (let i = 1; i <= count; i++) {
    const parent = i + (i & -i)
    if (parent <= count) sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0)
  }

  function top(index: number): number {
    let sum = 0
    for (let i = Math.min(index, count); i > 0; i -= i & -i) sum += sums[i] ?? 0
    return sum
  }

  function at(y: number): number {
    let index = 0
    let left = y
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, count))); step >= 1; step /= 2) {
      const sum = sums[index + step]
      if (sum === undefined || sum > left) continue
      index += step
      left -= sum
    }
    return Math.min(index, count - 1)
  }

  function set(index: number, height: number): boolean {
    const change = height - (heights[index] ?? height)
    if (change === 0) return false
    heights[index] = height
    for (let i = index + 1; i <= count; i += i & -i) sums[i] = (sums[i] ?? 0) + change
    return true
  }

  return { count, total: () => top(count), top, at, set }
}
