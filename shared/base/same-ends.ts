/** How many items two lists share at the beginning and, of the rest, at the end. */
export type Ends = { readonly head: number; readonly tail: number }

/** Compares two lists (or texts) from both ends; `head` and `tail` never overlap in either list. */
export function sameEnds<A, B>(
  one: ArrayLike<A>,
  other: ArrayLike<B>,
  isEqual: (a: A, b: B) => boolean,
): Ends {
  const most = Math.min(one.length, other.length)
  const isSame = (i: number, j: number) => isEqual(one[i] as A, other[j] as B)
  let head = 0
  while (head < most && isSame(head, head)) head++
  let tail = 0
  while (tail < most - head && isSame(one.length - 1 - tail, other.length - 1 - tail)) tail++
  return { head, tail }
}
