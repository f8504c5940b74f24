import { describe, expect, it } from 'vitest'
import { fillTimes, guessLength } from '../../../../shared/formats/core/fill-times.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'

const filled = (...lines: [number | null, number | null][]) =>
  fillTimes({ segments: lines.map(([start, end], i) => createSegment(`${i}`, start, end, 'x')) }).map(
    ({ start, end }) => [start, end],
  )

describe('fillTimes', () => {
  it('keeps what is known and takes the next start for a missing end', () => {
    expect(filled([1000, 2000], [3000, null], [5000, null])).toEqual([
      [1000, 2000],
      [3000, 5000],
      [5000, 6000],
    ])
  })

  it('shares the gap between lines without a time', () => {
    expect(filled([0, 1000], [null, null], [null, null], [5000, 6000])).toEqual([
      [0, 1000],
      [1000, 3000],
      [3000, 5000],
      [5000, 6000],
    ])
    expect(filled([null, null], [4000, null])).toEqual([
      [0, 4000],
      [4000, 5000],
    ])
  })

  it('guesses where nothing is known', () => {
    expect(filled([null, null], [null, null])).toEqual([
      [0, 1000],
      [1000, 2000],
    ])
    expect(guessLength('a'.repeat(100))).toBe(6000)
  })
})
