import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureReaction } from '../../../shared/timing/reaction.ts'

const beats = [1000, 2500, 4100, 5400, 7000, 8300, 9900, 11_200, 12_700, 14_000]

describe('measureReaction', () => {
  it('is the median delay of ten taps, whatever one of them does', () => {
    const property = fc.property(
      fc.integer({ min: 80, max: 500 }),
      fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 10, maxLength: 10 }),
      fc.nat(9),
      fc.integer({ min: -700, max: 700 }),
      (delay, jitter, odd, slip) => {
        const taps = beats.map((beat, i) => beat + delay + (jitter[i] ?? 0) + (i === odd ? slip : 0))
        const found = measureReaction(taps, beats)
        expect(Math.abs((found?.reactionMs ?? Infinity) - delay)).toBeLessThanOrEqual(41)
        expect(found?.spreadMs).toBeLessThanOrEqual(81)
      },
    )
    fc.assert(property)
  })

  it('does not count missed and doubled beats', () => {
    const taps = [1200, 1260, 2700, 5600, 7200, 8500, 10_100]
    expect(measureReaction(taps, beats)).toEqual({ reactionMs: 200, spreadMs: 0, used: 6 })
  })

  it('says nothing with too few taps, and never less than 0', () => {
    expect(measureReaction([1200, 2700, 4300, 5600], beats)).toBeNull()
    expect(
      measureReaction(
        beats.map((beat) => beat - 60),
        beats,
      ),
    ).toMatchObject({ reactionMs: 0, used: 10 })
  })
})
