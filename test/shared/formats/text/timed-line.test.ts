import { expect, it } from 'vitest'
import { slice } from '../../../../shared/formats/core/lines.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { readEndStamp, readTimeAfter, readTimedLine } from '../../../../shared/formats/text/timed-line.ts'
import { shifted } from '../app-edits.ts'
import { rows } from '../fixtures.ts'

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
  ['#00:00:04-8# I: x', ['00:00:04-8', null, 'I: x']],
  ['#00:00:04.000# x', ['00:00:04.000', null, 'x']],
  ['#00:04# x', ['00:04', null, 'x']],
  ['{00:00:04} x', ['00:00:04', null, 'x']],
  ['[00.00.04] x', ['00.00.04', null, 'x']],
  ['[4.05] x', ['4.05', null, 'x']],
  ['00:00:04-8 x', ['00:00:04-8', null, 'x']],
  ['0:01-0:05 x', ['0:01', '0:05', 'x']],
  ['[0.00s -> 4.12s] x', ['0.00', '4.12', 'x']],
  ['00;00;04;12 - 00;00;05;05', ['00;00;04;12', '00;00;05;05', '']],
  ['1\t00:00:01:05\t00:00:04:10\t03:05', ['00:00:01:05', '00:00:04:10', '']],
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
  '# 1:02 x',
  '#1:02 x',
  '00.00.04 x',
  '4.05 x',
  '[laughs] x',
  '',
])('reads no time in %s', (line) => {
  expect(read(line)).toBeNull()
})

it('reads a time between hashes behind the words, which ends them', () => {
  const end = (line: string) => {
    const stop = readEndStamp(line, { from: 0, to: line.length })
    return stop && [slice(line, stop.time), line.slice(0, stop.textTo)]
  }
  expect(end('I: Why? #00:00:04-8#')).toEqual(['00:00:04-8', 'I: Why?'])
  expect(end('Why?#00:04#  ')).toEqual(['00:04', 'Why?'])
  for (const line of ['#00:00:04-8#', 'Why? [0:04]', 'Why? 0:04', 'Why? #4#', '# one #'])
    expect(end(line)).toBeNull()
})

it.each(['[00.00.04] [00.00.15] [00.07.35]', '{00:00:04} {00:00:15} {00:07:35}', '(0:04) (0:15) (7:35)'])(
  'times behind the words: %s',
  (all) => {
    const text = all
      .split(' ')
      .map((stamp, i) => `${['Ida', 'Max', 'Ida'][i]}: And so they went. ${stamp}`)
      .join('\n')
    const read = readTranscript(text, 'a.txt')
    expect(rows(read).map(([start, , who, said]) => [start, who, said])).toEqual([
      [4000, 'Ida', 'And so they went.'],
      [15_000, 'Max', 'And so they went.'],
      [455_000, 'Ida', 'And so they went.'],
    ])
    expect(shifted(read, 1000).replace(/\d/g, '0')).toBe(text.replace(/\d/g, '0'))
  },
)

it('takes no date in parentheses behind the words for a time', () => {
  const line = 'The bill (12.05.24)'
  expect(readTimeAfter(line, { from: 0, to: line.length })).toBeNull()
})
