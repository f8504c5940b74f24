import { expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { isPair, rangeAt } from '../../../../shared/formats/json/json-pairs.ts'
import { openJson } from '../../../../shared/formats/json/json-walk.ts'
import { change, patched, rows } from '../fixtures.ts'

it.each([
  ['[0.0, 1.5]', true],
  [' [ 4.25 ,\n null ]', true],
  ['["00:00:01.5", "2.5s"]', true],
  ['[1, 2, 3]', false],
  ['[1]', false],
  ['["one", "two"]', false],
  ['{"0": 1}', false],
])('knows whether %j is a pair', (text, is) => {
  expect(isPair(openJson(text))).toBe(is)
})

it.each([
  ['"00:01 - 00:05"', ['00:01', '00:05']],
  ['"[00:00:01.000 --> 00:00:04,500]"', ['00:00:01.000', '00:00:04,500']],
  ['"0:01–0:05"', ['0:01', '0:05']],
  ['"(0.0, 1.5)"', ['0.0', '1.5']],
  ['"1.5s to 2.5s"', ['1.5s', '2.5s']],
  ['"2-3"', null],
  ['"2024-01-02"', null],
  ['"from 00:01 - 00:05"', null],
  ['12', null],
])('finds the times in %j', (text, times) => {
  const range = rangeAt(openJson(text))
  expect(range?.map(({ from, to }) => text.slice(from, to)) ?? null).toEqual(times)
})

it('reads and saves a start and an end in one text', () => {
  const text = JSON.stringify([
    { timestamp: '00:00 - 00:05', speaker: 'Ida', text: 'The lamp is lit, as every evening.' },
    { timestamp: '00:05 - 00:09', speaker: 'Udo', text: 'Who lit it this time?' },
  ])
  const read = readTranscript(text, 'a.json')
  expect(rows(read)).toEqual([
    [0, 5000, 'Ida', 'The lamp is lit, as every evening.'],
    [5000, 9000, 'Udo', 'Who lit it this time?'],
  ])
  expect(patched(read, change(read, 1, { start: 5370 })).text).toBe(
    text.replace('00:05 - 00:09', '00:05.370 - 00:09'),
  )
  expect(patched(read, change(read, 0, { end: 6000 })).text).toBe(text.replace('- 00:05', '- 00:06'))
})
