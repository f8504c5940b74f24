import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../../shared/formats/index.ts'
import { createSegment } from '../../../../../shared/model/transcript.ts'
import { change, findings, fixture, readFixture, rows } from '../../fixtures.ts'

describe('Podcasting 2.0 JSON', () => {
  it('reads whole lines as they are', () => {
    expect(rows(readFixture('json-podcast', 'lines.json'))).toEqual([
      [500, 2250, 'Mara', 'The ferry left at nine.'],
      [2500, 4000, 'Mara', 'Nobody was on it.'],
      [9000, 11125, 'Ole', 'Not even the captain?'],
      [12000, 13000, 'Mara', 'Überhaupt nicht.'],
    ])
  })

  it('puts single words, spaces and marks together to lines', () => {
    const read = readFixture('json-podcast', 'words.json')
    expect(rows(read)).toEqual([
      [1000, 3100, 'Mara', 'We waited on the pier all morning.'],
      [7100, 10100, 'Mara', 'Then the fog came in, and the gulls went quiet.'],
      [14100, 14700, 'Mara', 'Nobody spoke.'],
    ])
    const words = read.transcript.segments.flatMap((segment) => segment.words ?? [])
    const { segments } = JSON.parse(read.text) as { segments: unknown[] }
    expect(words).toHaveLength(segments.length)
  })

  it('takes names that stand only where they change, and line marks', () => {
    const read = readFixture('json-podcast', 'on-change.json')
    expect(rows(read)).toEqual([
      [1000, 2500, 'Mara', 'A first word.'],
      [3000, 4500, 'Mara', 'A second one.'],
      [8000, 9500, 'Ole', 'And mine?'],
      [10000, null, 'Ole', 'None left.'],
      [null, null, 'Ole', 'No time.'],
    ])
    expect(findings(read)).toEqual(['time/unreadable 6: This segment has no start that can be read.'])
    expect(patchText(read, change(read, 0, { text: 'Changed.', start: 1100 })).text).toBe(
      fixture('json-podcast', 'on-change.json')
        .replace('"1.0"', '"1.1"')
        .replace('A first word.\\n', 'Changed.\\n'),
    )
    expect(patchText(read, change(read, 4, { start: 12_000 })).text).toContain('"startTime": 12,')
  })

  it('writes a fresh file that it reads back', () => {
    const segments = [
      createSegment('a', 0, 1500, 'Hello.', { speaker: 'Ann' }),
      createSegment('b', 2000, null, 'Bye.'),
    ]
    const text = writeTranscript('json-podcast', { segments })
    expect(JSON.parse(text)).toEqual({
      version: '1.0.0',
      segments: [
        { speaker: 'Ann', startTime: 0, endTime: 1.5, body: 'Hello.' },
        { startTime: 2, endTime: 3, body: 'Bye.' },
      ],
    })
    expect(readTranscript(text, 'a.json').format).toBe('json-podcast')
  })
})
