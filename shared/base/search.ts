/** Rank of the last of the sorted values that is <= `value`; -1 when there is none. O(log n). */
export function rankIn(values: ArrayLike<number>, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * Index of the first sorted item for which `isPast` holds, as it does for all after it; their number if for
 * none.
 */
export function firstPast<T>(items: readonly T[], isPast: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isPast(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
