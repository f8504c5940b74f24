import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGatherer } from '../../../../shared/media/peaks/gatherer.ts'
import {
  BLOCK_POINTS,
  bitmapOf,
  MAX_POINTS,
  type Range,
  wholeBlocks,
} from '../../../../shared/media/peaks/peaks-file.ts'
import { addPoints, createPyramid, pointsBetween } from '../../../../shared/media/peaks/pyramid.ts'

describe('gathering points into blocks', () => {
  const parts = fc.array(
    fc.record({ at: fc.nat(5 * BLOCK_POINTS), length: fc.integer({ min: 1, max: 2 * BLOCK_POINTS }) }),
    { minLength: 1, maxLength: 12 },
  )

  it('gives exactly the blocks that are covered, with all that came for them', () => {
    fc.assert(
      fc.property(parts, fc.nat(100), (list, seed) => {
        const gatherer = createGatherer(bitmapOf([]))
        let pyramid = createPyramid(44_100)
        for (const { at, length } of list) {
          const points = noise(length, seed + at)
          gatherer.add(at, points)
          pyramid = addPoints(pyramid, at, points)
        }
        const whole = pyramid.done.map(wholeBlocks).flatMap(numbers)
        expect(gatherer.ready()).toBe(whole.length)
        for (const [i, [block, points]] of gatherer.take().entries()) {
          expect(block).toBe(whole[i])
          const expected = pointsBetween(pyramid, 0, block * BLOCK_POINTS, (block + 1) * BLOCK_POINTS)
          expect(Buffer.from(points).equals(Buffer.from(expected))).toBe(true)
        }
        expect(gatherer.ready()).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('gives a stored block anew when a single point comes for it', () => {
    const gatherer = createGatherer(bitmapOf([{ from: 3, to: 4 }]))
    gatherer.add(3 * BLOCK_POINTS + 1, Int8Array.of(-5, 6))
    const [[block, points] = [0, new Int8Array()]] = gatherer.take()
    expect(block).toBe(3)
    expect([...points.subarray(0, 6)]).toEqual([127, -128, -5, 6, 127, -128])
  })

  it('does not keep what it is given, and looks past what has no place', () => {
    const gatherer = createGatherer(bitmapOf([]))
    const points = noise(BLOCK_POINTS, 1)
    gatherer.add(0, points)
    points.fill(0)
    gatherer.add(-BLOCK_POINTS, noise(BLOCK_POINTS, 1))
    gatherer.add(MAX_POINTS, noise(BLOCK_POINTS, 1))
    expect(gatherer.take()).toEqual([[0, noise(BLOCK_POINTS, 1)]])
  })

  it('drops blocks rather than fill the memory', () => {
    const gatherer = createGatherer(bitmapOf([]))
    for (let block = 0; block < 2000; block++) gatherer.add(block * BLOCK_POINTS, noise(BLOCK_POINTS, 1))
    expect(gatherer.take().length).toBeLessThan(1000)
    // Half blocks: only the latest ones find their other half again.
    for (let block = 0; block < 1000; block++) gatherer.add(block * BLOCK_POINTS, noise(2048, 1))
    for (let block = 0; block < 1000; block++) gatherer.add(block * BLOCK_POINTS + 2048, noise(2048, 1))
    expect(gatherer.take().length).toBeLessThan(200)
  })
})

function numbers({ from, to }: Range): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function noise(count: number, seed: number): Int8Array {
  const points = new Int8Array(count * 2)
  for (let i = 0; i < points.length; i++) points[i] = ((i * 37 + seed * 11) % 100) * (i % 2 === 0 ? -1 : 1)
  return points
}
