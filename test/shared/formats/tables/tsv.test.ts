import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('TSV', () => {
  it('reads the whole milliseconds of Whisper', () => {
    const read = readFixture('tsv', 'whisper.tsv')
    expect(rows(read)).toEqual([
      [0, 2400, null, 'The kitchen light is on.'],
      [2400, 4120, null, 'Nobody is there.'],
      [5000, 7900, null, '"Hello?" she says.'],
    ])
    expect(findings(read)).toEqual([
      'tsv/unit -: The times were read as milliseconds: so Whisper writes whole numbers in tables with tabs.',
    ])
    expect(patchText(read, change(read, 1, { start: 2500, text: 'two\nlines' })).text).toContain(
      '\n2500\t4120\ttwo lines\n',
    )
  })

  it('counts times of day from the first one', () => {
    const read = readFixture('tsv', 'meeting.txt')
    expect(rows(read)).toEqual([
      [0, null, 'Ann Berg', 'Good morning, all of you.'],
      [5000, null, 'Joe Park', 'Morning!'],
      [7000, null, 'Ann Berg', 'Shall we begin?'],
      [88_000, null, 'Joe Park', 'Yes.'],
    ])
    expect(findings(read)).toEqual([
      'tsv/columns -: The columns were told by what stands in them: start in column 1, speaker in column 2, text in column 3.',
      'tsv/time-of-day -: The times are times of day; they are counted from the first one.',
    ])
    expect(patchText(read, change(read, 1, { start: 6000 })).text).toContain('\n09:14:08\tJoe Park\tMorning!')
    const long = { durationMs: 10 * 3_600_000 }
    expect(readTranscript(read.text, 'a.txt', long).transcript.segments[0]?.start).toBe(33_242_000)
  })

  it('a defect: times of day stay such when all lines but the first are corrected', () => {
    const read = readFixture('tsv', 'meeting.txt')
    const segments = read.transcript.segments.map((segment, i) => {
      return i === 0 ? segment : { ...segment, start: (segment.start ?? 0) + 123 }
    })
    const again = readTranscript(patchText(read, { segments }).text ?? '', 'meeting.txt')
    expect(again.transcript.segments.map(({ start }) => start)).toEqual(segments.map(({ start }) => start))
  })

  it('reads lengths instead of ends', () => {
    const read = readFixture('tsv', 'durations.tsv')
    expect(rows(read)).toEqual([
      [1200, 3200, null, 'Erste Zeile'],
      [4000, 5500, null, 'Zweite Zeile'],
      [6000, 9000, null, 'Dritte Zeile'],
    ])
    expect(patchText(read, change(read, 1, { start: 4500 })).text).toContain(
      '\n00:00:04,500\t00:00:01,000\tZweite Zeile\ty\n',
    )
  })

  it('writes a new file as Whisper does', () => {
    const segments = [createSegment('a', 0, 1500, 'one\ttwo'), createSegment('b', 1500, 2000, '"three"')]
    expect(writeTranscript('tsv', { segments })).toBe(
      'start\tend\ttext\n0\t1500\tone two\n1500\t2000\t"""three"""\n',
    )
  })
})

it('reads time spans of NVivo, and writes both times in their place', () => {
  const read = readFixture('tsv', 'timespans.txt')
  expect(rows(read)).toEqual([
    [0, 5200, 'Ida', 'Who mends the nets?'],
    [5200, 9800, 'Udo', 'Nobody, since March.'],
    [10_400, 12_000, 'Ida', 'Well.'],
  ])
  const [first, second, third] = read.transcript.segments
  const added = createSegment('new', null, null, 'Hm.', { speaker: 'Udo' })
  const segments = [first!, { ...second!, start: 6000, end: 9900 }, added, third!]
  expect(patchText(read, { segments }).text).toBe(
    read.text.replace('0:05.2 - 0:09.8', '0:06.0 - 0:09.9').replace('0:10.4', '\tHm.\tUdo\n0:10.4'),
  )
})

it('reads spans and single times in one column, with any dash', () => {
  const text = 'Time Span,Text\n0:00 – 0:05,Hello there.\n0:06,And you?\n,Fine.\n'
  expect(rows(readTranscript(text, 'a.csv'))).toEqual([
    [0, 5000, null, 'Hello there.'],
    [6000, null, null, 'And you?'],
    [null, null, null, 'Fine.'],
  ])
})
