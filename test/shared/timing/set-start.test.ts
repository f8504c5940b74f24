import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { durationMs: 60_000, label: 'Set start' }
const apart = transcriptOf(line('a', 0, 1000), line('b', 2000, 3000), line('c', 3000, 4000))

describe('setStart', () => {
  it('moves the start', () => {
    const { edit, ms, stop } = setStart(apart, 1, 2200, options)
    expect(times(apply(edit!, apart))).toEqual([
      ['a', 0, 1000],
      ['b', 2200, 3000],
      ['c', 3000, 4000],
    ])
    expect([ms, stop]).toEqual([2200, null])
  })

  it('takes the previous end along when the two touched', () => {
    const { edit, followed } = setStart(apart, 2, 3400, options)
    expect(times(apply(edit!, apart))).toEqual([
      ['a', 0, 1000],
      ['b', 2000, 3400],
      ['c', 3400, 4000],
    ])
    expect(followed).toBe('previous')
  })

  it.each([
    ['the previous line', 1, 500, 1000, 'previous'],
    ['the start of a touching previous line', 2, 0, 2010, 'previous'],
    ['its own end', 1, 9000, 2990, 'own'],
    ['the beginning', 0, -50, 0, 'beginning'],
  ])('stops at %s', (_name, index, wanted, at, stop) => {
    expect(setStart(apart, index, wanted, options)).toMatchObject({ ms: at, stop })
  })

  it('of a line without an end stops at the next start, of the last at the end of the audio', () => {
    const starts = transcriptOf(line('a', 0), line('b', 5000))
    expect(setStart(starts, 0, 9000, options)).toMatchObject({ ms: 4990, stop: 'next' })
    expect(setStart(starts, 1, 99_000, options)).toMatchObject({ ms: 60_000, stop: 'end' })
  })

  it('of an untimed line stays between the timed lines around it', () => {
    const untimed = transcriptOf(line('a', 1000), line('b', null), line('c', null), line('d', 9000))
    expect(setStart(untimed, 2, 4000, options)).toMatchObject({ ms: 4000, stop: null })
    expect(setStart(untimed, 2, 500, options)).toMatchObject({ ms: 1010, stop: 'previous' })
  })

  it('does not trap a line that lies out of order in the file', () => {
    const disorder = transcriptOf(line('a', 9000, 9500), line('b', 2000, 3000))
    expect(setStart(disorder, 1, 2100, options)).toMatchObject({ ms: 2100 })
    expect(setStart(disorder, 1, 1900, options)).toMatchObject({ ms: 2000, stop: 'previous' })
  })

  it('confirms a line that is right already, and gives no edit when it is confirmed', () => {
    const edit = setStart(apart, 1, 2000, options).edit
    expect(edit?.splices[0]?.inserted[0]).toMatchObject({ start: 2000, mark: 'confirmed' })
    expect(setStart(apply(edit!, apart), 1, 2000, options).edit).toBeNull()
  })
})
