import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../../shared/base/align.ts'
import { expectWithin } from '../../cpu-time.ts'

/** Length of the longest common row, by the textbook. */
function longest(one: readonly number[], other: readonly number[]): number {
  let row = new Array<number>(other.length + 1).fill(0)
  for (const a of one) {
    const next = [0]
    for (const [j, b] of other.entries())
      next.push(a === b ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

describe('align', () => {
  const list = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 })

  it('matches equal elements only, in the order of both', () => {
    fc.assert(
      fc.property(list, list, (one, other) => {
        let last = [-1, -1]
        for (const [i, j] of align(one, other)) {
          expect(one[i]).toBe(other[j])
          expect(i > (last[0] ?? 0) && j > (last[1] ?? 0)).toBe(true)
          last = [i, j]
        }
      }),
    )
  })

  it('finds as many as there are where nothing stands once in each', () => {
    const twice = (elements: readonly number[]) => [...elements, ...elements]
    fc.assert(
      fc.property(list, list, (one, other) => {
        const [a, b] = [twice(one), twice(other)]
        expect(align(a, b)).toHaveLength(longest(a, b))
      }),
    )
  })

  it('finds what is left after elements were taken out and put in', () => {
    const many = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 200 })
    fc.assert(
      fc.property(many, fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), (one, places) => {
        const other = one.filter((_, i) => !places.includes(i))
        expect(align(one, other)).toHaveLength(other.length)
        const more = one.flatMap((element, i) => (places.includes(i) ? [element, -1 - i] : [element]))
        expect(align(one, more)).toHaveLength(one.length)
      }),
    )
  })

  it.each([
    ['nothing in common', (i: number) => i, (i: number) => -1 - i],
    ['the same few again and again', (i: number) => i % 3, (i: number) => (i * 7) % 5],
    ['the same backwards', (i: number) => i, (i: number) => 40_000 - i],
  ])('ends soon for long lists with %s', (_, one, other) => {
    const numbers = Array.from({ length: 40_000 }, (__, i) => i)
    const [a, b] = [numbers.map(one), numbers.map(other)]
    expectWithin(2000, () => align(a, b))
  })
})
