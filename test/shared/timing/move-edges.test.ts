import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { countEdges, moveEdges } from '../../../shared/timing/move-edges.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { durationMs: 60_000, label: 'Move edges' }
/** Two people at once: `a` ends where `b` and `c` start. */
const shared = transcriptOf(
  line('a', 0, 2000),
  line('b', 2000, 3000),
  line('c', 2000, 4000),
  line('d', 5000, 6000),
)

describe('moveEdges', () => {
  it('moves the end of one line and the starts of two others as one', () => {
    const { edit, ms } = moveEdges(shared, 1, 2000, 2400, options)
    expect(times(apply(edit!, shared))).toEqual([
      ['a', 0, 2400],
      ['b', 2400, 3000],
      ['c', 2400, 4000],
      ['d', 5000, 6000],
    ])
    expect(apply(edit!, shared).segments.map(({ mark }) => mark)).toEqual([
      'none',
      'confirmed',
      'none',
      'none',
    ])
    expect(ms).toBe(2400)
  })

  it.each([
    ['the shortest of the lines that start there', 2000, 9000, 2990, 'own'],
    ['the start of the line that ends there', 2000, 0, 10, 'own'],
    ['the next line', 4000, 9000, 5000, 'next'],
    ['the previous line', 5000, 0, 4000, 'previous'],
    ['the end of the audio', 6000, 99_000, 60_000, 'end'],
  ])('stops at %s', (_name, at, wanted, ms, stop) => {
    expect(moveEdges(shared, 0, at, wanted, options)).toMatchObject({ ms, stop })
  })

  it('changes nothing where no edge is, or when nothing moves', () => {
    expect(moveEdges(shared, 0, 777, 900, options).edit).toBeNull()
    expect(moveEdges(shared, 0, 2000, 2000, options).edit).toBeNull()
  })
})

describe('countEdges', () => {
  it('counts starts and ends', () => {
    expect([2000, 3000, 777].map((at) => countEdges(shared, at))).toEqual([3, 1, 0])
  })
})
