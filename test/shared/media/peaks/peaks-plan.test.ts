import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planPeaks } from '../../../../shared/media/peaks/peaks-plan.ts'

describe('the order of the waveform', () => {
  it('is the window first, then outward', () => {
    expect(planPeaks(1000, { from: 400, to: 500 }, 200)).toEqual([
      { from: 400, to: 500 },
      { from: 500, to: 667 },
      { from: 200, to: 400 },
      { from: 667, to: 833 },
      { from: 0, to: 200 },
      { from: 833, to: 1000 },
    ])
  })

  it('has an open end when the length is not known', () => {
    expect(planPeaks(Infinity, { from: 0, to: 100 }, 200)).toEqual([
      { from: 0, to: 100 },
      { from: 100, to: Infinity },
    ])
  })

  it('leaves out what is known', () => {
    const known = [
      { from: 0, to: 50 },
      { from: 90, to: 120 },
    ]
    expect(planPeaks(200, { from: 40, to: 100 }, 200, known)).toEqual([
      { from: 50, to: 90 },
      { from: 120, to: 200 },
    ])
  })

  it('takes everything unknown once, in parts that are not too long', () => {
    const stretch = fc
      .tuple(fc.nat(300), fc.nat(300))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
    fc.assert(
      fc.property(
        fc.nat(300),
        stretch,
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.boolean(), { maxLength: 300 }),
        (total, window, part, bits) => {
          const known = bits.flatMap((bit, i) => (bit ? [{ from: i, to: i + 1 }] : []))
          const plan = planPeaks(total, window, part, known)
          const times = Array.from({ length: total }, () => 0)
          for (const { from, to } of plan) {
            expect(to).toBeGreaterThan(from)
            if (from < window.from || to > window.to) expect(to - from).toBeLessThanOrEqual(part)
            for (let i = from; i < to; i++) times[i] = (times[i] ?? Number.NaN) + 1
          }
          expect(times).toEqual(times.map((_, i) => (bits[i] ? 0 : 1)))
        },
      ),
    )
  })
})
