import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, patched, readFixture, rows } from '../fixtures.ts'

describe('reading oTranscribe', () => {
  it('reads times for programs, paragraphs and names', () => {
    const read = readFixture('otr', 'modern.otr')
    expect(rows(read)).toEqual([
      [3520, null, 'Ann', 'Is the kettle on?'],
      [7000, null, 'Tom', 'It & the stove.\nBoth.'],
      [12_250, null, 'Tom', 'Good.'],
      [75_100, null, 'Tom', 'We wait.'],
      [null, null, 'Ann', 'Nobody timed this.'],
    ])
    expect(findings(read)).toEqual(['otr/no-time 1: This paragraph has no time.'])
  })

  it('reads the clocks and breaks of old files, and times inside of the text', () => {
    const read = readFixture('otr', 'old.otr')
    expect(rows(read)).toEqual([
      [5000, null, null, 'First line'],
      [62_000, null, null, 'Second – line'],
      [70_000, null, null, 'Words first and after.'],
    ])
    expect(findings(read)).toEqual([
      'otr/time-inside 2: The time stands inside the paragraph; it is shown as the time of the whole paragraph.',
    ])
  })

  it('reads bold names, keeps what breaks off and says what it cannot read', () => {
    const timestamp = (time: string, seen = time) =>
      `<span class=\\"timestamp\\" data-timestamp=\\"${time}\\">${seen}</span> `
    const text = `{"media":"a.mp3","text":"<p>${timestamp('1')}<b>Ann:</b> a</p><p>${timestamp('x', '?')}<b>Ann</b>: b</p><p>${timestamp('?', '0:09')}`
    const read = readTranscript(text, 'a.otr')
    expect(rows(read)).toEqual([
      [1000, null, 'Ann', 'a'],
      [null, null, 'Ann', 'b'],
      [9000, null, 'Ann', ''],
    ])
    expect(findings(read)).toEqual([
      'json/cut-off 1: The JSON breaks off or makes no sense here; what stands before was read.',
      'time/unreadable 1: This time cannot be read.',
      'text/empty 1: This time has no text.',
    ])
    expect(patched(read, change(read, 0, { text: 'c' })).text).toBe(text.replace(' a</p>', ' c</p>'))
  })

  it('reads a text without any time', () => {
    expect(rows(readTranscript('{"text":"<p>Ann: Well.</p>","media":"","media-time":0}', 'a.otr'))).toEqual([
      [null, null, null, 'Ann: Well.'],
    ])
  })
})

describe('saving oTranscribe', () => {
  it('changes both times, and writes text for HTML inside of JSON', () => {
    const read = readFixture('otr', 'modern.otr')
    expect(patched(read, change(read, 0, { start: 61_999, text: 'A "b" & c' })).text).toBe(
      read.text
        .replace('data-timestamp=\\"3.52\\"', 'data-timestamp=\\"61.999\\"')
        .replace('>0:03<', '>1:01<')
        .replace('Is the kettle on?', 'A \\"b\\" &amp; c'),
    )
    const old = readFixture('otr', 'old.otr')
    expect(patched(old, change(old, 1, { start: 63_000 })).text).toBe(old.text.replaceAll('1:02', '1:03'))
    expect(patched(old, change(old, 1, { text: 'für alle' })).text).toContain('&nbsp;f\\u00fcr alle<br><br>')
  })

  it('gives a time to a paragraph, and puts it first where words stood before it', () => {
    const read = readFixture('otr', 'modern.otr')
    expect(patched(read, change(read, 4, { start: 90_500 })).text).toContain(
      '<p><span class=\\"timestamp\\" contenteditable=\\"false\\" data-timestamp=\\"90.5\\">1:30</span> Ann: Nobody timed this.</p>',
    )
    const old = readFixture('otr', 'old.otr')
    const { text } = patched(old, change(old, 2, { text: 'All new.' }))
    expect(rows(readTranscript(text, 'a.otr'))[2]).toEqual([70_000, null, null, 'All new.'])
  })

  it('inserts lines in paragraphs and between them', () => {
    const read = readFixture('otr', 'modern.otr')
    const [a, b, c, ...rest] = read.transcript.segments
    const more = (id: string, start: number) => createSegment(id, start, null, 'More.', { speaker: 'Tom' })
    const { text } = patched(read, {
      segments: [a!, b!, more('n1', 9000), c!, more('n2', 13_000), ...rest],
    })
    expect(text).toContain(
      'Both.</p><p><span class=\\"timestamp\\" contenteditable=\\"false\\" data-timestamp=\\"9\\">0:09</span>\u00a0More.</p><p>',
    )
    expect(text).toContain(
      'Good. <span class=\\"timestamp\\" contenteditable=\\"false\\" data-timestamp=\\"13',
    )
    expect(rows(readTranscript(text, 'a.otr')).map((row) => row[0])).toEqual([
      3520,
      7000,
      9000,
      12_250,
      13_000,
      75_100,
      null,
    ])
  })

  it('writes a fresh file', () => {
    const read = readFixture('otr', 'modern.otr')
    const fresh = writeTranscript('otr', read.transcript)
    expect(Object.keys(JSON.parse(fresh) as object)).toEqual(['text', 'media', 'media-source', 'media-time'])
    expect(rows(readTranscript(fresh, 'a.otr'))).toEqual(rows(read))
  })
})
