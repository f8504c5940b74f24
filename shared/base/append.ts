/**
 * Puts items behind a list, however many: as arguments of `push` some hundred thousand are more than the
 * engine takes, and a stranger's file may hold as many of anything.
 */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item)
}

/** The smallest of some numbers, however many; Infinity for none. */
export function least(numbers: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY
  for (const number of numbers) found = Math.min(found, number)
  return found
}

/** The greatest of some numbers, however many; -Infinity for none. */
export function greatest(numbers: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY
  for (const number of numbers) found = Math.max(found, number)
  return found
}
