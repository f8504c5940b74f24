import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('reading Audacity labels', () => {
  it('reads labels over a stretch and at a point', () => {
    const read = readFixture('audacity', 'plain.txt')
    expect(rows(read)).toEqual([
      [500, 2250, null, 'The gate opens.'],
      [2250, 4100, null, 'Somebody laughs.'],
      [6000, 6000, null, 'bell'],
      [7125, 9000, null, 'The gate closes.'],
    ])
    expect(findings(read)).toEqual([])
  })

  it('reads decimal commas, leaves frequencies alone, shows tabs as spaces', () => {
    const read = readFixture('audacity', 'comma.txt')
    expect(rows(read)).toEqual([
      [1500, 2750, null, 'Erste Marke'],
      [3000, 4500, null, 'mit Tabulator'],
      [4000, 5000, null, ''],
    ])
    expect(findings(read)).toEqual(['text/empty 4: This label has no text.'])
  })

  it('reads clocks, and names before the text', () => {
    expect(rows(readFixture('audacity', 'clock.txt'))).toEqual([
      [0, 2500, 'Ann', 'Who is there?'],
      [2500, 4000, 'Bo', 'Only me.'],
      [4000, 6000, 'Ann', 'Come in.'],
    ])
  })

  it('says which line begins like a label and is none', () => {
    const label = (n: number) => `${n}.5\t${n}.9\tone ${n}\n`
    const read = readTranscript(`${label(1)}2,x\t3.5\ttwo\n${[4, 5, 6, 7].map(label).join('')}`, 'a.txt')
    expect(findings(read)).toEqual([
      'time/broken 2: “2,x\t3.5” begins the line like a time, but is none that can be read; a time like “1.5\t1.9” was expected.',
    ])
  })

  it('keeps every line of a broken file and says what is odd about it', () => {
    const read = readFixture('audacity', 'traps.txt')
    expect(rows(read).slice(0, 4)).toEqual([
      [3000, 1000, null, 'runs backwards and goes on'],
      [2000, 4000, null, 'earlier'],
      [5000, 6000, null, 'later'],
      [7000, 8000, null, ''],
    ])
    expect(findings(read)).toEqual([
      'audacity/outside 1: This line has no times; it stays in the file but is not shown.',
      'audacity/no-times 3: This line has no times; it is shown with the label above.',
      'text/empty 6: This label has no text.',
      'time/end-before-start 2: The line ends before it starts.',
      'time/out-of-order 4: The line starts before the line above it.',
    ])
  })

  it('leaves tables to others by their names', () => {
    const text = '0.5\t1.5\tone\n1.5\t2.5\ttwo\n'
    expect(readTranscript(text, 'a.txt').format).toBe('audacity')
    expect(readTranscript(text, 'a.tsv').format).toBe('tsv')
  })
})

describe('saving Audacity labels', () => {
  it('prints times as they stood and keeps the frequencies', () => {
    const read = readFixture('audacity', 'comma.txt')
    expect(patchText(read, change(read, 0, { start: 1230, text: 'two\nlines' })).text).toContain(
      '1,230\t2,750000\ttwo lines\r\n\\\t120,500000\t4000,000000\r\n3,000000',
    )
    expect(patchText(read, { segments: read.transcript.segments.slice(1) }).text).toMatch(/^\ufeff3,000000/)
  })

  it('puts a tab before the first text of a label that has none', () => {
    const read = readTranscript('1.0\t2.0\tone\n3.0\t4.0\n5.0\t6.0\t\n', 'labels.txt')
    const segments = read.transcript.segments.map((one) => ({ ...one, text: one.text || 'new' }))
    expect(patchText(read, { segments }).text).toBe('1.0\t2.0\tone\n3.0\t4.0\tnew\n5.0\t6.0\tnew\n')
  })

  it('writes a new file', () => {
    const segments = [
      createSegment('a', 0, 1500, 'one', { speaker: 'Ada' }),
      createSegment('b', 1500, null, 'two\nthree', { speaker: 'Ada' }),
    ]
    expect(writeTranscript('audacity', { segments })).toBe(
      '0.000\t1.500\tAda: one\n1.500\t2.500\ttwo three\n',
    )
  })
})
