import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowHeights } from '../../../renderer/list/row-heights.ts'

const heightsOf = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 70 })

describe('row heights', () => {
  it('know the place of every row, and the row at every place', () => {
    fc.assert(
      fc.property(
        heightsOf,
        fc.array(fc.tuple(fc.nat(69), fc.integer({ min: 1, max: 200 }))),
        (first, sets) => {
          const plain = [...first]
          const heights = createRowHeights(plain.length, (i) => plain[i] ?? 0)
          for (const [at, height] of sets) {
            const index = at % plain.length
            expect(heights.set(index, height)).toBe(plain[index] !== height)
            plain[index] = height
          }
          let top = 0
          for (const [i, height] of plain.entries()) {
            expect(heights.top(i)).toBe(top)
            expect(heights.at(top)).toBe(i)
            expect(heights.at(top + height - 0.5)).toBe(i)
            top += height
          }
          expect(heights.total()).toBe(top)
        },
      ),
    )
  })

  it('answers with the ends outside, and with nothing when there are no rows', () => {
    const heights = createRowHeights(3, () => 10)
    expect([heights.at(-5), heights.at(30), heights.at(1e9)]).toEqual([0, 2, 2])
    const none = createRowHeights(0, () => 10)
    expect([none.at(0), none.total(), none.top(0)]).toEqual([-1, 0, 0])
  })
})
