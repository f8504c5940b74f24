import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { durationMs: 60_000, label: 'Set end' }
const lines = transcriptOf(line('a', 0, 1000), line('b', 2000, 3000), line('c', 3000, 4000))

describe('setEnd', () => {
  it('moves the end', () => {
    expect(times(apply(setEnd(lines, 0, 1500, options).edit!, lines))[0]).toEqual(['a', 0, 1500])
  })

  it('takes a touching next start along', () => {
    const { edit, followed } = setEnd(lines, 1, 3300, options)
    expect(times(apply(edit!, lines)).slice(1)).toEqual([
      ['b', 2000, 3300],
      ['c', 3300, 4000],
    ])
    expect(followed).toBe('next')
  })

  it.each([
    ['the next line', 0, 2500, 2000, 'next'],
    ['the end of a touching next line', 1, 5000, 3990, 'next'],
    ['its own start', 1, 1000, 2010, 'own'],
    ['the end of the audio', 2, 70_000, 60_000, 'end'],
  ])('stops at %s', (_name, index, wanted, at, stop) => {
    expect(setEnd(lines, index, wanted, options)).toMatchObject({ ms: at, stop })
  })

  it('gives a line of a start-only file an end of its own, before the next start', () => {
    const starts = transcriptOf(line('a', 0), line('b', 5000))
    expect(times(apply(setEnd(starts, 0, 3000, options).edit!, starts))).toEqual([
      ['a', 0, 3000],
      ['b', 5000, null],
    ])
    expect(setEnd(starts, 0, 7000, options)).toMatchObject({ ms: 5000, stop: 'next' })
  })

  it('has nothing to set on a line without a start', () => {
    expect(setEnd(transcriptOf(line('a', null)), 0, 100, options)).toMatchObject({ edit: null, stop: 'own' })
  })
})
