import { describe, expect, it } from 'vitest'
import { contradicts, piecewise } from '../../../shared/timing/time-map.ts'

describe('piecewise', () => {
  const map = piecewise([
    { from: 1000, to: 2000 },
    { from: 3000, to: 3000 },
  ])

  it.each([
    [0, 1000],
    [1000, 2000],
    [2000, 2500],
    [3000, 3000],
    [5000, 5000],
  ])('sends %i to %i', (from, to) => {
    expect(map(from)).toBe(to)
  })

  it('changes nothing without points', () => {
    expect(piecewise([])(1234)).toBe(1234)
  })
})

describe('contradicts', () => {
  it('sees moments that change places or part', () => {
    const at = (from: number, to: number) => ({ from, to })
    expect(contradicts(at(0, 0), at(10, 5))).toBe(false)
    expect(contradicts(at(0, 5), at(10, 5))).toBe(true)
    expect(contradicts(at(10, 5), at(10, 5))).toBe(false)
    expect(contradicts(at(10, 5), at(10, 6))).toBe(true)
  })
})
