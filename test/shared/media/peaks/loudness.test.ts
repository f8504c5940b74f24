import { describe, expect, it } from 'vitest'
import { toCode } from '../../../../shared/media/peaks/amplitude.ts'
import { loudnessBetween, SILENCE_DB } from '../../../../shared/media/peaks/loudness.ts'
import { addPoints, createPyramid } from '../../../../shared/media/peaks/pyramid.ts'

/** 5 ms a point. */
const RATE = 51_200

/** A waveform that swings between -height and height, one point for each height. */
function swinging(heights: readonly number[], at = 0) {
  const points = Int8Array.from(heights.flatMap((height) => [toCode(-height), toCode(height)]))
  return addPoints(createPyramid(RATE), at, points)
}

describe('levels of a waveform', () => {
  it('are in dB of full scale, silence the least', () => {
    const pyramid = swinging([
      ...Array<number>(40).fill(1),
      ...Array<number>(40).fill(0.1),
      ...Array<number>(40).fill(0),
    ])
    const levels = loudnessBetween(pyramid, 0, 60)
    expect(levels[10]).toBeCloseTo(0, 1)
    expect(levels[30]).toBeCloseTo(-20, 0)
    expect(levels[50]).toBeCloseTo(SILENCE_DB, 1)
  })

  it('tell even very quiet sound from silence', () => {
    const [quiet = 0] = loudnessBetween(swinging(Array<number>(40).fill(10 ** (-60 / 20))), 10, 11)
    expect(Math.abs(quiet + 60)).toBeLessThan(2)
  })

  it('do not count what shifts the whole sound', () => {
    const points = Int8Array.from({ length: 80 }, () => toCode(0.5))
    const [level] = loudnessBetween(addPoints(createPyramid(RATE), 0, points), 10, 11)
    expect(level).toBeCloseTo(SILENCE_DB, 1)
  })

  it('are the same wherever one begins to ask', () => {
    const pyramid = swinging(Array.from({ length: 400 }, (_, i) => ((i * 37) % 100) / 100))
    const all = loudnessBetween(pyramid, 0, 200)
    expect(loudnessBetween(pyramid, 63, 71)).toEqual(all.slice(63, 71))
  })

  it('are silence where nothing is known', () => {
    const levels = loudnessBetween(swinging(Array<number>(40).fill(1), 400), 0, 400)
    expect(levels[10]).toBeCloseTo(SILENCE_DB, 1)
    expect(levels[210]).toBeCloseTo(0, 1)
    expect(levels[399]).toBeCloseTo(SILENCE_DB, 1)
  })
})
