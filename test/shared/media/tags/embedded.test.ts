import { describe, expect, it } from 'vitest'
import { toMs, withoutVainEnds } from '../../../../shared/media/tags/embedded.ts'

const chapter = (start: number, end: number | null) => ({ start, end, title: '', hidden: false })
const ends = (length: number | null, ...chapters: readonly (readonly [number, number | null])[]) =>
  withoutVainEnds(
    chapters.map(([start, end]) => chapter(start, end)),
    length,
  ).map(({ end }) => end)

describe('the end of a chapter', () => {
  it('stays when it says something', () => {
    expect(ends(null, [0, 10], [10, null], [20, 30])).toEqual([10, null, 30])
    expect(ends(30, [20, 30])).toEqual([30])
  })

  it('is unknown when it is not after the start', () => {
    expect(ends(null, [0, 0], [10, 10], [20, 5])).toEqual([null, null, null])
  })

  it('is unknown when it is after the end of the sound', () => {
    expect(ends(29, [0, 10], [10, 30])).toEqual([10, null])
  })
})

describe('a time', () => {
  it('is a whole number of ms', () => {
    expect([1.4, 1.5, -3, 0].map(toMs)).toEqual([1, 2, 0, 0])
    expect([1e300, Infinity].map(toMs)).toEqual([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])
  })
})
