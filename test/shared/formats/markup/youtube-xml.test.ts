import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { splitBefore, withText } from '../app-edits.ts'
import { change, findings, patched, readFixture, rows } from '../fixtures.ts'

describe('reading the XML of YouTube', () => {
  it('reads seconds and text that is escaped twice', () => {
    const read = readFixture('youtube-xml', 'srv1.xml')
    expect(rows(read)).toEqual([
      [500, 2750, null, "The snow isn't deep"],
      [2750, 5750, null, 'but it "sings"\nwhen you walk.'],
      [7123, 8623, null, 'Tea & bread'],
    ])
    expect(findings(read)).toEqual([])
  })

  it('reads milliseconds and names, and keeps a line without text', () => {
    const read = readFixture('youtube-xml', 'srv2.xml')
    expect(rows(read)).toEqual([
      [500, 2750, 'NORA', 'Is it deep?'],
      [2750, 5750, 'OLE', 'Up to here.'],
      [6000, null, null, ''],
    ])
    expect(findings(read)).toEqual(['text/empty 5: This line has no text.'])
  })

  it('reads words that count from their line, and leaves events without text', () => {
    const read = readFixture('youtube-xml', 'srv3.xml')
    expect(rows(read)).toEqual([
      [160, 5040, null, 'now we climb'],
      [2400, 7400, null, 'slowly up'],
      [8000, 9000, null, '[Wind]'],
    ])
    expect(read.transcript.segments[0]?.words).toEqual([
      { text: 'now', start: 160, end: null },
      { text: ' we', start: 520, end: null },
      { text: ' climb', start: 680, end: null },
    ])
  })

  it('says what is odd', () => {
    expect(findings(readTranscript('<timedtext><p t="x">a</p><p t="5">b', 'a.xml'))).toEqual([
      'youtube-xml/cut-off 1: The file breaks off here; what stands before was read.',
      'time/unreadable 1: This line has no start that can be read.',
    ])
  })
})

describe('saving the XML of YouTube', () => {
  it('keeps the end when the start moves, and words where they are', () => {
    const read = readFixture('youtube-xml', 'srv3.xml')
    expect(patched(read, change(read, 0, { start: 260 })).text).toBe(
      read.text
        .replace('t="160" d="4880"', 't="260" d="4780"')
        .replace('t="360"', 't="260"')
        .replace('t="520"', 't="420"'),
    )
    expect(patched(read, change(read, 0, { start: 260, end: 5140 })).text).toBe(
      read.text.replace('t="160"', 't="260"'),
    )
    const plain = readFixture('youtube-xml', 'srv2.xml')
    expect(patched(plain, change(plain, 2, { end: 6500, text: '<new>' })).text).toContain(
      '<text d="500" t="6000">&lt;new&gt;</text>',
    )
  })

  it('escapes what would be read as an entity, and keeps words that stayed', () => {
    const read = readFixture('youtube-xml', 'srv1.xml')
    const { text } = patched(read, change(read, 0, { text: 'A & B &lt; "C"' }))
    expect(text).toContain('>A &amp; B &amp;amp;lt; "C"</text>')
    expect(rows(readTranscript(text, 'a.xml'))[0]?.[3]).toBe('A & B &lt; "C"')
    const worded = readFixture('youtube-xml', 'srv3.xml')
    const [now, , climb] = worded.transcript.segments[0]!.words!
    const words = [
      now!,
      { text: ' they', start: 500, end: null },
      { text: ' all', start: null, end: null },
      climb!,
    ]
    expect(patched(worded, change(worded, 0, { text: 'now they all climb', words })).text).toContain(
      '<s ac="248">now</s><s t="340"> they</s> all<s t="520"> climb</s></p>',
    )
  })

  it('inserts lines like their neighbour, and writes no fresh files', () => {
    const read = readFixture('youtube-xml', 'srv2.xml')
    const [a, ...rest] = read.transcript.segments
    const { text } = patched(read, { segments: [a!, createSegment('n', 2750, 3000, 'Hm.'), ...rest] })
    expect(text).toContain('deep?</text>\n<text t="2750" d="250">Hm.</text>\n<text t="2750" d="3000"')
    expect(() => writeTranscript('youtube-xml', read.transcript)).toThrow('not supported')
    const worded = readFixture('youtube-xml', 'srv3.xml')
    const half = {
      ...worded.transcript.segments[1]!,
      id: 'n',
      start: 3200,
      words: [{ text: 'up', start: 3300, end: null }],
      text: 'up',
    }
    const segments = worded.transcript.segments.toSpliced(2, 0, half)
    expect(patched(worded, { segments }).text).toContain(
      '</p>\n<p t="3200" d="4200" w="1"><s t="100">up</s></p>\n',
    )
  })
})

it('keeps signs as they were escaped where a word is changed, or a line is split', () => {
  const text = (word: string) =>
    `<transcript><text start="1" dur="2">It&amp;#39;s the &amp;quot;${word}&amp;quot; &amp;amp;\nhail</text></transcript>`
  const read = readTranscript(text('wind'), 'a.xml')
  expect(withText(read, 0, 'It\'s the "rain" &\nhail')).toBe(text('rain'))
  expect(splitBefore(read, 0, '&')).toMatch(
    /It&amp;#39;s the &amp;quot;wind&amp;quot;<\/text><text [^>]*>&amp;amp;\nhail</,
  )
})
