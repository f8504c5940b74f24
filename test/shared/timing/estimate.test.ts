import { describe, expect, it } from 'vitest'
import { estimateStarts } from '../../../shared/timing/estimate.ts'
import { line, transcriptOf } from '../../builders.ts'

const ten = '123456789'
const turn = transcriptOf(
  line('a', 1000, null, ten),
  line('b', null, null, ten + ten + '+'),
  line('c', null, null, ten),
  line('d', null, null, ten),
)
const starts = (...args: Parameters<typeof estimateStarts>) =>
  [...estimateStarts(...args)].map(([index, { start }]) => [index, start])

describe('estimateStarts', () => {
  it('shares the time by the characters', () => {
    expect(starts(turn, 0, 3, 6000, null)).toEqual([
      [1, 2000],
      [2, 4000],
      [3, 5000],
    ])
    expect([...estimateStarts(turn, 0, 3, 6000, null).values()].map(({ mark }) => mark)).toEqual([
      'estimated',
      'estimated',
      'estimated',
    ])
  })

  it('keeps lines with a time of their own, and places those estimated before anew', () => {
    const [a, b, c, d] = turn.segments
    const some = transcriptOf(a!, { ...b!, start: 1111, mark: 'estimated' }, { ...c!, start: 5000 }, d!)
    expect(starts(some, 0, 3, 6000, null)).toEqual([
      [1, 2333],
      [3, 5500],
    ])
  })

  it('moves no confirmed line, not even one in disorder', () => {
    const [a, b, c, d] = turn.segments
    const some = transcriptOf(a!, b!, { ...c!, start: 500, mark: 'confirmed' }, d!)
    expect(starts(some, 0, 3, 6000, null).map(([index]) => index)).toEqual([1, 3])
  })

  it('passes over silence, and goes to the beginnings of speech', () => {
    const speech = { starts: [1000, 5900], ends: [2000, 9900] }
    expect(starts(turn, 0, 3, 9900, speech)).toEqual([
      [1, 5900],
      [2, 7900],
      [3, 8900],
    ])
    const near = { starts: [1000, 2150, 9000], ends: [1950, 5950, 9500] }
    expect(starts(turn, 0, 3, 6000, near)[0]).toEqual([1, 2150])
  })

  it('is the plain share where nobody speaks', () => {
    expect(starts(turn, 0, 3, 6000, { starts: [8000], ends: [9000] })[0]).toEqual([1, 2000])
  })
})
