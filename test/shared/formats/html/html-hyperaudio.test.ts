import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../fixtures.ts'

it('knows a page of one line again', () => {
  const page =
    '<article>\n <section>\n  <p>\n   <span data-m="0" data-d="1000">One line. </span>\n  </p>\n </section>\n</article>\n'
  expect(rows(readTranscript(page, 'a.html'))).toEqual([[0, 1000, null, 'One line.']])
})

describe('reading Hyperaudio', () => {
  it('reads paragraphs as lines with words, and leaves the page around them alone', () => {
    const read = readFixture('html-hyperaudio', 'page.html')
    expect(rows(read)).toEqual([
      [0, null, null, 'In the kitchen'],
      [1200, 2340, 'Rosa', 'Salt & pepper.'],
      [3000, 5000, 'Emil', 'Only a pinch, please dear.'],
    ])
    expect(read.transcript.segments[2]?.words).toEqual([
      { text: 'Only', start: 3000, end: 3410 },
      { text: ' a', start: 3410, end: null },
      { text: ' pinch,', start: 3600, end: 4100 },
      { text: ' please', start: null, end: null },
      { text: ' dear.', start: 4600, end: 5000 },
    ])
    expect(findings(read)).toEqual([])
  })

  it('begins a line with each speaker, and knows syllables', () => {
    const read = readFixture('html-hyperaudio', 'links.html')
    expect(rows(read)).toEqual([
      [250, 1200, null, 'Uneven floors,'],
      [2000, 2900, 'Ann', 'they say.'],
    ])
  })

  it('says what it cannot read', () => {
    const page = '<p><span data-m="x1">a</span> <span data-m="20">b</span></p><h2 data-m="30"></h2>'
    expect(findings(readTranscript(`${page}<p><b data-m="5">c</b></p>`, 'a.html'))).toEqual([
      'time/unreadable 1: “x1” is no time that can be read.',
      'text/empty 1: This line has no text.',
      'time/out-of-order 1: The line starts before the line above it.',
    ])
  })
})

describe('saving Hyperaudio', () => {
  it('moves the speaker and the first word with the start, and the last word with the end', () => {
    const read = readFixture('html-hyperaudio', 'page.html')
    expect(patched(read, change(read, 1, { start: 1300, end: 2400 })).text).toBe(
      read.text
        .replaceAll('data-m="1200"', 'data-m="1300"')
        .replace('data-d="300"', 'data-d="200"')
        .replace('data-d="640"', 'data-d="700"'),
    )
  })

  it('moves all words with the whole line', () => {
    const read = readFixture('html-hyperaudio', 'page.html')
    const { text } = patched(read, change(read, 1, { start: 2200, end: 3340 }))
    expect(readTranscript(text, 'a.html').transcript.segments[1]?.words?.map(({ start }) => start)).toEqual([
      2200, 2200, 2500, 2700,
    ])
  })

  it('writes changed words as elements of the paragraph', () => {
    const read = readFixture('html-hyperaudio', 'page.html')
    const [name, salt] = read.transcript.segments[1]!.words!
    const words = [
      name!,
      salt!,
      { text: ' <only>', start: 1500, end: 1900 },
      { text: ' now.', start: null, end: null },
    ]
    const { text } = patched(read, change(read, 1, { text: 'Salt <only> now.', words }))
    expect(text).toContain(`<p>
      <span data-m="1200" data-d="0" class="speaker">Rosa: </span>
      <span data-m="1200" data-d="300">Salt </span>
      <span data-m="1500" data-d="400">&lt;only&gt; </span>
      now.${' '}
    </p>`)
  })

  it('names a speaker, and inserts lines like their neighbour', () => {
    const read = readFixture('html-hyperaudio', 'links.html')
    expect(patched(read, change(read, 0, { speaker: 'Tom' })).text).toBe(
      read.text.replace('<p data-m="0">', '<p data-m="0"><span class="speaker">Tom: </span>'),
    )
    const [first, second] = read.transcript.segments
    const own = { segments: [first!, createSegment('n', 1300, 1500, 'Mind them.'), second!] }
    expect(rows(readTranscript(patched(read, own).text, 'a.html'))).toEqual([
      [250, 1200, null, 'Uneven floors,'],
      [1300, 1500, null, 'Mind them.'],
      [2000, 2900, 'Ann', 'they say.'],
    ])
    const kitchen = readFixture('html-hyperaudio', 'page.html')
    const [a, b, c] = kitchen.transcript.segments
    const more = createSegment('n', 2400, 2900, 'Thyme?', { speaker: 'Emil' })
    const title = { ...createSegment('t', 2950, null, 'Dessert'), end: null }
    const { text } = patched(kitchen, { segments: [a!, b!, more, c!] })
    expect(text).toContain(`<p>
      <span data-m="2400" data-d="0" class="speaker">Emil: </span>
      <span data-m="2400" data-d="500">Thyme? </span>
    </p>
    <p class="late">`)
    expect(patched(kitchen, { segments: [a!, title, b!, c!] }).text).toContain(
      '<h5 data-m="0">In the kitchen</h5>\n    <h5 data-m="2950">Dessert</h5>',
    )
  })

  it('a defect: a line begins with its first word when only a later one has a time', () => {
    const read = readFixture('html-hyperaudio', 'links.html')
    const [line, ...rest] = read.transcript.segments
    const words = [
      { text: 'No', start: null, end: null },
      { text: ' floors,', start: 800, end: 1200 },
    ]
    const changed = { ...line!, start: 300, text: 'No floors,', words }
    const { text } = patched(read, { segments: [changed, ...rest] })
    expect(rows(readTranscript(text, 'a.html'))[0]?.[0]).toBe(300)
  })

  it('writes a fresh file', () => {
    const read = readFixture('html-hyperaudio', 'page.html')
    const fresh = writeTranscript('html-hyperaudio', read.transcript)
    expect(fresh).toContain(`    <p>
      <span data-m="1200" data-d="0" class="speaker">Rosa: </span>
      <span data-m="1200" data-d="300">Salt </span>
      <span data-m="1500" data-d="200">&amp; </span>
      <span data-m="1700" data-d="640">pepper. </span>
    </p>`)
    expect(rows(readTranscript(fresh, 'a.html')).slice(1)).toEqual(rows(read).slice(1))
    const links = readFixture('html-hyperaudio', 'links.html').transcript
    expect(writeTranscript('html-hyperaudio', links)).toContain(
      '<p>\n      <span data-m="250" data-d="250">Un</span><span data-m="500" data-d="300">even </span>\n',
    )
    expect(fixture('html-hyperaudio', 'page.html')).toContain('<h5 data-m="0">')
  })
})
