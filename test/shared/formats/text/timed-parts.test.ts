import { expect, it } from 'vitest'
import { slice, splitLines } from '../../../../shared/formats/core/lines.ts'
import { findParts, nameLines, outside } from '../../../../shared/formats/text/timed-parts.ts'

const parts = (text: string) =>
  findParts(text, splitLines(text)).map(({ first, last, time }) => [first, last, time?.start.ms ?? null])

it('begins a part at each time, and at a blank line', () => {
  expect(parts('Title\n\n0:01 a\nb\n\nc\n0:05\n\nd\n')).toEqual([
    [0, 1, null],
    [2, 4, 1000],
    [5, 6, null],
    [6, 9, 5000],
  ])
})

it('ends parts at times where they come after the words', () => {
  expect(parts('a\nb [0:01]\nc [0:02]\n\nd [0:03]\ne\n')).toEqual([
    [0, 2, 1000],
    [2, 3, 2000],
    [4, 5, 3000],
    [5, 6, null],
  ])
})

it('finds names on lines of their own only where they come again', () => {
  const names = (text: string) => {
    const lines = splitLines(text)
    const all = findParts(text, lines)
    const { head, tail } = outside(all)
    return nameLines(text, lines, all.slice(head, tail)).map((span) => span && slice(text, span))
  }
  expect(names('0:01\n- Ann Lee:\nx\n\n0:02\nBo\ny\n\n0:03\nAnn Lee\nz\n')).toEqual([
    'Ann Lee',
    'Bo',
    'Ann Lee',
  ])
  expect(names('0:01\nGood Morning\nx\n\n0:02\ny\nz\n\n0:03\nw\n')).toEqual([null, null, null])
})
