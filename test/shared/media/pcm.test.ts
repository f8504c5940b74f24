import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPcmReader, type Pcm, type PcmShape } from '../../../shared/media/pcm.ts'

/** What comes of bytes: the samples, and that each piece begins where the last one ended. */
function read(shape: PcmShape, pieces: readonly Uint8Array[]): number[] {
  const found: Pcm[] = []
  const push = createPcmReader(shape, (pcm) => found.push({ ...pcm, samples: pcm.samples.slice() }))
  for (const piece of pieces) push(piece)
  let next = shape.from
  for (const { samples, channels, rate, at } of found) {
    expect([channels, rate, at]).toEqual([shape.channels, shape.rate, next])
    expect(samples.length % channels).toBe(0)
    next += samples.length / channels
  }
  return found.flatMap(({ samples }) => [...samples])
}

const bytes = (...samples: readonly number[]) => new Uint8Array(Int16Array.from(samples).buffer)

describe('decoded sound', () => {
  it('begins after what is dropped and ends where it is asked to', () => {
    const shape = { channels: 1, rate: 8000, drop: 3, from: 10, to: 12 }
    expect(read(shape, [bytes(9, 9, 9, 1, 2, 3, 4)])).toEqual([1, 2])
  })

  it('has whole frames only', () => {
    const shape = { channels: 2, rate: 8000, drop: 0, from: 0, to: Infinity }
    expect(read(shape, [bytes(1, 2, 3)])).toEqual([1, 2])
  })

  it('does not depend on how the bytes are cut, nor where they lie in memory', () => {
    const shape = fc.record({
      channels: fc.integer({ min: 1, max: 2 }),
      rate: fc.constant(44_100),
      drop: fc.nat(20),
      from: fc.nat(1000),
      length: fc.nat(40),
    })
    const cut = fc.array(fc.tuple(fc.uint8Array({ maxLength: 50 }), fc.nat(3)))
    fc.assert(
      fc.property(shape, cut, ({ length, ...rest }, pieces) => {
        const asked = { ...rest, to: rest.from + length }
        const whole = Uint8Array.from(pieces.flatMap(([piece]) => [...piece]))
        const frames = Math.floor(whole.length / 2 / rest.channels)
        const samples = [...new Int16Array(whole.buffer, 0, frames * rest.channels)]
        const begin = rest.drop * rest.channels
        const moved = pieces.map(([piece, by]) => {
          const memory = new Uint8Array(piece.length + by)
          memory.set(piece, by)
          return memory.subarray(by)
        })
        const expected = samples.slice(begin, begin + length * rest.channels)
        expect(read(asked, moved)).toEqual(expected)
        expect(read(asked, [whole])).toEqual(expected)
      }),
    )
  })
})
