import { describe, expect, it } from 'vitest'
import { reachOf } from '../../../shared/timing/reach.ts'
import { line, transcriptOf } from '../../builders.ts'

const confirmed = (id: string, start: number) => ({
  ...line(id, start, start + 900),
  mark: 'confirmed' as const,
})
const lines = transcriptOf(
  line('a', 0, 900),
  confirmed('b', 1000),
  line('c', 2000, 2900),
  line('d', 3000, 3900),
  line('e', 4000, 4900),
  confirmed('f', 5000),
  line('g', 6000, 6900),
)

describe('reachOf', () => {
  it('is the line itself, all up to the next confirmed line, or all between two', () => {
    expect(reachOf(lines, 3, 'line')).toEqual({ from: 3, to: 3 })
    expect(reachOf(lines, 3, 'ripple')).toEqual({ from: 3, to: 4 })
    expect(reachOf(lines, 3, 'stretch')).toEqual({ from: 2, to: 4 })
  })

  it('goes to the ends where nothing is confirmed', () => {
    expect(reachOf(lines, 6, 'ripple')).toEqual({ from: 6, to: 6 })
    expect(reachOf(lines, 0, 'stretch')).toEqual({ from: 0, to: 0 })
    expect(reachOf(lines, 6, 'stretch')).toEqual({ from: 6, to: 6 })
    const loose = transcriptOf(line('a', 0, 900), line('b', 1000, 1900), line('c', 2000, 2900))
    expect(reachOf(loose, 1, 'ripple')).toEqual({ from: 1, to: 2 })
    expect(reachOf(loose, 1, 'stretch'), 'nothing on a side without an anchor').toEqual({ from: 1, to: 1 })
  })

  it('counts a confirmed line that is moved itself, and a line without a time for itself only', () => {
    expect(reachOf(lines, 1, 'ripple')).toEqual({ from: 1, to: 4 })
    const untimed = transcriptOf(line('a', null, null), line('b', 1000, 1900))
    expect(reachOf(untimed, 0, 'ripple')).toEqual({ from: 0, to: 0 })
    expect(reachOf(untimed, 7, 'ripple')).toBeNull()
  })
})
