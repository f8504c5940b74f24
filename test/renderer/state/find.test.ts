import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countHits,
  FIRST_FIND,
  firstHitFrom,
  type Hits,
  hitAt,
  hitsOf,
} from '../../../renderer/state/find.ts'
import { line } from '../../builders.ts'

const segments = [line('a', 0), line('b', 1), line('c', 2)]
const hits: Hits = { segments, list: Int32Array.of(0, 2, 4, 0, 6, 8, 2, 0, 3) }
const find = { ...FIRST_FIND, isOpen: true, hits }

describe('hits', () => {
  it('are counted and found by number', () => {
    expect(countHits(hits)).toBe(3)
    expect(hitAt(hits, 2)).toEqual({ line: 2, from: 0, to: 3 })
    expect([hitAt(hits, 3), hitAt(hits, -1)]).toEqual([null, null])
  })

  it('are those of a line, with the number of the first; always the same object', () => {
    expect(hitsOf(find, segments[0]!, 0)).toEqual({
      first: 0,
      matches: [
        [2, 4],
        [6, 8],
      ],
    })
    expect(hitsOf(find, segments[2]!, 2)).toEqual({ first: 2, matches: [[0, 3]] })
    expect(hitsOf(find, segments[1]!, 1).matches).toEqual([])
    expect(hitsOf(find, segments[0]!, 0)).toBe(hitsOf({ ...find, present: 2 }, segments[0]!, 0))
  })

  it('are none for a line that changed since, or stands elsewhere, or while the bar is closed', () => {
    expect(hitsOf(find, { ...segments[0]! }, 0).matches).toEqual([])
    expect(hitsOf(find, segments[0]!, 1).matches).toEqual([])
    expect(hitsOf({ ...find, isOpen: false }, segments[0]!, 0).matches).toEqual([])
  })
})

describe('firstHitFrom', () => {
  it('is the first at or after a place', () => {
    expect(firstHitFrom(hits, 0, 0)).toBe(0)
    expect(firstHitFrom(hits, 0, 6)).toBe(1)
    expect(firstHitFrom(hits, 0, 7)).toBe(2)
    expect(firstHitFrom(hits, 2, 1)).toBe(3)
  })

  it('agrees with looking at each', () => {
    const places = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 })
    fc.assert(
      fc.property(places, fc.nat(9), fc.nat(9), (all, at, from) => {
        const sorted = all.sort(([a, b], [c, d]) => a - c || b - d)
        const list = Int32Array.from(sorted.flatMap(([one, two]) => [one, two, two + 1]))
        const plain = sorted.findIndex(([one, two]) => one > at || (one === at && two >= from))
        expect(firstHitFrom({ segments: [], list }, at, from)).toBe(plain < 0 ? sorted.length : plain)
      }),
    )
  })
})
