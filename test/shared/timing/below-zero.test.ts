import { expect, it } from 'vitest'
import { apply, changeLines } from '../../../shared/model/edit.ts'
import { linesBelow, withoutLines } from '../../../shared/timing/below-zero.ts'
import { line, transcriptOf } from '../../builders.ts'

const lines = transcriptOf(
  line('gone', 500, 900),
  line('cut', 1000, null),
  line('untimed', null),
  line('stays', 3000, null),
)
const early = { doesMove: () => true, map: (ms: number) => ms - 1200 }

it('tells the lines that would begin before 0 from those that would end there as well', () => {
  expect(linesBelow(lines, early)).toEqual({ below: [0, 1], gone: [0] })
  expect(linesBelow(lines, { ...early, doesMove: (_, index) => index > 0 })).toEqual({ below: [1], gone: [] })
  expect(linesBelow(lines, { ...early, map: (ms) => ms })).toEqual({ below: [], gone: [] })
})

it('does not know where a last line without an end would end', () => {
  const far = { ...early, map: (ms: number) => ms - 9000 }
  expect(linesBelow(lines, far)).toEqual({ below: [0, 1, 3], gone: [0, 1] })
})

it('leaves lines out of an edit, but never all', () => {
  const edit = changeLines(lines, 0, 3, (one) => ({ ...one, start: 0 }), { label: 'x', selection: ['gone'] })!
  const left = withoutLines(lines, edit, [0, 2])
  expect(apply(left, lines).segments.map(({ id }) => id)).toEqual(['cut', 'stays'])
  expect(left.selection.after).toEqual(['cut'])
  expect(withoutLines(lines, edit, [0, 1, 2, 3])).toBe(edit)
})
