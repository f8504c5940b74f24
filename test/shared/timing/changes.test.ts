import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRetimed } from '../../../shared/model/transcript.ts'
import { changesOf } from '../../../shared/timing/changes.ts'
import { line, transcriptOf } from '../../builders.ts'

const moved = (id: string, before: number, after: number) => ({
  ...line(id, before, before + 500),
  start: after,
  end: after + 500,
})

describe('changesOf', () => {
  it('joins neighbours that moved by the same amount', () => {
    const lines = transcriptOf(
      line('a', 0, 500),
      moved('b', 1000, 1300),
      moved('c', 2000, 2300),
      moved('d', 3000, 3100),
      line('e', 4000, 4500),
      moved('f', 5000, 5100),
    )
    expect(changesOf(lines)).toEqual([
      { from: 1, to: 2, delta: 300 },
      { from: 3, to: 3, delta: 100 },
      { from: 5, to: 5, delta: 100 },
    ])
  })

  it('has no amount where only an end moved, a first time was given, or the line is new', () => {
    const lines = transcriptOf(
      { ...line('a', 0, 500), end: 700 },
      { ...line('b', 1000, 1500), origin: { start: null, end: null } },
      { ...line('c', 2000, 2500), origin: null },
    )
    expect(changesOf(lines).map(({ from, delta }) => [from, delta])).toEqual([
      [0, null],
      [1, null],
      [2, null],
    ])
  })

  it('names each changed line once, and no other', () => {
    const some = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: -3, max: 3 })), { maxLength: 40 })
    fc.assert(
      fc.property(some, (rows) => {
        const lines = transcriptOf(
          ...rows.map(([start, delta], i) => moved(`${i}`, start + 5, start + 5 + delta)),
        )
        const named = changesOf(lines).flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        )
        expect(named).toEqual(lines.segments.flatMap((segment, i) => (isRetimed(segment) ? [i] : [])))
      }),
    )
  })
})
