import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { setBoundary } from '../../../shared/timing/set-boundary.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { durationMs: 60_000, label: 'Set boundary' }

describe('setBoundary', () => {
  it('ends this line and starts the next one, closing a gap', () => {
    const lines = transcriptOf(line('a', 0, 1000), line('b', 2000, 3000))
    expect(times(apply(setBoundary(lines, 0, 1500, options).edit!, lines))).toEqual([
      ['a', 0, 1500],
      ['b', 1500, 3000],
    ])
  })

  it('moves only the next start where ends are implied', () => {
    const lines = transcriptOf(line('a', 0), line('b', 2000), line('c', 4000))
    expect(times(apply(setBoundary(lines, 0, 3000, options).edit!, lines))).toEqual([
      ['a', 0, null],
      ['b', 3000, null],
      ['c', 4000, null],
    ])
    expect(setBoundary(lines, 0, 9000, options)).toMatchObject({ ms: 3990, stop: 'next' })
  })

  it('starts an untimed next line', () => {
    const lines = transcriptOf(line('a', 0), line('b', null))
    expect(times(apply(setBoundary(lines, 0, 3000, options).edit!, lines))[1]).toEqual(['b', 3000, null])
  })

  it('does nothing at the last line', () => {
    expect(setBoundary(transcriptOf(line('a', 0)), 0, 100, options).edit).toBeNull()
  })
})
