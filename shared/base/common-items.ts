import { sameEnds } from './same-ends.ts'

export type Common<A, B> = {
  readonly isSame: (old: A, now: B) => boolean
  /** What a pair counts; 1 when absent. */
  readonly weigh?: (old: A, now: B) => number
  /** With more pairs than this to compare, only the equal ends are found. */
  readonly mostPairs: number
}

/**
 * The heaviest common subsequence of two lists: for each item of `now` the index of its partner in `old`, -1
 * = none. Equal ends are paired first, so that a small change in a long list costs little.
 */
export function commonItems<A, B>(
  old: readonly A[],
  now: readonly B[],
  { isSame, weigh = () => 1, mostPairs }: Common<A, B>,
): Int32Array {
  const partner = new Int32Array(now.length).fill(-1)
  const { head, tail } = sameEnds(old, now, isSame)
  for (let j = 0; j < head; j++) partner[j] = j
  for (let back = 1; back <= tail; back++) partner[now.length - back] = old.length - back
  const [rows, columns] = [old.length - head - tail, now.length - head - tail]
  if (rows === 0 || columns === 0 || rows * columns > mostPairs) return partner
  const width = columns + 1
  const weights = new Float64Array((rows + 1) * width)
  const at = (i: number, j: number) => weights[i * width + j] ?? 0
  const weightOf = (i: number, j: number) => {
    const [a, b] = [old[head + i] as A, now[head + j] as B]
    return isSame(a, b) ? weigh(a, b) : 0
  }
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const paired = weightOf(i, j)
      const best = Math.max(at(i + 1, j), at(i, j + 1))
      weights[i * width + j] = paired > 0 ? Math.max(best, at(i + 1, j + 1) + paired) : best
    }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const paired = weightOf(i, j)
    if (paired > 0 && at(i, j) === at(i + 1, j + 1) + paired) partner[head + j++] = head + i++
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  }
  return partner
}
