import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Marks, marksOf, NO_MARKS, withMarks } from '../../../shared/episode/marks.ts'
import { line, transcriptOf } from '../../builders.ts'

const lines = transcriptOf(
  line('a', 0, 900),
  line('b', 1000, 1900),
  line('c', null, null),
  line('d', 3000, null),
)

describe('marks of lines', () => {
  it('come back to the lines they were on', () => {
    const marks = fc.array(fc.constantFrom('none', 'confirmed', 'estimated'), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(marks, (wanted) => {
        const marked = transcriptOf(
          ...lines.segments.map((segment, i) => ({
            ...segment,
            mark: segment.start === null ? 'none' : (wanted[i] ?? 'none'),
          })),
        )
        expect(withMarks(lines, marksOf(marked))).toEqual(marked)
      }),
    )
  })

  it('are not given to a line that starts at another time, or is not there', () => {
    const marks: Marks = {
      confirmed: [
        [1, 1001],
        [9, 0],
      ],
      estimated: [[3, 3000]],
    }
    expect(withMarks(lines, marks).segments.map(({ mark }) => mark)).toEqual([
      'none',
      'none',
      'none',
      'estimated',
    ])
  })

  it('leave the transcript as it is when there are none', () => {
    expect(withMarks(lines, NO_MARKS)).toBe(lines)
  })
})
