import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { driftSamples } from '../../../shared/timing/drift-samples.ts'
import { line, transcriptOf } from '../../builders.ts'

describe('driftSamples', () => {
  it('takes from each part a line that is long and begins after a pause', () => {
    const long = 'a line that is long enough to be known'
    const lines = transcriptOf(
      { ...line('a', 0, 900), text: 'Yes.' },
      { ...line('b', 1000, 5000), text: long },
      { ...line('c', 5000, 6000), text: long },
      { ...line('d', 10_000, 11_000), text: 'No.' },
      { ...line('e', 11_000, 12_000), text: long },
      { ...line('f', 14_000, 20_000), text: long },
    )
    expect(driftSamples(lines, 2)).toEqual([1, 5])
  })

  it('has nothing to choose from without times', () => {
    expect(driftSamples(transcriptOf(line('a', null, null)), 8)).toEqual([])
    expect(driftSamples(transcriptOf(), 8)).toEqual([])
  })

  it('takes at most as many as asked for, each once, in the order of time', () => {
    const starts = fc.array(fc.nat(3_600_000), { maxLength: 60 })
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 12 }), (some, count) => {
        const lines = transcriptOf(...some.map((start, i) => line(`${i}`, start, start + 10)))
        const chosen = driftSamples(lines, count)
        expect(chosen.length).toBeLessThanOrEqual(count)
        expect(new Set(chosen).size).toBe(chosen.length)
        const times = chosen.map((index) => some[index] ?? 0)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        if (some.length > 0) expect(chosen.length).toBeGreaterThan(0)
      }),
    )
  })
})
