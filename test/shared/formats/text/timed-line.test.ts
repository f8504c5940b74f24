import { expect, it } from 'vitest'
import { slice } from '../../../../shared/formats/core/lines.ts'
import { readTimedLine } from '../../../../shared/formats/text/timed-line.ts'

const read = (line: string) => {
  const time = readTimedLine(line, { from: 0, to: line.length })
  return time && [slice(line, time.start), time.end && slice(line, time.end), line.slice(time.textFrom)]
}

it.each([
  ['00:00:04 before', ['00:00:04', null, 'before']],
  ['[1:02] x', ['1:02', null, 'x']],
  ['(1:02:03) x', ['1:02:03', null, 'x']],
  ['[00:00.000 --> 00:02.500]  x', ['00:00.000', '00:02.500', 'x']],
  ['0:01 – 0:05 x', ['0:01', '0:05', 'x']],
  ['0:01\t0:05\tx', ['0:01', '0:05', 'x']],
  ['**[0:01]** x', ['0:01', null, 'x']],
  ['\\[06:09\\] x', ['06:09', null, 'x']],
  ['- 5:50 — x', ['5:50', null, '— x']],
  ['12:30', ['12:30', null, '']],
  ['1:02: x', ['1:02', null, 'x']],
  ['00:02:17:10 x', ['00:02:17:10', null, 'x']],
  ['00:02:17;10 - 00:02:19;10', ['00:02:17;10', '00:02:19;10', '']],
  ['Ann Lee  0:12', ['0:12', null, '']],
  ['Speaker 1 (0:12): x', ['0:12', null, 'x']],
  ['Ann Lee [00:00:12]', ['00:00:12', null, '']],
] as const)('reads %s', (line, expected) => {
  expect(read(line)).toEqual(expected)
})

it.each([
  'at 12:30',
  '00:02:17:10 , x',
  'The song (3:45) is long',
  'at noon (0:12)',
  '12:305',
  '12:3',
  '1:02,x',
  '0:00:01.000,0:00:02.500',
  '00:61:00 x',
  'Ann: 1:02',
  '',
])('reads no time in %s', (line) => {
  expect(read(line)).toBeNull()
})
