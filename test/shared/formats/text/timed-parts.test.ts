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

it('ends a part at a time between hashes, and begins one with a name behind it', () => {
  const text = 'I: a #0:01#\n\nN: b\nc #0:02#\nd\nI: e #0:03#\n'
  const found = findParts(text, splitLines(text))
  expect(found.map(({ first, last, stop }) => [first, last, stop?.time.ms ?? null])).toEqual([
    [0, 1, 1000],
    [2, 4, 2000],
    [4, 5, null],
    [5, 6, 3000],
  ])
})

it('begins a part at what looks like a time where nearly all rows have one', () => {
  const broken = (text: string) =>
    findParts(text, splitLines(text)).map(({ broken }) => (broken ? slice(text, broken) : null))
  expect(broken('59:58 a\n59:59 b\n1:0000 c\n1:72 d\n')).toEqual([null, null, '1:0000', '1:72'])
  expect(broken('0:01 a\n16:9\nb\nc\n\n0:05 d\ne\n')).toEqual([null, null])
})

it('ends a part at a time without words where every second time has none', () => {
  const ends = (text: string) =>
    findParts(text, splitLines(text)).map(({ time, stop }) => [time?.start.ms ?? null, stop?.time.ms ?? null])
  expect(ends('[00:00:01]\na\n[00:00:02]\n\n[00:00:04]\nb\nc\n[00:00:05]\n')).toEqual([
    [1000, 2000],
    [4000, 5000],
  ])
  expect(ends('0:01 a\n\n0:02\n\n0:03 b\n0:04 c\n0:05 d\n')).toHaveLength(5)
})
