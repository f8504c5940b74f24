import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingRate, createCollector, samplesPerPoint } from '../../../../shared/media/peaks/points.ts'
import {
  addPoints,
  createPyramid,
  type Pyramid,
  SAMPLES_PER_POINT,
} from '../../../../shared/media/peaks/pyramid.ts'

const RATE = 8000

describe('the collector of points', () => {
  it.each([
    [8000, 32_000],
    [11_025, 44_100],
    [12_000, 48_000],
    [22_050, 44_100],
    [44_100, 44_100],
    [48_000, 48_000],
    [96_000, 32_000],
    [192_000, 32_000],
  ])('counts audio of %i Hz at %i Hz, so that points stay a few ms', (rate, counted) => {
    expect(countingRate(rate)).toBe(counted)
  })

  // Known defect: with a third of the counting rate a point had 85 1/3 samples, of which 85 were taken. The waveform of
  // MP3 at 11 025 or 12 000 Hz was late by 2 s after 9 min.
  it('has whole samples in a point of audio of any rate', () => {
    for (const rate of [7350, 8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000])
      expect(samplesPerPoint(rate) * countingRate(rate)).toBe(SAMPLES_PER_POINT * rate)
  })

  it('gives one min and max for each 256 samples over all channels', () => {
    const left = Float32Array.from({ length: 512 }, (_, i) => (i === 10 ? 0.5 : i === 300 ? -0.25 : 0))
    const right = Float32Array.from({ length: 512 }, (_, i) => (i === 20 ? -1 : 0))
    expect(collect((add) => add([left, right], 512, 0, RATE))).toEqual([
      { at: 0, points: [-127, 90, -64, 0] },
    ])
  })

  it('does not care how the decoder cuts the audio', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(sizes, (cuts) => {
        const total = cuts.reduce((sum, size) => sum + size, 0)
        const all = Float32Array.from({ length: total }, (_, i) => Math.sin(i / 7))
        const whole = collect((add) => add([all], total, 0, RATE))
        const parts = collect((add) => {
          let from = 0
          for (const size of cuts) {
            add([all.subarray(from, from + size)], size, from / RATE, RATE)
            from += size
          }
        })
        expect(parts).toEqual(whole)
      }),
    )
  })

  it('places each part by its time: after a hole of 10 s the next part stands 10 s later', () => {
    const part = new Float32Array(256).fill(0.5)
    const found = collect((add) => {
      add([part], 256, 0, RATE)
      add([part], 256, 10.24, RATE)
    })
    expect(found.map(({ at }) => at)).toEqual([0, (10.24 * RATE) / 256])
  })

  it('leaves out what lies before the beginning', () => {
    const part = Float32Array.from({ length: 512 }, (_, i) => (i < 256 ? 1 : 0.5))
    expect(collect((add) => add([part], 512, -256 / RATE, RATE))).toEqual([{ at: 0, points: [90, 90] }])
  })

  it('keeps time when the rate changes inside the file', () => {
    const found = collect((add) => {
      add([new Float32Array(8000).fill(0.25)], 8000, 0, RATE)
      add([new Float32Array(16_000).fill(0.5)], 16_000, 1, 2 * RATE)
    })
    const points = found.flatMap((part) => part.points)
    expect(points.length / 2).toBe(Math.ceil((2 * RATE) / 256))
    expect(points.at(-1)).toBe(90)
  })

  it('holds a growing point back until it is whole, and the pyramid joins halves', () => {
    const emitted: { at: number; points: Int8Array }[] = []
    const collector = createCollector(RATE, (at, points) => emitted.push({ at, points }))
    collector.add([new Float32Array(300).fill(0.5)], 300, 0, RATE)
    collector.flush(false)
    expect(emitted.map(({ points }) => points.length / 2)).toEqual([1])
    collector.add([new Float32Array(212).fill(-0.5)], 212, 300 / RATE, RATE)
    collector.flush(true)
    const pyramid = emitted.reduce<Pyramid>(
      (p, part) => addPoints(p, part.at, part.points),
      createPyramid(RATE),
    )
    expect(pyramid.done).toEqual([{ from: 0, to: 2 }])
    expect([...(emitted[1]?.points ?? [])]).toEqual([-90, 90])
  })
})

type Add = ReturnType<typeof createCollector>['add']

function collect(feed: (add: Add) => void): { at: number; points: number[] }[] {
  const found: { at: number; points: number[] }[] = []
  const collector = createCollector(RATE, (at, points) => found.push({ at, points: [...points] }))
  feed(collector.add)
  collector.flush(true)
  return found
}
