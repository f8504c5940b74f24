import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Drift, drifted, fitDrift } from '../../../shared/timing/fit-drift.ts'
import { line, transcriptOf } from '../../builders.ts'

/** An hour of lines of 4 s; before every 30th line there is a break of 2 s. */
const lines = transcriptOf(
  ...Array.from({ length: 840 }, (_, i) => {
    const start = i * 4200 + Math.floor(i / 30) * 2000
    return line(`L${i}`, start, start + 4000)
  }),
)
const startOf = (index: number) => lines.segments[index]?.start ?? 0

/** Chance from a seed (mulberry32), so that noise is noise: fast-check itself prefers extremes. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a listener says of some lines of a part of the file: right within 150 ms, but for a slip. */
function listen(truth: (ms: number) => number, indices: number[], seed: number, slips: boolean) {
  const random = chance(seed)
  const odd = slips ? Math.floor(random() * indices.length) : -1
  return indices.map((index, i) => {
    const slip = i === odd ? (random() < 0.5 ? -1 : 1) * (1000 + random() * 20_000) : 0
    return { index, ms: Math.round(truth(startOf(index)) + (random() - 0.5) * 300 + slip) }
  })
}
const some = [12, 80, 150, 215, 290, 340, 410, 475, 560, 610, 700, 790]
const seeds = fc.integer({ min: 1, max: 1e9 })
/** The seed is fixed because noise may look like anything once in ten thousand times. */
const runs = { numRuns: 150, seed: 7 }

/** The greatest distance between the drift found and the truth over the lines, in ms. */
function farthest(drift: Drift, truth: (ms: number) => number): number {
  return Math.max(
    ...lines.segments.map(({ start }) => Math.abs(drifted(drift, start ?? 0) - truth(start ?? 0))),
  )
}

describe('fitDrift', () => {
  it('finds a constant offset', () => {
    const property = fc.property(
      seeds,
      fc.integer({ min: -20_000, max: 90_000 }),
      fc.boolean(),
      (seed, offset, slips) => {
        const found = fitDrift(
          lines,
          listen((ms) => ms + offset, some, seed, slips),
        )!
        expect(found.drift.kind).toBe('offset')
        expect(farthest(found.drift, (ms) => ms + offset)).toBeLessThan(120)
        expect(found.residuals.filter(({ isOutlier }) => isOutlier)).toHaveLength(slips ? 1 : 0)
        expect(found.spreadMs).toBeLessThan(150)
      },
    )
    fc.assert(property, runs)
  })

  it.each([
    ['25 → 23.976', 25 / 23.976],
    ['23.976 → 25', 23.976 / 25],
    ['24 → 23.976', 24 / 23.976],
    [null, 1.0163],
  ])('finds a rate: %s', (known, ratio) => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 9000 }), fc.boolean(), (seed, offset, slips) => {
        const truth = (ms: number) => ms * ratio + offset
        const { drift } = fitDrift(lines, listen(truth, some, seed, slips))!
        expect(drift).toMatchObject({ kind: 'rate', known })
        expect(farthest(drift, truth)).toBeLessThan(300)
      }),
      runs,
    )
  })

  it('finds one ad of 30 s, at the break where it was put in', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 7, max: 20 }), fc.boolean(), (seed, block, slips) => {
        const at = startOf(block * 30)
        const truth = (ms: number) => (ms >= at ? ms + 30_000 : ms) - 700
        const indices = [-100, -60, -20, -9, 7, 18, 50, 100, 150].map((from) => block * 30 + from)
        const { drift } = fitDrift(lines, listen(truth, indices, seed, slips))!
        expect(drift).toMatchObject({ kind: 'steps', parts: [{ fromMs: 0 }, { fromMs: at }] })
        expect(farthest(drift, truth)).toBeLessThan(200)
      }),
      runs,
    )
  })

  it('finds two ads, and a cut', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(30_000, 61_000, -15_000), fc.boolean(), (seed, second, slips) => {
        const [first, later] = [startOf(240), startOf(600)]
        const truth = (ms: number) => ms + (ms >= first ? 20_000 : 0) + (ms >= later ? second : 0)
        const indices = [20, 90, 160, 220, 230, 245, 255, 400, 480, 580, 590, 610, 620, 750, 820]
        const { drift } = fitDrift(lines, listen(truth, indices, seed, slips))!
        expect(drift).toMatchObject({
          kind: 'steps',
          parts: [{ fromMs: 0 }, { fromMs: first }, { fromMs: later }],
        })
        expect(farthest(drift, truth)).toBeLessThan(200)
      }),
      runs,
    )
  })

  it('takes one far sample at the end for a slip, two that agree for an ad', () => {
    const at = (index: number, offset: number) => ({ index, ms: startOf(index) + offset })
    const one = fitDrift(lines, [at(10, 0), at(100, 40), at(200, -30), at(800, 30_000)])
    expect(one).toMatchObject({ drift: { kind: 'offset', offset: 3 } })
    expect(one?.residuals.at(-1)).toEqual({ index: 800, ms: 29_997, isOutlier: true })
    const two = fitDrift(lines, [at(10, 0), at(100, 40), at(200, -30), at(700, 30_000), at(800, 30_060)])
    expect(two?.drift).toMatchObject({ kind: 'steps', parts: [{ offset: 3 }, { offset: 30_030 }] })
  })

  it('is content with few samples, and says nothing without any', () => {
    expect(fitDrift(lines, [{ index: 0, ms: 1234 }])?.drift).toEqual({ kind: 'offset', offset: 1234 })
    const both = [
      { index: 100, ms: startOf(100) },
      { index: 800, ms: startOf(800) + 9000 },
    ]
    expect(fitDrift(lines, both)?.drift.kind).toBe('rate')
    expect(fitDrift(lines, [])).toBeNull()
    expect(fitDrift(transcriptOf(line('a', null)), [{ index: 0, ms: 5 }])).toBeNull()
  })
})
