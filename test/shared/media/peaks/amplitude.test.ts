import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amplitudeOf, toCode } from '../../../../shared/media/peaks/amplitude.ts'

const amplitude = fc.double({ min: -1, max: 1, noNaN: true })

describe('amplitudes as bytes', () => {
  it('are true to 1.6 % of full scale everywhere, and finer where it is quiet', () => {
    fc.assert(
      fc.property(amplitude, (value) => {
        expect(Math.abs(amplitudeOf(toCode(value)) - value)).toBeLessThan(0.008)
      }),
    )
    const quiet = 10 ** (-60 / 20)
    expect(Math.abs(amplitudeOf(toCode(quiet)) / quiet - 1)).toBeLessThan(0.15)
    expect(toCode(10 ** (-96 / 20))).toBe(1)
  })

  it('keep their order, so that an extreme stays one', () => {
    fc.assert(
      fc.property(amplitude, amplitude, (a, b) => {
        if (a <= b) expect(toCode(a)).toBeLessThanOrEqual(toCode(b))
      }),
    )
  })

  it('come back as they are, and what is too loud is clipped', () => {
    for (let code = -127; code <= 127; code++) expect(toCode(amplitudeOf(code)) + 0).toBe(code)
    expect([toCode(1.5), toCode(-1.5), amplitudeOf(127), amplitudeOf(-127)]).toEqual([127, -127, 1, -1])
  })
})
