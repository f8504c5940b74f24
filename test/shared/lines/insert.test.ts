import { describe, expect, it } from 'vitest'
import { insert } from '../../../shared/lines/insert.ts'
import { apply } from '../../../shared/model/edit.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { newId: 'new', label: 'Insert line' }
const lines = transcriptOf(line('a', 1000, 2000), line('b', 5000, 6000), line('u', null))

describe('insert', () => {
  it.each([
    ['between two', 3000, 4000, 1, 4000],
    ['not beyond the next start', 3000, 9000, 1, 5000],
    ['before the first', 0, 500, 0, 500],
    ['after the last', 7000, 8000, 2, 8000],
    ['after one that starts at the same time', 1000, 1500, 1, 1500],
    ['with an end that is left open', 3000, null, 1, null],
    ['with no negative length', 3000, 2000, 1, 3000],
  ])('puts a line %s', (_name, start, end, at, ends) => {
    const after = apply(insert(lines, { start, end, text: 'hi' }, options), lines)
    expect(times(after)[at]).toEqual(['new', start, ends])
    expect(after.segments).toHaveLength(4)
  })

  it('makes a line of the user: confirmed, not of the file', () => {
    const edit = insert(lines, { start: 3000.4, end: null, text: 'hi', speaker: 'Ann' }, options)
    expect(edit.splices[0]?.inserted).toMatchObject([
      { start: 3000, text: 'hi', speaker: 'Ann', mark: 'confirmed', origin: null },
    ])
    expect(edit.selection).toEqual({ before: ['a'], after: ['new'] })
  })

  it('finds the place by time in a file in disorder, and begins an empty one', () => {
    const mixed = transcriptOf(line('late', 5000), line('early', 1000), line('later', 9000))
    expect(insert(mixed, { start: 2000, end: 8000, text: '' }, options).splices[0]).toMatchObject({
      at: 2,
      inserted: [{ end: 5000 }],
    })
    expect(insert(transcriptOf(), { start: 0, end: null, text: '' }, options).splices[0]?.at).toBe(0)
  })
})
