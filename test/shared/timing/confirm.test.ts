import { describe, expect, it } from 'vitest'
import { apply, changesFile } from '../../../shared/model/edit.ts'
import { confirm } from '../../../shared/timing/confirm.ts'
import { line, transcriptOf } from '../../builders.ts'

const lines = transcriptOf(line('a', 0), line('b', null), line('c', 2000), line('d', 3000))
const marks = (all: typeof lines) => all.segments.map(({ mark }) => mark)

describe('confirm', () => {
  it('marks a range, but no line without a time, and changes no file', () => {
    const edit = confirm(lines, 0, 2, 'confirmed', { label: 'Confirm' })!
    expect(marks(apply(edit, lines))).toEqual(['confirmed', 'none', 'confirmed', 'none'])
    expect(changesFile(edit)).toBe(false)
  })

  it('takes the mark off', () => {
    const done = apply(confirm(lines, -3, 99, 'confirmed', { label: 'Confirm' })!, lines)
    expect(marks(apply(confirm(done, 2, 3, 'none', { label: 'x' })!, done))).toEqual([
      'confirmed',
      'none',
      'none',
      'none',
    ])
  })

  it('has nothing to do twice', () => {
    const done = apply(confirm(lines, 0, 3, 'confirmed', { label: 'Confirm' })!, lines)
    expect(confirm(done, 0, 3, 'confirmed', { label: 'Confirm' })).toBeNull()
  })
})
