import { expect, it } from 'vitest'
import { slice } from '../../../../shared/formats/core/lines.ts'
import { readColumnHead } from '../../../../shared/formats/text/column-head.ts'

const read = (line: string) => {
  const head = readColumnHead(line, { from: 0, to: line.length })
  if (!head) return null
  const { start, end, length, index, textFrom, textTo = line.length } = head
  const parts = [index, start, end, length].map((span) => span && slice(line, span))
  return [...parts.map((part) => part ?? null), line.slice(textFrom, textTo)]
}

it.each([
  ['1\t00:00:01:05\t00:00:04:10\t03:05', ['1', '00:00:01:05', '00:00:04:10', '03:05', '']],
  ['0007  00:00:01:05  00:00:04:10  00:00:03:05', ['0007', '00:00:01:05', '00:00:04:10', '00:00:03:05', '']],
  ['12. 00:00:01.200 - 00:00:04.400', ['12', '00:00:01.200', '00:00:04.400', null, '']],
  ['00:00:01:05 00:00:04:10 03:05', [null, '00:00:01:05', '00:00:04:10', '03:05', '']],
  ['00:00:01:05  00:00:04:10', [null, '00:00:01:05', '00:00:04:10', null, '']],
  ['1 00;01;30;11 00;01;32;21Dig here', ['1', '00;01;30;11', '00;01;32;21', null, 'Dig here']],
  ['2 00:00:05:00 00:00:10:00 3:05 is late', ['2', '00:00:05:00', '00:00:10:00', null, '3:05 is late']],
  ['SUB[0 N 00:01:30:11>00:01:32:21]', [null, '00:01:30:11', '00:01:32:21', null, '']],
  ['f001 0.000 2.680 "Dig here"', ['001', '0.000', '2.680', null, 'Dig here']],
  ['0.000 2.680 f001 "Say "dig" "', ['001', '0.000', '2.680', null, 'Say "dig" ']],
  ['a 00:00:00.000 00:00:02.680 "x"', [null, '00:00:00.000', '00:00:02.680', null, 'x']],
  ['#0 00:04:02:15 00:04:05:02', ['0', '00:04:02:15', '00:04:05:02', null, '']],
  ['{00:01:30}{00:01:32}Dig here', [null, '00:01:30', '00:01:32', null, 'Dig here']],
  ['¤<4800>Dig here', [null, '4800', null, null, 'Dig here']],
] as const)('reads %s', (line, expected) => {
  expect(read(line)).toEqual(expected)
})

it.each([
  '',
  '1 00:00:01 we met',
  '00:00:01 we met',
  '00:00:01 - 00:00:04 we met',
  '1\t00:00:01:05\t00:00:04:10\tDig here',
  '5 00:00:04:10 00:00:01:05',
  'he said 1.5 2.5 "no"',
  'f001 0.000 2.680 "open',
  '3 10:30 11:00 meeting',
])('leaves %s to others', (line) => {
  expect(read(line)).toBeNull()
})
