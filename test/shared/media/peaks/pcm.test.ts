import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amplitudeOf, toCode } from '../../../../shared/media/peaks/amplitude.ts'
import { createPcmReader, type PcmPlan } from '../../../../shared/media/peaks/pcm.ts'

/** Samples, given as the bytes that they become in a point, as a decoder writes them. */
function sound(...codes: readonly number[]): Uint8Array {
  return new Uint8Array(Int16Array.from(codes, (code) => Math.round(amplitudeOf(code) * 32_767)).buffer)
}

function read(plan: PcmPlan, pieces: readonly Uint8Array[]) {
  const points = new Map<number, readonly [min: number, max: number]>()
  const reader = createPcmReader(plan, (at, part) => {
    for (let i = 0; i < part.length / 2; i++) points.set(at + i, [part[2 * i] ?? 0, part[2 * i + 1] ?? 0])
  })
  for (const piece of pieces) {
    reader.push(piece)
    reader.flush(false)
  }
  reader.flush(true)
  return points
}

const byte = (sample: number) => toCode(sample / 32_768) + 0

describe('points of decoded sound', () => {
  it('are the extremes of all channels', () => {
    const plan = { channels: 2, samplesPerPoint: 2, drop: 0, firstPoint: 7, maxPoints: 9 }
    const points = read(plan, [sound(0, -127, 2, 0, 127, 0, 0, 0)])
    expect([...points]).toEqual([
      [7, [-127, 2]],
      [8, [0, 127]],
    ])
  })

  it('begin after what is dropped and end at the last one asked for', () => {
    const plan = { channels: 1, samplesPerPoint: 2, drop: 3, firstPoint: 0, maxPoints: 1 }
    expect([...read(plan, [sound(-127, -127, -127, 1, 2, 127, 127)])]).toEqual([[0, [1, 2]]])
  })

  it('include one that the end cuts short', () => {
    const plan = { channels: 1, samplesPerPoint: 4, drop: 0, firstPoint: 0, maxPoints: Infinity }
    expect([...read(plan, [sound(0, 0, 0, 0, 12)])][1]).toEqual([1, [12, 12]])
  })

  it('do not depend on how the bytes are cut', () => {
    const plan = fc.record({
      channels: fc.integer({ min: 1, max: 2 }),
      samplesPerPoint: fc.integer({ min: 1, max: 9 }),
      drop: fc.nat(20),
      firstPoint: fc.nat(5),
      maxPoints: fc.nat(40),
    })
    fc.assert(
      fc.property(plan, fc.array(fc.uint8Array({ maxLength: 50 })), (how, pieces) => {
        const whole = Uint8Array.from(pieces.flatMap((piece) => [...piece]))
        expect([...read(how, pieces)]).toEqual([...read(how, [whole])])
        const samples = [...new Int16Array(whole.buffer, 0, whole.length >> 1)].slice(how.drop * how.channels)
        const each = how.channels * how.samplesPerPoint
        const count = Math.min(how.maxPoints, Math.ceil(samples.length / each))
        const expected = Array.from({ length: count }, (_, i) => {
          const part = samples.slice(i * each, (i + 1) * each)
          return [how.firstPoint + i, [byte(Math.min(...part)), byte(Math.max(...part))]]
        })
        expect([...read(how, pieces)]).toEqual(expected)
      }),
    )
  })
})
