import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { ass } from '../../../../shared/formats/text/ass.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('reading ASS', () => {
  it('reads events by the order of the columns, and only those', () => {
    const read = readFixture('ass', 'plain.ass')
    expect(rows(read)).toEqual([
      [1000, 3500, 'Ines', 'The boats, all of them,\nare late today.'],
      [4000, 6250, null, 'No {wind}\u00a0at all.'],
      [7000, 9000, 'Karl', 'We can wait.'],
    ])
    expect([read.title, findings(read)]).toEqual(['Harbour', []])
    expect(rows(readFixture('ass', 'columns.ass'))).toEqual([[1000, 2000, null, 'Hello']])
    expect(rows(readFixture('ass', 'old.ssa'))[1]).toEqual([2000, 3000, 'NTP', 'Second one'])
  })

  it('reads syllables as words, and shows no drawings', () => {
    const { transcript } = readFixture('ass', 'karaoke.ass')
    expect(transcript.segments.map(({ text }) => text)).toEqual(['Row, row, your boat', '', '{an open brace'])
    expect(transcript.segments[0]?.words).toEqual([
      { text: 'Row, ', start: 10_500, end: 10_700 },
      { text: 'row, ', start: 10_700, end: 11_000 },
      { text: 'your ', start: 11_000, end: 11_250 },
      { text: 'boat', start: 11_250, end: 11_650 },
    ])
  })

  it('keeps every event of a broken file and says what is odd about it', () => {
    const read = readFixture('ass', 'traps.ass')
    expect(rows(read)).toEqual([
      [5000, 4000, null, 'runs backwards'],
      [null, null, null, 'no start'],
      [1000, null, null, ''],
      [1500, 2000, null, 'colons'],
      [3000, 4000, null, ''],
    ])
    expect(findings(read)).toEqual([
      'ass/times 4: The times of this line cannot be read.',
      'ass/times 5: The times of this line cannot be read.',
      'ass/unread 6: This line among the events is none; it stays in the file but is not shown.',
      'time/end-before-start 3: The line ends before it starts.',
    ])
  })
})

describe('saving ASS', () => {
  it('rounds times to hundredths and keeps the tags around changed words', () => {
    const read = readFixture('ass', 'plain.ass')
    const { text, widened } = patchText(
      read,
      change(read, 0, { start: 1237, text: 'The boats, all of them,\nare very slow today.' }),
    )
    expect(text).toContain('0:00:01.24,0:00:03.50,Default,Ines,')
    expect(text).toContain('{\\an8}The boats, all of them,\\Nare {\\i1}very slow{\\i0} today.')
    expect(widened).toBe(0)
  })

  it('writes names where there were none, without commas', () => {
    const read = readFixture('ass', 'plain.ass')
    expect(patchText(read, change(read, 1, { speaker: 'Lee, Ann' })).text).toContain(
      'Default,Lee; Ann,0,0,0,,No',
    )
  })

  it('changes the lengths of syllables', () => {
    const read = readFixture('ass', 'karaoke.ass')
    const words = read.transcript.segments[0]?.words ?? []
    const moved = words
      .with(1, { text: 'row, ', start: 10_800, end: 11_000 })
      .with(3, { text: 'boat', start: 11_250, end: 11_900 })
    expect(patchText(read, change(read, 0, { words: moved })).text).toContain(
      '{\\k50}{\\k30}Row, {\\kf20}row, {\\k25\\i1}your {\\K65}boat',
    )
  })

  it.each([
    ['{\\p1}m 0 0 l 9 9{\\p0}', '{\\p1}m 0 0 l 9 9{\\p0}new', 'new'],
    ['{\\p1}m 0 0 l 9 9', '{\\p1}m 0 0 l 9 9{\\p0}new', 'new'],
    ['{\\i1\\p1}m 0 0{\\p0}some{\\p2} m 1 1', '{\\i1\\p1}m 0 0{\\p0}some new{\\p2} m 1 1', 'some new'],
  ])('puts text beside a drawing, not in its place: %s', (raw, saved, shown) => {
    const text = `[Script Info]\n\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:10.00,0:00:12.00,One\nDialogue: 0:00:12.00,0:00:14.00,${raw}\n`
    const read = readTranscript(text, 'a.ass')
    const written = patchText(read, change(read, 1, { text: shown })).text ?? ''
    expect(written).toBe(text.replace(raw, saved))
    expect(readTranscript(written, 'a.ass').transcript.segments[1]?.text).toBe(shown)
  })

  it('adds an event like its neighbour', () => {
    const read = readFixture('ass', 'plain.ass')
    const added = createSegment('new', 6500, 6900, 'a\nb', { speaker: 'Karl' })
    const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
    expect(text).toContain(
      'at all.\nDialogue: 1,0:00:06.50,0:00:06.90,Default,Karl,0,0,0,,a\\Nb\nDialogue: 0,0:00:07.00',
    )
  })

  it('writes a new file, words as karaoke', () => {
    const words = [
      { text: 'one', start: 100, end: 400 },
      { text: ' {two}', start: 500, end: 900 },
    ]
    const segments = [
      createSegment('a', 0, 1500, 'one {two}', { speaker: 'Ada', words }),
      createSegment('b', 3_600_000, 3_601_004, 'three\nfour'),
    ]
    const text = writeTranscript('ass', { segments })
    expect(text).toMatch(/^\[Script Info\]\n[^]*\n\[V4\+ Styles\]\n[^]*\n\[Events\]\nFormat: Layer, Start/)
    expect(text).toMatch(
      /\nDialogue: 0,0:00:00\.00,0:00:01\.50,Default,Ada,0,0,0,,\{\\k10\}\{\\k40\}one\{\\k40\} \\\{two\\\}\nDialogue: 0,1:00:00\.00,1:00:01\.00,Default,,0,0,0,,three\\Nfour\n$/,
    )
    expect(readTranscript(text, 'a.ass').transcript.segments[0]?.words?.[1]).toEqual({
      text: ' {two}',
      start: 500,
      end: 900,
    })
  })
})

it('looks for the fields of an event in its line only', () => {
  const text = `[Events]\n${'Dialogue:x\n'.repeat(260_000)}`
  expectWithin(2500, () => ass.read(text, { durationMs: null }))
})
