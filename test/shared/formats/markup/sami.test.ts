import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, findings, patched, readFixture, rows } from '../fixtures.ts'

describe('reading SAMI', () => {
  it('reads the language with most text, through tags that are left open', () => {
    const read = readFixture('smi', 'two-languages.smi')
    expect(rows(read)).toEqual([
      [1200, 3400, null, 'The ferry\nis late & full.'],
      [4000, null, null, 'We wait.'],
      [6500, 8000, null, "It's here."],
    ])
    expect(findings(read)).toEqual([
      'smi/other-language -: The text of “DACC” is kept in the file, not shown; it goes with a line that is removed.',
    ])
  })

  it('reads closed tags', () => {
    expect(rows(readFixture('smi', 'closed.smi'))).toEqual([
      [500, 1900, null, 'One by one'],
      [2000, null, null, 'they leave.'],
    ])
  })

  it('joins paragraphs of one language, also before the first tag', () => {
    expect(rows(readTranscript('<SAMI><SYNC Start=1>a <b>b</b><P>c<SYNC Start=2>d', 'a.smi'))).toEqual([
      [1, null, null, 'a b\nc'],
      [2, null, null, 'd'],
    ])
  })

  it('keeps text whose start cannot be read', () => {
    const read = readTranscript('<SAMI><BODY><SYNC Start=soon>a<SYNC Start=9>b</BODY></SAMI>', 'a.smi')
    expect(rows(read)).toEqual([
      [null, null, null, 'a'],
      [9, null, null, 'b'],
    ])
    expect(findings(read)).toEqual(['time/unreadable 1: This text has no start that can be read.'])
  })
})

describe('saving SAMI', () => {
  it('changes starts, and the moments that clear the screen', () => {
    const read = readFixture('smi', 'two-languages.smi')
    const { text } = patched(read, change(read, 0, { start: 1300, end: 3300, text: 'New & old\nways' }))
    expect(text).toBe(
      read.text
        .replace('Start=1200', 'Start=1300')
        .replace('Start=3400', 'Start=3300')
        .replace('The ferry<br>is late &amp; full.', 'New &amp; old<br>ways'),
    )
  })

  it('clears the screen where an end is given, and writes inserted lines', () => {
    const read = readFixture('smi', 'two-languages.smi')
    const [a, b, c] = read.transcript.segments
    const { text } = patched(read, {
      segments: [a!, createSegment('n', 3500, 3900, 'Hm.'), { ...b!, end: 6000 }, c!],
    })
    expect(text).toContain(
      '<SYNC Start=3500><P Class=ENCC>Hm.\n<SYNC Start=3900><P Class=ENCC>&nbsp;\n<SYNC Start=4000>',
    )
    expect(text).toContain('<i>wait</i>.\n<SYNC Start=6000><P Class=ENCC>&nbsp;\n<SYNC Start=6500>')
    expect(rows(readTranscript(text, 'a.smi')).map((row) => row.slice(0, 2))).toEqual([
      [1200, 3400],
      [3500, 3900],
      [4000, 6000],
      [6500, 8000],
    ])
    expect(text.match(/Færgen/g)).toHaveLength(1)
    const closed = readFixture('smi', 'closed.smi')
    const more = { segments: [...closed.transcript.segments, createSegment('n', 2600, 2900, 'All.')] }
    expect(rows(readTranscript(patched(closed, more).text, 'a.smi'))[2]).toEqual([2600, 2900, null, 'All.'])
  })
})

it('joins a great many paragraphs of one moment', () => {
  const text = `<SAMI><SYNC Start=1>${'<P>a'.repeat(150_000)}`
  expectWithin(2000, () => expect(readTranscript(text, 'a.smi').transcript.segments).toHaveLength(1))
})
