import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../fixtures.ts'

describe('reading SubRip', () => {
  it('shows plain text: tags gone, entities decoded, lines joined', () => {
    expect(rows(readFixture('srt', 'plain.srt'))).toEqual([
      [1000, 3250, null, 'The kettle has just boiled.'],
      [3250, 6000, null, 'Put the blue cup on the table\nand the red one on the shelf.'],
      [7125, 9900, null, 'Salt & pepper are behind you.'],
      [10000, 12040, null, 'Thank you.'],
    ])
  })

  it('lets a named speaker go on until the next name', () => {
    expect(rows(readFixture('srt', 'crlf-bom-speakers.srt'))).toEqual([
      [0, 2000, 'Ada', 'Did the parcel come?'],
      [2000, 4000, 'Ada', 'not the small one,\nthe other one'],
      [4500, 6000, 'Bert', 'It came at 12:30.'],
      [6000, 8000, 'Ada', 'Good.'],
    ])
  })

  it('keeps every cue of a broken file and says what is odd about it', () => {
    const read = readFixture('srt', 'traps.srt')
    expect(rows(read)).toEqual([
      [1500, 2250, null, 'short fractions'],
      [3000, 2000, null, 'runs backwards'],
      [4000, 5000, null, 'no number, no spaces'],
      [6000, 7000, null, 'text after a blank line'],
      [null, null, null, 'this cue has no times'],
      [8000, 8000, null, 'first part\n\nsecond part'],
      [7000, 10_000, null, ''],
      [null, null, null, 'seventy-one'],
      [360_000_000, 360_001_000, null, 'beside the times'],
      [360_002_000, 360_003_000, null, 'below them\n2024'],
    ])
    expect(findings(read)).toEqual([
      'srt/text-outside 1: This text belongs to no cue; it stays in the file but is not shown.',
      'srt/missing-index 10: This cue has no number.',
      'srt/number-order 27: Number 9 follows 6.',
      'time/short-fraction 4: “00:00:01,5” has one digit after the seconds; read as 500 ms.',
      'time/short-fraction 4: “00:00:02.25” has two digits after the seconds; read as 250 ms.',
      'srt/no-blank-line 7: No blank line divides this cue from the one above.',
      'srt/blank-before-text 14: A blank line stands between the times and the text.',
      'srt/missing-time 18: This cue has a number and text, but no times.',
      'srt/blank-in-text 22: A blank line stands inside the text.',
      'text/empty 28: This cue has no text.',
      'time/unreadable 31: “00:6l:00,000” is no time that can be read.',
      'time/end-before-start 7: The line ends before it starts.',
      'time/no-length 22: The line ends when it starts.',
      'time/out-of-order 28: The line starts before the line above it.',
    ])
  })

  it('says what follows the times', () => {
    const read = readTranscript('1\n00:00:01,000 --> 00:00:02,000 position:50%\nhello\n', 'a.srt')
    expect(findings(read)).toEqual([
      'srt/after-times 2: “position:50%” follows the times; it stays in the file but is not shown.',
    ])
  })

  it('reads times and numbers as people mean them, says so, and saves them in their form', () => {
    const text = [
      '1.0\n00:00:01,000 - > 00:00:02,000\none',
      '2.0\n00：00：03，000 --> 00：00：04，500\ntwo',
      '3.0\n00:00:05:125 --> 00:00:60,000\nthree\n',
    ].join('\n\n')
    const read = readTranscript(text, 'a.srt')
    expect(rows(read)).toEqual([
      [1000, 2000, null, 'one'],
      [3000, 4500, null, 'two'],
      [5125, 60_000, null, 'three'],
    ])
    expect(findings(read)).toEqual([
      'srt/odd-index 1: The number of this cue is written “1.0”; players want digits only.',
      'srt/odd-index 5: The number of this cue is written “2.0”; players want digits only.',
      'srt/odd-index 9: The number of this cue is written “3.0”; players want digits only.',
      'time/odd-arrow 2: “- >” between the times was read as an arrow; players want “-->”.',
      'time/odd 6: “00：00：03，000” is written in an odd way; read as 0:03.000.',
      'time/odd 6: “00：00：04，500” is written in an odd way; read as 0:04.500.',
      'time/odd 10: “00:00:05:125” is written in an odd way; read as 0:05.125.',
      'time/odd 10: “00:00:60,000” is written in an odd way; read as 1:00.000.',
    ])
    const later = {
      segments: read.transcript.segments.map((one) => ({ ...one, start: (one.start ?? 0) + 250 })),
    }
    expect(patched(read, later).text).toBe(
      text.replace('01,000', '01,250').replace('03，000', '03，250').replace('05:125', '05:375'),
    )
    expect(patched(read, { segments: read.transcript.segments.slice(1) }).text).toMatch(
      /^1\.0\n00：00.*\n2\.0\n00:00:05/s,
    )
  })

  it('never writes over a time that it could not read', () => {
    const text = '1\n00:00:01,000 --> 00:00:xx,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n'
    const read = readTranscript(text, 'a.srt')
    expect(patched(read, change(read, 0, { start: 1500 })).text).toBe(text.replace('01,000', '01,500'))
  })

  it('takes {i}, {b} and {u} for tags where they are closed', () => {
    const read = readTranscript(
      '1\n00:00:01,000 --> 00:00:02,000\n{i}It {b}rained{/b}.{/i} {x} {u}\n',
      'a.srt',
    )
    expect(rows(read)[0]?.[3]).toBe('It rained. {x} {u}')
    expect(patched(read, change(read, 0, { text: 'It poured. {x} {u}' })).text).toContain(
      '\n{i}It {b}poured{/b}.{/i} {x} {u}\n',
    )
    const [segment] = read.transcript.segments
    const written = writeTranscript('srt', { segments: [{ ...segment!, text: 'say {i}what{/i}' }] })
    expect(rows(readTranscript(written, 'a.srt'))[0]?.[3]).toBe('say {i}what{/i}')
  })

  it('lets a name that stands once, as in a credit, count for its own cue only', () => {
    const cues = ['DUBBED BY: a friend', 'one', 'two', 'three'].map(
      (line, i) => `${i + 1}\n00:00:0${i + 1},000 --> 00:00:0${i + 1},900\n${line}\n`,
    )
    const read = readTranscript(cues.join('\n'), 'a.srt')
    expect(rows(read).slice(1)).toEqual([
      [2000, 2900, null, 'one'],
      [3000, 3900, null, 'two'],
      [4000, 4900, null, 'three'],
    ])
    // A second line of the same speaker is named, too.
    const named = patched(read, change(read, 2, { speaker: 'DUBBED BY' })).text
    expect(named).toContain('\nDUBBED BY: two\n')
  })

  it('notices captions that roll', () => {
    const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    const cues = words
      .slice(1)
      .map((word, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${words[i]}\n${word}\n`)
    expect(findings(readTranscript(cues.join('\n'), 'a.srt'))).toEqual([
      'text/repeated -: 5 of 6 cues repeat the text of the cue before (rolling captions).',
    ])
  })

  it('takes a number above the times for the number even without a blank line', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\n42\n2\n00:00:02,000 --> 00:00:03,000\nb\n'
    expect(rows(readTranscript(text, 'a.srt')).map((row) => row[3])).toEqual(['42', 'b'])
  })
})

describe('saving SubRip', () => {
  it('prints a changed time in the manner of its own token', () => {
    const read = readTranscript('1\n0:00:01.50-->0:00:02\na\n\n2\n0:00:03.00-->0:00:04\nb\n', 'a.srt')
    expect(patched(read, change(read, 0, { start: 1250, end: 2000 }))).toEqual({
      text: '1\n0:00:01.25-->0:00:02\na\n\n2\n0:00:03.00-->0:00:04\nb\n',
      widened: 0,
    })
    expect(patched(read, change(read, 0, { start: 1255, end: 2001 }))).toEqual({
      text: '1\n0:00:01.255-->0:00:02.001\na\n\n2\n0:00:03.00-->0:00:04\nb\n',
      widened: 2,
    })
  })

  it('writes the next start where a line has no end of its own any more', () => {
    const read = readFixture('srt', 'plain.srt')
    const { text } = patched(read, change(read, 1, { end: null }))
    expect(text).toContain('00:00:03,250 --> 00:00:07,125')
  })

  it('renumbers when a line comes in and the file was numbered without gaps', () => {
    const read = readTranscript(fixture('srt', 'plain.srt').replaceAll('\n', '\r\n'), 'a.srt')
    const segments = read.transcript.segments.toSpliced(1, 0, createSegment('n', 2000, 3250, 'Careful.'))
    expect(patched(read, { segments }).text.split('\r\n').slice(3, 13)).toEqual([
      '',
      '2',
      '00:00:02,000 --> 00:00:03,250',
      'Careful.',
      '',
      '3',
      '00:00:03,250 --> 00:00:06,000',
      'Put the <i>blue</i> cup on the table',
      'and the red one on the shelf.',
      '',
    ])
  })

  it('leaves the numbers alone when they had gaps', () => {
    const read = readTranscript(fixture('srt', 'plain.srt').replace('\n4\n', '\n9\n'), 'a.srt')
    expect(patched(read, { segments: read.transcript.segments.slice(1) }).text).toMatch(
      /^2\n[^]*\n3\n[^]*\n9\n/,
    )
  })

  it('gives a cue without times its times when the user sets them', () => {
    const read = readTranscript(
      '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\nb\n\n3\n00:00:05,000 --> 00:00:06,000\nc\n',
      'a.srt',
    )
    expect(patched(read, change(read, 1, { start: 3000, end: 4000 })).text).toBe(
      '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n\n3\n00:00:05,000 --> 00:00:06,000\nc\n',
    )
  })

  it('fills an empty cue on a line of its own, and escapes only what would be read as markup', () => {
    const read = readTranscript(
      '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:05,000 --> 00:00:06,000\nc\n',
      'a.srt',
    )
    const { text } = patched(read, change(read, 0, { text: 'a < b & <i>c</i> &lt;' }))
    expect(text).toBe(
      '1\n00:00:01,000 --> 00:00:02,000\na < b & &lt;i>c&lt;/i> &amp;lt;\n\n2\n00:00:05,000 --> 00:00:06,000\nc\n',
    )
    expect(readTranscript(text, 'a.srt').transcript.segments[0]?.text).toBe('a < b & <i>c</i> &lt;')
  })

  it('names the speaker where the line would otherwise be said by another', () => {
    const read = readFixture('srt', 'crlf-bom-speakers.srt')
    expect(patched(read, change(read, 1, { speaker: 'Cleo' })).text).toContain(
      '\r\nCleo: not the small one,\r\n',
    )
    expect(patched(read, change(read, 2, { speaker: 'Cleo' })).text).toContain(
      '\r\nCleo: It came at 12:30.\r\n',
    )
    expect(patched(read, { segments: read.transcript.segments.slice(1) }).text).toContain(
      '\r\nAda: not the small one,',
    )
  })

  it('writes a fresh file, giving lines without a time a share of the gap', () => {
    const segments = [
      createSegment('a', 1000, null, 'one', { speaker: 'Ada' }),
      createSegment('b', null, null, 'two', { speaker: 'Ada' }),
      createSegment('c', 5000, 6000, 'three', { speaker: 'Bert' }),
    ]
    expect(writeTranscript('srt', { segments })).toBe(
      '1\n00:00:01,000 --> 00:00:03,000\nAda: one\n\n2\n00:00:03,000 --> 00:00:05,000\ntwo\n\n3\n00:00:05,000 --> 00:00:06,000\nBert: three\n',
    )
  })

  it('a defect: text beside the times stays one row', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000 beside\n\n2\n00:00:03,000 --> 00:00:04,000\nbelow\n'
    const read = readTranscript(text, 'a.srt')
    expect(patchText(read, change(read, 0, { text: 'two\nrows' })).text).toBe(
      text.replace('beside', 'two rows'),
    )
    expect(patchText(read, change(read, 1, { text: 'two\nrows' })).text).toBe(
      text.replace('below', 'two\nrows'),
    )
  })
})
