import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amplitudeOf, toCode } from '../../../../shared/media/peaks/amplitude.ts'
import { createPcmPoints } from '../../../../shared/media/peaks/pcm-points.ts'

/** Samples, given by what they become in a point. */
const sound = (...codes: readonly number[]) =>
  Int16Array.from(codes, (code) => Math.round(amplitudeOf(code) * 32_767))

/** The points of pieces that follow on each other from frame `at` on. */
function pointsOf(
  pieces: readonly Int16Array[],
  how: { readonly channels: number; readonly samplesPerPoint: number; readonly at: number },
) {
  const found = new Map<number, readonly [min: number, max: number]>()
  const points = createPcmPoints(how.samplesPerPoint, (at, part) => {
    for (let i = 0; i < part.length / 2; i++) found.set(at + i, [part[2 * i] ?? 0, part[2 * i + 1] ?? 0])
  })
  let { at } = how
  for (const samples of pieces) {
    points.push({ samples, channels: how.channels, rate: 44_100, at })
    at += samples.length / how.channels
    points.flush(false)
  }
  points.flush(true)
  return [...found]
}

const byte = (sample: number) => toCode(sample / 32_768) + 0

describe('points of decoded sound', () => {
  it('are the extremes of all channels, counted from where the sound begins', () => {
    const piece = sound(0, -127, 2, 0, 127, 0, 0, 0)
    expect(pointsOf([piece], { channels: 2, samplesPerPoint: 2, at: 14 })).toEqual([
      [7, [-127, 2]],
      [8, [0, 127]],
    ])
  })

  it('include one that the end cuts short', () => {
    const how = { channels: 1, samplesPerPoint: 4, at: 0 }
    expect(pointsOf([sound(0, 0, 0, 0, 12)], how)[1]).toEqual([1, [12, 12]])
    expect(pointsOf([], how)).toEqual([])
  })

  it('are counted while they are gathered, without the one that grows', () => {
    const points = createPcmPoints(2, () => undefined)
    points.push({ samples: sound(1, 2, 3), channels: 1, rate: 44_100, at: 0 })
    expect(points.points()).toBe(1)
    points.flush(false)
    points.push({ samples: sound(4), channels: 1, rate: 44_100, at: 3 })
    expect(points.points()).toBe(2)
  })

  it('do not depend on how the sound is cut', () => {
    const how = fc.record({
      channels: fc.integer({ min: 1, max: 2 }),
      samplesPerPoint: fc.integer({ min: 1, max: 9 }),
      first: fc.nat(5),
    })
    const cut = fc.array(fc.int16Array({ maxLength: 25 }))
    fc.assert(
      fc.property(how, cut, ({ channels, samplesPerPoint, first }, parts) => {
        const pieces = parts.map((part) => part.slice(0, part.length - (part.length % channels)))
        const whole = Int16Array.from(pieces.flatMap((piece) => [...piece]))
        const asked = { channels, samplesPerPoint, at: first * samplesPerPoint }
        const each = channels * samplesPerPoint
        const expected = Array.from({ length: Math.ceil(whole.length / each) }, (_, i) => {
          const part = whole.slice(i * each, (i + 1) * each)
          return [first + i, [byte(Math.min(...part)), byte(Math.max(...part))]]
        })
        expect(pointsOf(pieces, asked)).toEqual(expected)
        expect(pointsOf([whole], asked)).toEqual(expected)
      }),
    )
  })
})
