import { expect, it } from 'vitest'
import { slice } from '../../../../shared/formats/core/lines.ts'
import { brokenFinding, readBrokenStamp } from '../../../../shared/formats/text/broken-stamp.ts'
import { inEnglish } from '../../../words.ts'

const read = (line: string) => {
  const broken = readBrokenStamp(line, { from: 0, to: line.length })
  return broken && [slice(line, broken), line.slice(broken.textFrom), broken.isSure]
}

it.each([
  ['1:0004\tThe end.', '1:0004', 'The end.', true],
  ['00:72 x', '00:72', 'x', false],
  ['0:61:00 x', '0:61:00', 'x', true],
  ['1:2:3 x', '1:2:3', 'x', true],
  ['[00:61.00]x', '00:61.00', 'x', true],
  ['[00:15 x', '00:15', 'x', true],
  ['\\[0:xx\\] x', '0:xx', 'x', true],
  ['#00:00:4-8# x', '00:00:4-8', 'x', true],
  ['1O:1O:00 x', '1O:1O:00', 'x', true],
  ['16:9', '16:9', '', false],
] as const)('finds what looks like a time in %s', (line, raw, rest, isSure) => {
  expect(read(line)).toEqual([raw, rest, isSure])
})

it.each(['', 'at 1:0004', 'Ann: x', '1. x', '3:16b x', '[laughs] x', '1: x', 'http://a.b'])(
  'finds nothing in “%s”',
  (line) => {
    expect(read(line)).toBeNull()
  },
)

it('says what stands there and what was expected', () => {
  const { code, line, message } = brokenFinding('a 1:0004', { from: 2, to: 8 }, '59:59', 4)
  expect([code, line, inEnglish(message)]).toEqual([
    'time/broken',
    4,
    '“1:0004” begins the line like a time, but is none that can be read; a time like “59:59” was expected.',
  ])
})
