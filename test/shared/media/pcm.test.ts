import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPcmReader, type PcmPlan } from '../../../shared/media/pcm.ts'

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

describe('points of decoded sound', () => {
  it('are the extremes of all channels', () => {
    const plan = { channels: 2, samplesPerPoint: 2, drop: 0, firstPoint: 7, maxPoints: 9 }
    const points = read(plan, [Uint8Array.of(128, 0, 130, 128, 255, 128, 128, 128)])
    expect([...points]).toEqual([
      [7, [-128, 2]],
      [8, [0, 127]],
    ])
  })

  it('begin after what is dropped and end at the last one asked for', () => {
    const plan = { channels: 1, samplesPerPoint: 2, drop: 3, firstPoint: 0, maxPoints: 1 }
    expect([...read(plan, [Uint8Array.of(0, 0, 0, 129, 130, 255, 255)])]).toEqual([[0, [1, 2]]])
  })

  it('include one that the end cuts short', () => {
    const plan = { channels: 1, samplesPerPoint: 4, drop: 0, firstPoint: 0, maxPoints: Infinity }
    expect([...read(plan, [Uint8Array.of(128, 128, 128, 128, 140)])][1]).toEqual([1, [12, 12]])
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
        const samples = [...whole].slice(how.drop * how.channels)
        const each = how.channels * how.samplesPerPoint
        const count = Math.min(how.maxPoints, Math.ceil(samples.length / each))
        const expected = Array.from({ length: count }, (_, i) => {
          const part = samples.slice(i * each, (i + 1) * each)
          return [how.firstPoint + i, [Math.min(...part) - 128, Math.max(...part) - 128]]
        })
        expect([...read(how, pieces)]).toEqual(expected)
      }),
    )
  })
})
