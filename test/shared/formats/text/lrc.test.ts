import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { message } from '../../../../shared/words/message.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, findings, fixture, readFixture, rows } from '../fixtures.ts'

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

  it('reads times of words in square brackets, where the first is that of the line', () => {
    const read = readFixture('lrc', 'words-in-brackets.lrc')
    expect(rows(read)).toEqual([
      [5000, null, null, 'hello mill'],
      [9250, null, null, 'turn the wheel'],
    ])
    expect(
      read.transcript.segments.map(({ words }) => words?.map(({ text, start }) => [text, start])),
    ).toEqual([
      [
        ['hello', 5000],
        [' mill', 6000],
      ],
      [
        ['turn', 9250],
        [' the', 10_500],
        [' wheel', 11_750],
      ],
    ])
  })

  it('takes a single time behind the words for the end', () => {
    expect(
      rows(readTranscript('[00:05.00]one two[00:07.50]\n[00:09.00]three [00:09.50]\n', 'a.lrc')),
    ).toEqual([
      [5000, 7500, null, 'one two'],
      [9000, 9500, null, 'three'],
    ])
  })

  it('reads mixed fractions, behind a point or a colon', () => {
    const text = '[00:02.5]a\n[00:04.10]b\n[00:07.005]c\n[00:09:5]d\n[00:11:50]e\n[00:13:505]f\n'
    const read = readTranscript(text, 'a.lrc')
    expect([read.format, ...rows(read).map(([start]) => start)]).toEqual([
      'lrc',
      2500,
      4100,
      7005,
      9500,
      11_500,
      13_505,
    ])
    expect(patchText(read, change(read, 3, { start: 9600 })).text).toBe(text.replace('09:5', '09:6'))
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
      'time/broken 7: “00:61.00” begins the line like a time, but is none that can be read; a time like “00:01.00” was expected.',
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

  it('shows some of very many times of a long text, says so, and keeps the others in the file', () => {
    const stamps = Array.from({ length: 25 }, (_, i) => `[00:${10 + i}.00]`).join('')
    const read = readTranscript(
      `[00:01.00]One\n${stamps}${'long '.repeat(2000).trim()}\n[01:00.00]Two\n`,
      'a.lrc',
    )
    expect(read.transcript.segments).toHaveLength(22)
    expect(read.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'lrc/too-many-times',
        line: 2,
        message: message('found.lineTooManyTimes', { count: 25, shown: 20 }),
      }),
    )
    const text = patchText(read, change(read, 3, { text: 'Other' })).text ?? ''
    expect(text.match(/\[\d/g)).toHaveLength(27)
    expect(text).toContain('\n[00:12.00]Other\n[00:13.00]long')
    expect(text).toContain('\n[00:30.00][00:31.00][00:32.00][00:33.00][00:34.00]\n[01:00.00]Two')
    expect(readTranscript(text, 'a.lrc').transcript.segments).toHaveLength(22)
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

  it('keeps the manner of times in square brackets, also in changed text', () => {
    const read = readFixture('lrc', 'words-in-brackets.lrc')
    const text = fixture('lrc', 'words-in-brackets.lrc')
    const words = read.transcript.segments[1]?.words ?? []
    const moved = words.with(1, { text: ' the', start: 10_250, end: null })
    expect(patchText(read, change(read, 1, { words: moved })).text).toBe(text.replace('10.500', '10.250'))
    const other = words.with(2, { text: ' mill', start: 11_750, end: null })
    expect(patchText(read, change(read, 1, { text: 'turn the mill', words: other })).text).toBe(
      text
        .replace(' [10:', '[10:')
        .replace('turn [00:10.500] the [00:11.750] wheel', 'turn [00:10.500] the [00:11.750] mill'),
    )
  })

  it('a defect: a first word in square brackets is no second time of its line', () => {
    const text = '[00:05.000] hello [00:06.000] world\n[00:09.250] feel [00:10.500] rise\n'
    const read = readTranscript(text, 'a.lrc')
    const edit = splitAtText(read.transcript, 0, 5, { durationMs: null, newId: 'new', label: 'Split' })
    const saved = patchText(read, apply(edit!, read.transcript)).text ?? ''
    expect(saved).toBe('[00:05.000] hello\n[00:06.000] world\n[00:09.250] feel [00:10.500] rise\n')
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

it('shows the text of a line once for all its times', () => {
  const text = `${'[00:01.00]'.repeat(2000)}${'a b '.repeat(5000)}\n`
  expectWithin(1000, () => readTranscript(text, 'a.lrc'))
})
