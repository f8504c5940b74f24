import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followBy, isHigh, isInView, revealBy, scrollManner } from '../../../renderer/list/scroll-policy.ts'

const view = { height: 1000 }
const row = (top: number, bottom: number) => ({ top, bottom })
const moved = ({ top, bottom }: { top: number; bottom: number }, by: number) => row(top - by, bottom - by)

const anyView = fc.integer({ min: 100, max: 2000 }).map((height) => ({ height }))
const anyRow = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 20, max: 3000 }))
  .map(([top, height]) => row(top, top + height))

describe('followBy', () => {
  it.each([
    [100, 150, 0],
    [670, 720, 0],
    [671, 721, 391],
    [99, 149, -181],
    [5000, 5050, 4720],
    [-300, -250, -580],
  ])('with a row at %i to %i of 1000 scrolls by %i', (top, bottom, by) => {
    expect(followBy(row(top, bottom), view)).toBe(by)
  })

  it('takes a row for high that does not fit where it is kept', () => {
    expect([isHigh(row(0, 620), view), isHigh(row(0, 621), view)]).toEqual([false, true])
  })

  it('shows the beginning of a row that is taller than the view', () => {
    expect(followBy(row(2000, 3500), view)).toBe(1900)
    expect(followBy(row(0, 1500), view)).toBe(0)
    expect(followBy(row(-1, 1499), view)).toBe(-101)
  })

  it('is content with where it scrolled to', () => {
    fc.assert(
      fc.property(anyRow, anyView, (place, size) => {
        const there = moved(place, followBy(place, size))
        expect(Math.abs(followBy(there, size))).toBeLessThan(1e-6)
        expect(isInView(there, size)).toBe(true)
      }),
    )
  })
})

describe('revealBy', () => {
  it.each([
    [24, 100, 0],
    [500, 976, 0],
    [0, 50, -24],
    [-500, -450, -524],
    [990, 1040, 64],
    [3000, 3050, 2074],
    [1100, 2500, 1076],
  ])('with a row at %i to %i of 1000 scrolls by %i', (top, bottom, by) => {
    expect(revealBy(row(top, bottom), view)).toBe(by)
  })

  it('brings the beginning of any row into view', () => {
    fc.assert(
      fc.property(anyRow, anyView, (place, size) => {
        const there = moved(place, revealBy(place, size))
        expect(there.top).toBeGreaterThanOrEqual(0)
        expect(there.top).toBeLessThan(size.height)
      }),
    )
  })
})

describe('isInView', () => {
  it.each([
    [-50, 0, false],
    [-50, 1, true],
    [999, 1050, true],
    [1000, 1050, false],
    [-500, 2000, true],
  ])('a row at %i to %i of 1000: %s', (top, bottom, expected) => {
    expect(isInView(row(top, bottom), view)).toBe(expected)
  })
})

describe('scrollManner', () => {
  it('glides short ways and jumps long ones', () => {
    expect(scrollManner(300, view, false)).toBe('smooth')
    expect(scrollManner(-2000, view, false)).toBe('smooth')
    expect(scrollManner(2001, view, false)).toBe('instant')
    expect(scrollManner(-2001, view, false)).toBe('instant')
  })

  it('jumps always when motion is to be reduced', () => {
    expect(scrollManner(1, view, true)).toBe('instant')
  })
})
