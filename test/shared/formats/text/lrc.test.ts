import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('reading LRC', () => {
  it('reads stamped lines and the title', () => {
    const read = readFixture('lrc', 'plain.lrc')
    expect(rows(read)).toEqual([
      [1200, null, null, 'The mill wheel turns'],
      [4050, null, null, 'the water runs'],
      [9900, null, null, 'and nobody counts the hours'],
    ])
    expect(read.title).toBe('The Mill Song')
    expect(findings(read)).toEqual([])
  })

  it('makes a line of every timestamp, moves them by the offset, and ends lines at empty timestamps', () => {
    const read = readFixture('lrc', 'repeats.lrc')
    expect(rows(read)).toEqual([
      [10_000, null, null, 'Row, row'],
      [70_000, null, null, 'Row, row'],
      [11_500, 13_500, 'F', 'down the stream'],
      [19_750, null, 'M', 'and home'],
      [21_500, null, 'F', 'again'],
      [22_500, null, 'M', 'again'],
    ])
    expect(findings(read)).toEqual([
      'lrc/several-times 4: 1 line has several times; each time is shown as a line.',
      'time/out-of-order 5: The line starts before the line above it.',
    ])
  })

  it('reads the times of words', () => {
    const { transcript } = readFixture('lrc', 'words.lrc')
    expect(transcript.segments.map(({ text }) => text)).toEqual([
      'Three small words',
      'and one more',
      'colons',
    ])
    expect(transcript.segments.map(({ words }) => words)).toEqual([
      [
        { text: 'Three', start: 5000, end: null },
        { text: ' small', start: 5400, end: null },
        { text: ' words', start: 5900, end: 6500 },
      ],
      [
        { text: 'and', start: 7000, end: null },
        { text: ' one', start: 7300, end: null },
        { text: ' more', start: 7600, end: null },
      ],
      [
        { text: 'co', start: 8250, end: null },
        { text: 'lons', start: 8500, end: null },
      ],
    ])
  })

  it('keeps every line of a broken file and says what is odd about it', () => {
    const read = readFixture('lrc', 'traps.lrc')
    expect(rows(read)).toEqual([
      [2500, null, null, 'one digit without a time'],
      [6_005_123, null, null, 'a long tape'],
      [1000, null, null, 'too early [00:61.00]no such second'],
    ])
    expect(findings(read)).toEqual([
      'lrc/text-outside 1: This text stands above the first time; it stays in the file but is not shown.',
      'lrc/no-time 4: This line has no time; it is shown with the line above.',
      'lrc/no-time 7: This line has no time; it is shown with the line above.',
      'time/out-of-order 6: The line starts before the line above it.',
    ])
  })

  it('leaves other texts with times in brackets to others', () => {
    expect(readTranscript('[0:01] Ann: yes\n[0:05] Bo: no\n', 'a.txt').format).toBe('timed-text')
    expect(readTranscript('[00:01.00]yes\n[00:05.00]no\n', 'a.lrc').format).toBe('lrc')
  })
})

describe('saving LRC', () => {
  it('moves one of several timestamps without touching the others, in the form of the file', () => {
    const read = readFixture('lrc', 'repeats.lrc')
    const { text, widened } = patchText(read, change(read, 1, { start: 71_234 }))
    expect(text).toContain('[00:10.50][01:11.73]Row, row\r\n')
    expect(widened).toBe(0)
    const long = readFixture('lrc', 'traps.lrc')
    expect(patchText(long, change(long, 1, { start: 6_060_000 })).text).toContain('[101:00.000]a long tape')
  })

  it('writes shared lines apart when they differ in more', () => {
    const read = readFixture('lrc', 'repeats.lrc')
    expect(patchText(read, change(read, 0, { text: 'Row on' })).text).toContain(
      '[00:10.50]Row on\r\n[01:10.50]Row, row\r\n[00:12.00]F: down',
    )
    const without = patchText(read, { segments: read.transcript.segments.toSpliced(0, 1) }).text
    expect(without).toContain('[00:00.00]\r\n[01:10.50]Row, row\r\n[00:12.00]')
  })

  it('writes ends as times without text', () => {
    const read = readFixture('lrc', 'repeats.lrc')
    expect(patchText(read, change(read, 2, { end: 14_500 })).text).toContain('stream\r\n[00:15.00]\r\n')
    expect(patchText(read, change(read, 3, { end: 20_000 })).text).toContain(
      '[00:20.25]M: and home\r\n[00:20.50]\r\n[00:22.00]',
    )
  })

  it('keeps the times of words, also in changed text', () => {
    const read = readFixture('lrc', 'words.lrc')
    const words = read.transcript.segments[0]?.words ?? []
    const moved = words.with(1, { text: ' small', start: 5500, end: null })
    expect(patchText(read, change(read, 0, { words: moved })).text).toContain(
      '<00:05.50>small <00:05.90>words',
    )
    const other = words.with(1, { text: ' big', start: null, end: null })
    expect(patchText(read, change(read, 0, { text: 'Three big words', words: other })).text).toContain(
      '[00:05.00]<00:05.00>Three big <00:05.90>words<00:06.50>\n',
    )
  })

  it('writes a new file', () => {
    const words = [
      { text: 'one', start: 0, end: 400 },
      { text: ' more', start: 500, end: 1500 },
    ]
    const segments = [
      createSegment('a', 0, 1500, 'one more', { speaker: 'Ada', words }),
      createSegment('b', 1500, 2000, 'two'),
      createSegment('c', 6_000_000, null, 'three'),
    ]
    expect(writeTranscript('lrc', { segments })).toBe(
      '[00:00.00]Ada: <00:00.00>one<00:00.40> <00:00.50>more<00:01.50>\n[00:01.50]two\n[00:02.00]\n[100:00.00]three\n',
    )
  })
})
