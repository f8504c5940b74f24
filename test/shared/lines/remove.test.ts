import { describe, expect, it } from 'vitest'
import { remove } from '../../../shared/lines/remove.ts'
import { apply } from '../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../builders.ts'

const lines = transcriptOf(line('a', 0), line('b', 1000), line('c', 2000), line('d', 3000))
const options = { label: 'Delete lines' }

describe('remove', () => {
  it('removes a range and selects the line after it', () => {
    const edit = remove(lines, 1, 2, options)!
    expect(apply(edit, lines).segments.map(({ id }) => id)).toEqual(['a', 'd'])
    expect(edit.selection).toEqual({ before: ['b'], after: ['d'] })
  })

  it('selects the line before when the last go', () => {
    expect(remove(lines, 2, 9, options)?.selection.after).toEqual(['b'])
  })

  it('keeps at least one line', () => {
    expect(remove(lines, 0, 3, options)).toBeNull()
    expect(remove(lines, 4, 4, options)).toBeNull()
    expect(remove(lines, 2, 1, options)).toBeNull()
  })
})
