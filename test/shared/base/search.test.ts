import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPast, rankIn } from '../../../shared/base/search.ts'

describe('rankIn', () => {
  it('finds the last value that is not later', () => {
    expect([5, 10, 15, 30, 99].map((ms) => rankIn([10, 20, 20, 30], ms))).toEqual([-1, 0, 0, 3, 3])
    expect(rankIn([10, 20, 20, 30], 20)).toBe(2)
  })

  it('agrees with looking at every value', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 })).map((all) => all.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(values, fc.integer({ min: -60, max: 60 }), (sorted, value) => {
        expect(rankIn(sorted, value)).toBe(sorted.findLastIndex((other) => other <= value))
      }),
    )
  })
})

describe('firstPast', () => {
  it('finds where a condition begins to hold', () => {
    const isLate = (ms: number) => ms >= 20
    expect([[], [1], [20], [1, 20, 20, 30], [1, 2, 3]].map((all) => firstPast(all, isLate))).toEqual([
      0, 1, 0, 1, 3,
    ])
  })
})
