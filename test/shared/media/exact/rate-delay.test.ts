import { describe, expect, it } from 'vitest'
import { delayAtRate } from '../../../../shared/media/exact/rate-delay.ts'

const measured = [
  { rate: 3, late: 19 },
  { rate: 0.5, late: -31 },
  { rate: 0.9, late: -27 },
  { rate: 1.1, late: 0.5 },
]

describe('delayAtRate', () => {
  it('is nothing at normal speed, and where nothing was measured', () => {
    expect(delayAtRate(measured, 1)).toBe(0)
    expect(delayAtRate([], 2)).toBe(0)
    expect(delayAtRate([{ rate: 2, late: 9 }], 0.5)).toBe(0)
  })

  it('is what was measured, and between two speeds on the same side of 1 in proportion', () => {
    expect(delayAtRate(measured, 0.5)).toBe(-31)
    expect(delayAtRate(measured, 0.7)).toBeCloseTo(-29, 6)
    expect(delayAtRate(measured, 2.05)).toBeCloseTo(9.75, 6)
  })

  it('is that of the nearest speed on the same side beyond those that were measured', () => {
    expect(delayAtRate(measured, 0.25)).toBe(-31)
    expect(delayAtRate(measured, 0.99)).toBe(-27)
    expect(delayAtRate(measured, 1.01)).toBe(0.5)
    expect(delayAtRate(measured, 4)).toBe(19)
  })
})
