import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addPoints,
  bytesOf,
  createPyramid,
  doneRanges,
  doneShare,
  LEVELS,
  levelBytes,
  loudestHeight,
  NOTHING,
  type Pyramid,
  peaksBetween,
  pointMs,
  pointsBetween,
  pointsIn,
  pyramidOf,
} from '../../../../shared/media/peaks/pyramid.ts'
import { expectWithin } from '../../../cpu-time.ts'

/** 256 000 samples per second: a base point is exactly 1 ms. */
const RATE = 256_000

const heights = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 1, maxLength: 400 })

describe('a pyramid', () => {
  it('has base points of 256 samples', () => {
    expect(pointMs(44_100)).toBeCloseTo(5.805, 3)
  })

  it('answers the same min and max as looking at every point', () => {
    fc.assert(
      fc.property(
        heights,
        fc.nat(1000),
        fc.nat(300),
        fc.integer({ min: 1, max: 300 }),
        (values, at, skip, length) => {
          const pyramid = addPoints(createPyramid(RATE), at, pairs(values))
          const from = at + Math.min(skip, values.length - 1)
          const to = Math.min(at + values.length, from + length)
          const columns = peaksBetween(pyramid, from, to, 1)
          // One column of few points is read from the base level; of many, from a coarser one, true to a quarter.
          const slack = Math.max(0, Math.ceil((to - from) / 4))
          const seen = values.slice(from - at, to - at)
          const near = values.slice(Math.max(0, from - at - slack), to - at + slack)
          const [min = 0, max = 0] = columns
          expect(min).toBeGreaterThanOrEqual(Math.min(...near))
          expect(max).toBeLessThanOrEqual(Math.max(...near))
          if (to - from < 8) expect([min, max]).toEqual([Math.min(...seen), Math.max(...seen)])
        },
      ),
    )
  })

  it('loses nothing between columns: together they show the highest and lowest of all', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 64 }), (values, columns) => {
        const pyramid = addPoints(createPyramid(RATE), 0, pairs(values))
        const result = peaksBetween(pyramid, 0, values.length, columns)
        const mins = [...result].filter((_, i) => i % 2 === 0)
        const maxs = [...result].filter((_, i) => i % 2 === 1)
        const last = values.length - (values.length % 16)
        const surely = columns * 4 <= values.length ? values.slice(0, last) : values
        expect(Math.min(...mins)).toBeLessThanOrEqual(Math.min(...surely, 127))
        expect(Math.min(...mins)).toBeGreaterThanOrEqual(Math.min(...values))
        expect(Math.max(...maxs)).toBeGreaterThanOrEqual(Math.max(...surely, -128))
        expect(Math.max(...maxs)).toBeLessThanOrEqual(Math.max(...values))
      }),
    )
  })

  it('does not care in which order parts arrive, nor whether they arrive twice', () => {
    const parts = fc.array(fc.record({ at: fc.nat(2000), values: heights }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = [...list, list[0] ?? { at: 0, values: [0] }].sort(
          () => (random.next().value % 3) - 1,
        )
        const one = list.reduce<Pyramid>(
          (p, { at, values }) => addPoints(p, at, pairs(values)),
          createPyramid(RATE),
        )
        const other = shuffled.reduce<Pyramid>(
          (p, { at, values }) => addPoints(p, at, pairs(values)),
          createPyramid(RATE),
        )
        expect(other.done).toEqual(one.done)
        for (const columns of [3, 40, 700]) {
          expect(peaksBetween(other, 0, 2500, columns)).toEqual(peaksBetween(one, 0, 2500, columns))
        }
      }),
    )
  })

  it('says where nothing is known', () => {
    const pyramid = addPoints(createPyramid(RATE), 10, pairs([1, 2, 3]))
    expect([...peaksBetween(pyramid, 8, 15, 7)]).toEqual(
      [null, null, 1, 2, 3, null, null].flatMap((height) =>
        height === null ? [NOTHING.min, NOTHING.max] : [height, height],
      ),
    )
    expect(doneRanges(pyramid)).toEqual([{ fromMs: 10, toMs: 13 }])
    expect(doneShare(pyramid, 30)).toBeCloseTo(0.1)
  })

  it('joins ranges that touch', () => {
    const parts = [20, 0, 10, 40]
    const pyramid = parts.reduce((p, at) => addPoints(p, at, pairs(Array(10).fill(1))), createPyramid(RATE))
    expect(pyramid.done).toEqual([
      { from: 0, to: 30 },
      { from: 40, to: 50 },
    ])
  })

  it('measures loudness past a click', () => {
    const quiet = Array.from({ length: 5000 }, (_, i) => (i === 2500 ? 127 : 30))
    expect(loudestHeight(addPoints(createPyramid(RATE), 0, pairs(quiet)))).toBe(30)
    expect(loudestHeight(createPyramid(RATE))).toBe(1)
  })

  it('holds 10 h at 44.1 kHz in about 25 MB and answers a screen in well under a frame', () => {
    const count = Math.round((36_000 * 44_100) / 256)
    const points = new Int8Array(count * 2).map((_, i) => (i % 2 === 0 ? -((i * 31) % 100) : (i * 17) % 100))
    const pyramid = addPoints(createPyramid(44_100), 0, points)
    expect(bytesOf(pyramid) / 1e6).toBeLessThan(26)
    expectWithin(160, () => {
      for (let i = 0; i < 10; i++) peaksBetween(pyramid, 0, 36_000_000, 1400)
    })
  })
})

describe('a pyramid from stored levels', () => {
  const sizes = fc.oneof(fc.nat(300), fc.integer({ min: 16_300, max: 50_000 }))

  it('is the one they were taken from', () => {
    fc.assert(
      fc.property(sizes, fc.nat(100), (count, seed) => {
        const original = addPoints(createPyramid(RATE), 0, noise(count, seed))
        const loaded = reloaded(original, count)
        expect(loaded.done).toEqual(original.done)
        expect(loaded.heights).toEqual(original.heights)
        expect(allLevels(loaded, count).equals(allLevels(original, count))).toBe(true)
        for (const columns of [1, 70, 1400])
          expect(peaksBetween(loaded, 0, count + 9, columns)).toEqual(
            peaksBetween(original, 0, count + 9, columns),
          )
      }),
      { numRuns: 30 },
    )
  })

  it('takes more points like any other', () => {
    fc.assert(
      fc.property(sizes, fc.nat(50_000), fc.integer({ min: 1, max: 20_000 }), (count, at, more) => {
        const original = addPoints(createPyramid(RATE), 0, noise(count, 3))
        const loaded = addPoints(reloaded(original, count), at, noise(more, 8))
        const expected = addPoints(original, at, noise(more, 8))
        const end = Math.max(count, at + more)
        expect(loaded.done).toEqual(expected.done)
        expect(allLevels(loaded, end).equals(allLevels(expected, end))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('uses whole blocks where they are instead of copying them', () => {
    const base = noise(40_000, 1)
    const [first, second, third] = pyramidOf(RATE, [base], 40_000).levels[0] ?? []
    expect([first?.buffer, second?.buffer]).toEqual([base.buffer, base.buffer])
    expect(third?.buffer).not.toBe(base.buffer)
  })

  it('takes no more than there is when the count claims more', () => {
    const loaded = pyramidOf(RATE, [noise(10, 1)], 20)
    expect(peaksBetween(loaded, 10, 20, 2)).toEqual(Int8Array.of(127, -128, 127, -128))
    expect(bytesOf(loaded)).toBe(2 * 16_384)
  })

  it('counts as points what the levels of an odd number of points have', () => {
    expect([0, 1, 2, 13].map((k) => pointsIn(5, k))).toEqual([5, 3, 2, 1])
    expect(pointsIn(0, 3)).toBe(0)
  })

  it('gives any part of a level, with nothing where nothing is known', () => {
    const pyramid = addPoints(createPyramid(RATE), 16_383, pairs([1, 2]))
    expect([...pointsBetween(pyramid, 0, 16_382, 16_386)]).toEqual([127, -128, 1, 1, 2, 2, 127, -128])
    expect([...pointsBetween(pyramid, 1, 8191, 8193)]).toEqual([1, 1, 2, 2])
    expect(pointsBetween(pyramid, 0, 5, 5)).toHaveLength(0)
  })
})

/** One buffer, because comparing long arrays value by value takes seconds. */
function allLevels(pyramid: Pyramid, count: number): Buffer {
  return Buffer.concat(Array.from({ length: LEVELS }, (_, k) => Buffer.from(levelBytes(pyramid, k, count))))
}

/** As if read from a file that has all levels one behind the other. */
function reloaded(pyramid: Pyramid, count: number): Pyramid {
  const levels = Array.from({ length: LEVELS }, (_, k) => levelBytes(pyramid, k, count))
  return pyramidOf(pyramid.rate, levels, count)
}

/** Points as they come out of audio: the first of each pair is the lower one, or NOTHING. */
function noise(count: number, seed: number): Int8Array {
  const points = new Int8Array(count * 2)
  for (let i = 0; i < count; i++) {
    const height = (i * 37 + seed * 11) % 128
    points[2 * i] = height === 0 ? NOTHING.min : -((height * 7) % 100)
    points[2 * i + 1] = height === 0 ? NOTHING.max : height
  }
  return points
}

/** Points whose min and max are the same. */
function pairs(values: readonly number[]): Int8Array {
  return Int8Array.from(values.flatMap((value) => [value, value]))
}
