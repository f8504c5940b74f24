import { expect, it } from 'vitest'
import { patchText, readTranscript, recognise } from '../../../../../shared/formats/index.ts'
import type { JsonMapping } from '../../../../../shared/formats/json/json-mapping.ts'
import { readMapped } from '../../../../../shared/formats/json/vendors/generic-json.ts'
import { apply } from '../../../../../shared/model/edit.ts'
import { createSegment } from '../../../../../shared/model/transcript.ts'
import { shift } from '../../../../../shared/timing/shift.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../../fixtures.ts'

it('reads lists of any name and says which unit was taken', () => {
  expect(rows(readFixture('json-generic', 'nested.json'))).toEqual([
    [1500, 3250, 'Ann', 'Shut the door.'],
    [9000, 10500, 'Bea', 'It is shut.'],
  ])
  expect(findings(readFixture('json-generic', 'milliseconds.json'))).toEqual([
    'json-generic/unit -: The times are taken as milliseconds, because so 9.7 characters are spoken in a second.',
  ])
  expect(findings(readFixture('json-generic', 'lines.jsonl'))).toEqual([
    'json-generic/unit -: The times are taken as milliseconds, because of the name "start_ms".',
  ])
})

it('saves in the unit of the file, with a length where the file has one', () => {
  const read = readFixture('json-generic', 'lines.jsonl')
  expect(patched(read, change(read, 1, { start: 7250 })).text).toBe(
    fixture('json-generic', 'lines.jsonl').replace('7000, "duration_ms": 1500', '7250, "duration_ms": 1250'),
  )
  expect(patched(read, change(read, 0, { speaker: 'Ann', text: 'Two' })).text).toContain(
    '"speaker": "Ann", "sentence": "Two"',
  )
  const nested = readFixture('json-generic', 'nested.json')
  const segments = [
    ...nested.transcript.segments,
    createSegment('n', 12_000, 13_000, 'Good.', { speaker: 'Ann' }),
  ]
  expect(patched(nested, { segments }).text).toContain(
    '{"id": "b", "time": {"begin": 12.0, "end": 13.0}, "content": {"text": "Good."}, "who": "Ann"}',
  )
})

it('keeps one object to a line', () => {
  const read = readFixture('json-generic', 'lines.jsonl')
  const [first, second] = read.transcript.segments
  const added = createSegment('n', 3000, 4000, 'Between.')
  const lines = (segments: (typeof first)[]) =>
    patched(read, { segments: segments.flatMap((segment) => segment ?? []) })
      .text.trim()
      .split('\n')
      .map((line: string) => (JSON.parse(line) as { sentence: string }).sentence)
  expect(lines([first, added, second])).toEqual(['One to a line.', 'Between.', 'And so on.'])
  expect(lines([second])).toEqual(['And so on.'])
  expect(lines([first])).toEqual(['One to a line.'])
})

it('reads and saves as a user says', () => {
  const text = '{"rows": [{"a b": 5, "c": "One", "len": 2}, {"a b": 9, "c": "Two", "len": 1}], "x": 1}'
  expect(recognise(text, 'a.json')).toEqual([])
  const mapping: JsonMapping = {
    items: 'rows.*',
    text: 'c',
    start: 'a b',
    end: null,
    duration: 'len',
    speaker: null,
    unit: 'seconds',
  }
  const read = readMapped(text, 'a.json', mapping)
  expect(rows(read)).toEqual([
    [5000, 7000, null, 'One'],
    [9000, 10000, null, 'Two'],
  ])
  expect(patched(read, change(read, 0, { start: 5500 })).text).toBe(
    text.replace('5, "c": "One", "len": 2', '5.5, "c": "One", "len": 1.5'),
  )
  const wrong = readMapped(text, 'a.json', { ...mapping, items: 'nothing.*' })
  expect(wrong.transcript.segments).toEqual([])
})

it('leaves other JSON alone', () => {
  for (const text of [
    '{"name": "x", "version": "1.0.0"}',
    '[{"name": "Ann", "age": 3}]',
    '[1, 2]',
    '{}',
    '[]',
  ])
    expect(readTranscript(text, 'a.json').diagnostics[0]?.code).toBe('file/unsupported')
})

it('says what it took the numbers for, and takes the word of the user', () => {
  const read = readFixture('json-generic', 'milliseconds.json')
  expect(read.guess).toEqual({ taken: 'milliseconds', choices: ['seconds', 'milliseconds', 'ticks'] })
  const seconds = readTranscript(read.text, read.name, { durationMs: null, times: 'seconds' })
  expect(rows(seconds)[1]?.[0]).toBe((Number(rows(read)[1]?.[0]) || Number.NaN) * 1000)
  expect(seconds.guess?.taken).toBe('seconds')
})

it('gives words the speaker of their turn, and keeps it where a line is cut or another says it', () => {
  const read = readFixture('json-generic', 'turns-of-words.json')
  expect(rows(read)).toEqual([
    [500, 1600, 'Speaker 1', 'Which net, then?'],
    [2500, 3600, 'Speaker 2', 'The torn one.'],
    [7200, 7900, 'Speaker 1', 'Good.'],
  ])
  const [first, second, third] = read.transcript.segments
  const other = patchText(read, { segments: [first!, { ...second!, speaker: 'Ida' }, third!] }).text!
  expect(other).toBe(read.text.replace('Speaker 2', 'Ida'))
  const moved = apply(
    shift(read.transcript, 1, 2, 1000, { confirmedToo: true, label: 'x' }).edit!,
    read.transcript,
  )
  const again = readTranscript(patchText(read, moved).text!, 'a.json')
  expect(rows(again).map(([start, end, name]) => [start, end, name])).toEqual([
    [500, 1600, 'Speaker 1'],
    [3500, 4600, 'Speaker 2'],
    [8200, 8900, 'Speaker 1'],
  ])
})
