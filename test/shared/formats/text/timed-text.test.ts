import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { readTimedLine } from '../../../../shared/formats/text/timed-line.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, readFixture, rows } from '../fixtures.ts'

const MINUTES = 'timed-text/minutes-seconds -: Times with two fields were read as minutes and seconds.'

describe('reading text with times', () => {
  it('reads a line for each time', () => {
    const read = readFixture('timed-text', 'lines.txt')
    expect(rows(read).map(([start, end]) => [start, end])).toEqual([
      [0, null],
      [4000, null],
      [4000, null],
      [70_000, null],
    ])
    expect(findings(read)).toEqual([])
  })

  it('keeps title and footer out of the spoken lines and takes the title from them', () => {
    const read = readFixture('timed-text', 'minutes.txt')
    expect(rows(read).map((row) => row[0])).toEqual([0, 95_000, 3_728_000])
    expect(read.title).toBe('#12: Potatoes and Patience Transcript')
    expect(findings(read)).toEqual([
      MINUTES,
      'timed-text/outside 1: 4 paragraphs before the first time or after the last; kept in the file, not shown.',
    ])
  })

  it('reads brackets, fractions and names', () => {
    expect(rows(readFixture('timed-text', 'brackets.txt'))).toEqual([
      [1000, null, 'Ines', 'The bridge was closed.'],
      [5500, null, 'Karl', 'Since when?'],
      [9000, null, 'Ines', 'Since Tuesday, at 12:30 or so.'],
      [3_723_000, null, 'Karl', 'I see.'],
    ])
  })

  it('reads times on lines of their own, and keeps a paragraph without one', () => {
    const read = readFixture('timed-text', 'own-line.txt')
    expect(rows(read)).toEqual([
      [0, null, null, 'The lighthouse stands on a rock.\nIt was built of granite.'],
      [12_000, null, null, 'Its lamp is seen for twenty miles.'],
      [null, null, null, 'Nobody lives there now.'],
      [31_000, null, null, 'The keeper left in spring.'],
    ])
    expect(findings(read)).toEqual([MINUTES, 'timed-text/no-time 9: This paragraph has no time.'])
  })

  it('reads ranges with their ends', () => {
    expect(rows(readFixture('timed-text', 'ranges.txt')).map(([start, end]) => [start, end])).toEqual([
      [0, 2500],
      [2500, 5000],
      [6000, 7250],
    ])
    expect(rows(readTranscript('0:01 – 0:05 one\n0:05\t0:09\ttwo\n', 'a.txt'))).toEqual([
      [1000, 5000, null, 'one'],
      [5000, 9000, null, 'two'],
    ])
  })

  it('reads hours and minutes where minutes and seconds would leave most of the audio empty, or run backwards', () => {
    const text = '00:00 one\n00:40 two\n01:50 three\n'
    expect(rows(readTranscript(text, 'a.txt')).map((row) => row[0])).toEqual([0, 40_000, 110_000])
    const read = readTranscript(text, 'a.txt', { durationMs: 7_200_000 })
    expect(rows(read).map((row) => row[0])).toEqual([0, 2_400_000, 6_600_000])
    expect(findings(read)).toEqual([
      'timed-text/hours-minutes -: Times with two fields were read as hours and minutes.',
    ])
    expect(patchText(read, change(read, 1, { start: 2_460_000 })).text).toBe(
      '00:00 one\n00:41 two\n01:50 three\n',
    )
    expect(patchText(read, change(read, 1, { start: 2_460_500 }))).toEqual({
      text: '00:00 one\n00:41:00.500 two\n01:50 three\n',
      widened: 1,
    })
    expect(rows(readTranscript('0:10 a\n0:20:30 b\n0:21 c\n', 'a.txt')).map((row) => row[0])).toEqual([
      600_000, 1_230_000, 1_260_000,
    ])
  })

  it('says when a time has no text', () => {
    expect(findings(readTranscript('0:00:01 a\n\n0:00:02\n\n0:00:03 b\n', 'a.txt'))).toEqual([
      'text/empty 3: This time has no text.',
    ])
  })

  it('takes no frame numbers and no time inside a sentence for a time', () => {
    expect(readTranscript('At 12:30 we met.\nAt 12:45 we left.\n', 'a.txt').format).toBe('txt-plain')
    expect(readTimedLine('00:02:17:10 , 00:02:20:10 , Hello', { from: 0, to: 33 })).toBeNull()
  })
})

describe('other layouts', () => {
  it('reads names and times above the words', () => {
    const read = readFixture('timed-text', 'otter.txt')
    expect(rows(read)).toEqual([
      [0, null, 'Nora Flint', 'Shall we start with the roof?'],
      [7000, null, 'Omar Delacroix', 'Yes. It leaks above the stairs, and\nabove the kitchen too.'],
      [3_735_000, null, 'Nora Flint', 'Then that is decided.'],
    ])
    expect(findings(read)).toEqual([
      'timed-text/minutes-seconds -: Times with two fields were read as minutes and seconds.',
      'timed-text/outside 1: 2 paragraphs before the first time or after the last; kept in the file, not shown.',
    ])
    expect(rows(readFixture('timed-text', 'rev.txt'))).toEqual([
      [2000, null, 'Speaker 1', 'Who keeps the key?'],
      [5000, null, 'Speaker 2', 'I do. It hangs by the door.'],
      [70_000, null, 'Speaker 1', 'Good.'],
    ])
  })

  it('reads names on a line of their own', () => {
    expect(rows(readFixture('timed-text', 'names-below.txt'))).toEqual([
      [3000, null, 'Ann Berg', 'Is the heating on?'],
      [9000, null, 'Joe Park', 'It was this morning,\nat least.'],
      [20_000, null, 'Ann Berg', 'It is cold now.'],
    ])
  })

  it('reads frames at the rate that the highest of them speaks for', () => {
    const read = readFixture('timed-text', 'frames.txt')
    expect(rows(read)).toEqual([
      [1400, 3900, 'Speaker 1', 'The camera is running.'],
      [4967, 7500, 'Speaker 2', 'Then let us begin.'],
      [8000, 9333, 'Speaker 1', 'Please.'],
    ])
    expect(findings(read)).toEqual([
      'timed-text/frames -: The times have frames; 30 in a second were assumed.',
    ])
    expect(patchText(read, change(read, 1, { start: 5500 })).text).toContain('\n00:00:05:15 - 00:00:07:15\n')
  })

  it('reads times after the words', () => {
    expect(rows(readFixture('timed-text', 'after.txt'))).toEqual([
      [4000, null, 'Ann', 'The shop opens at nine.'],
      [11_000, null, 'Bo', 'It closes at noon,\nas you know.'],
      [19_000, null, 'Ann', 'And opens again at two.'],
      [25_000, null, 'Bo', 'If it rains.'],
    ])
  })

  it('adds lines in the layout of the file', () => {
    const added = createSegment('new', 65_000, null, 'And then?', { speaker: 'Eva' })
    const after = (name: string) => {
      const read = readFixture('timed-text', name)
      return patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) }).text
    }
    expect(after('otter.txt')).toContain('too.\n\nEva  1:05\nAnd then?\n\nNora Flint  1:02:15')
    expect(after('rev.txt')).toContain('door.\n\nEva (01:05):\nAnd then?\n\nSpeaker 1 (01:10):')
    expect(after('names-below.txt')).toContain('least.\n\n00:01:05 Eva\nAnd then?\n\n00:00:20 Ann')
    expect(after('after.txt')).toContain('know. [00:11]\n\nEva: And then? [01:05]\n\nAnn: And')
  })
})

describe('saving text with times', () => {
  it('keeps whole seconds whole and widens a finer time only where it stands', () => {
    const read = readFixture('timed-text', 'lines.txt')
    expect(patchText(read, change(read, 1, { start: 3000 })).text).toBe(
      fixture('timed-text', 'lines.txt').replace('00:00:04 before', '00:00:03 before'),
    )
    expect(patchText(read, change(read, 1, { start: 3450, end: 3900 }))).toEqual({
      text: fixture('timed-text', 'lines.txt').replace('00:00:04 before', '00:00:03.450 before'),
      widened: 1,
    })
  })

  it('puts new lines in the manner of their neighbours and cuts lines out whole', () => {
    const read = readFixture('timed-text', 'lines.txt')
    const segments = read.transcript.segments.toSpliced(2, 1, createSegment('n', 8000, null, 'Slowly.'))
    expect(patchText(read, { segments }).text).toBe(
      fixture('timed-text', 'lines.txt').replace('00:00:04 That takes an hour.', '00:00:08 Slowly.'),
    )
    const ranges = readFixture('timed-text', 'ranges.txt')
    const more = ranges.transcript.segments.toSpliced(3, 0, createSegment('n', 8000, 9000, 'Silence.'))
    expect(patchText(ranges, { segments: more }).text).toBe(
      `${fixture('timed-text', 'ranges.txt')}[00:00:08.000 --> 00:00:09.000]   Silence.\n`,
    )
  })

  it('gives a paragraph without a time the form of the others', () => {
    const read = readFixture('timed-text', 'own-line.txt')
    expect(patchText(read, change(read, 2, { start: 20_000 })).text).toContain(
      '\r\n\r\n0:20\r\n\r\nNobody lives there now.\r\n\r\n0:31\r\n',
    )
  })

  it('writes a fresh file in one form, with milliseconds when a line needs them', () => {
    const segments = [
      createSegment('a', 1999, 2500, 'one\ntwo', { speaker: 'Ann' }),
      createSegment('b', 3_600_000, null, '0:05 it is', { speaker: 'Ann' }),
    ]
    expect(writeTranscript('timed-text', { segments })).toBe(
      '00:00:01.999 Ann: one\ntwo\n\n01:00:00.000 0:05 it is\n',
    )
  })
})
