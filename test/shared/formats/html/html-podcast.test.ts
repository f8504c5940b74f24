import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, patched, readFixture, rows } from '../fixtures.ts'

describe('reading podcast HTML', () => {
  it('reads speakers, times and paragraphs', () => {
    const read = readFixture('html-podcast', 'plain.html')
    expect(rows(read)).toEqual([
      [0, null, 'Olga', "Good evening. Today we bake rye bread, and it won't be quick."],
      [9000, null, 'Piet Moor', 'How long does the dough rest — an hour?'],
      [31_000, null, 'Piet Moor', 'Or two?'],
      [3_723_000, null, 'Olga', 'A night & a day.\nNo less.'],
    ])
    expect(findings(read)).toEqual([])
  })

  it('finds the transcript in a saved page, and says what it left out', () => {
    const read = readFixture('html-podcast', 'saved-page.html')
    expect(read.title).toBe('Rye & more')
    expect(rows(read)).toEqual([
      [5000, null, 'Olga', 'First paragraph of two.'],
      [null, null, 'Olga', 'Second paragraph, without a time.'],
      [70_500, null, 'Olga', 'I read The Oven twice.'],
    ])
    expect(findings(read)).toEqual([
      'html-podcast/no-time 11: This paragraph has no time.',
      'html-podcast/outside 7: 3 pieces of text before the first time or in headings; kept in the file, not shown.',
    ])
  })

  it('reads speakers and times inside of the paragraphs, and text without any', () => {
    expect(rows(readFixture('html-podcast', 'inside-paragraphs.htm'))).toEqual([
      [3000, null, 'Ben', 'Is it on?'],
      [5000, null, 'Cleo', 'It is.'],
      [8000, null, 'Cleo', 'It was all along.'],
      [12_000, null, 'Ben', 'Oh.'],
    ])
    expect(rows(readTranscript('<cite>A:</cite>\n<p>x</p>\n<cite>B:</cite>\n<p>y</p>', 'a.html'))).toEqual([
      [null, null, 'A', 'x'],
      [null, null, 'B', 'y'],
    ])
    expect(
      rows(readTranscript('<time>0:01</time>bare <i>words</i><time>0:02</time><div>more</div>', 'a.html')),
    ).toEqual([
      [1000, null, null, 'bare words'],
      [2000, null, null, 'more'],
    ])
  })

  it('reads a heading that names who speaks, and keeps a time without text', () => {
    const page =
      '<h3><cite>Ann</cite> <time>0:05</time></h3><p>Yes.</p><h3><cite>Tom</cite> <time>0:07</time></h3>'
    const read = readTranscript(page, 'a.html')
    expect(rows(read)).toEqual([
      [5000, null, 'Ann', 'Yes.'],
      [7000, null, 'Tom', ''],
    ])
    expect(findings(read)).toEqual(['text/empty 1: This time has no text.'])
  })
})

describe('saving podcast HTML', () => {
  it('changes the time for programs together with the one for people', () => {
    const page = '<time datetime="PT5S">0:05</time><p>a</p><time datetime="0:07">0:07</time><p>b</p>'
    const read = readTranscript(page, 'a.html')
    const [a, b] = read.transcript.segments
    expect(
      patched(read, {
        segments: [
          { ...a!, start: 65_500 },
          { ...b!, start: 70_000 },
        ],
      }).text,
    ).toBe('<time datetime="PT65.5S">1:05.500</time><p>a</p><time datetime="1:10">1:10</time><p>b</p>')
  })

  it('gives a time, a name and new words to a paragraph and keeps the page around it', () => {
    const read = readFixture('html-podcast', 'saved-page.html')
    const { text } = patched(read, change(read, 1, { start: 9000, text: 'New & better', speaker: 'Jo <3' }))
    expect(text).toBe(
      read.text
        .replace(
          '<p>Second paragraph, without a time.',
          '<time>0:09</time> <p><cite>Jo &lt;3:</cite> New &amp; better',
        )
        .replace('I read', '<cite>Olga:</cite> I read'),
    )
    expect(rows(readTranscript(text, 'a.html')).slice(1)).toEqual([
      [9000, null, 'Jo <3', 'New & better'],
      [70_500, null, 'Olga', 'I read The Oven twice.'],
    ])
    const oda = { segments: read.transcript.segments.map((one) => ({ ...one, speaker: 'Oda' })) }
    expect(patched(read, oda).text).toBe(read.text.replace('<b>Olga</b>', '<b>Oda</b>'))
  })

  it('writes inserted lines like their neighbour', () => {
    const read = readFixture('html-podcast', 'plain.html')
    const [a, b, ...rest] = read.transcript.segments
    const more = [
      createSegment('n1', 3000, null, 'Really?', { speaker: 'Piet Moor' }),
      createSegment('n2', 4000, null, 'Hm.'),
      createSegment('n3', null, null, 'Untimed.'),
    ]
    const { text } = patched(read, { segments: [a!, ...more, b!, ...rest] })
    expect(text).toContain(
      'quick.</p>\n<cite>Piet Moor:</cite>\n<time>0:03</time>\n<p>Really?</p>\n<time>0:04</time>\n<p>Hm.</p>\n<time>--:--</time>\n<p>Untimed.</p>\n<cite>Piet',
    )
  })

  it.each(['Second paragraph, without a time.', 'I read The Oven twice.'])(
    'reads both halves of a line that was split, wherever it stands: %s',
    (words) => {
      const read = readFixture('html-podcast', 'saved-page.html')
      const { transcript } = read
      const index = transcript.segments.findIndex(({ text }) => text === words)
      const offset = words.lastIndexOf(' ')
      const cut = splitAtText(transcript, index, offset, { durationMs: null, newId: 'n', label: 'Split' })
      const now = apply(cut!, transcript)
      const again = readTranscript(patched(read, now).text, 'a.html')
      expect(rows(again)).toEqual(now.segments.map((one) => [one.start, one.end, one.speaker, one.text]))
    },
  )

  it('writes a fresh file, with hours where it needs them', () => {
    const read = readFixture('html-podcast', 'plain.html')
    const fresh = writeTranscript('html-podcast', read.transcript)
    expect(fresh.split('\n').slice(0, 3)).toEqual([
      '<cite>Olga:</cite>',
      '<time>0:00:00</time>',
      "<p>Good evening. Today we bake rye bread, and it won't be quick.</p>",
    ])
    expect(rows(readTranscript(fresh, 'a.html'))).toEqual(rows(read))
  })

  it('a defect: a new line without a time inside a paragraph does not break it', () => {
    const text =
      '<div>\n<p><cite>Ben</cite> <time>0:03</time> Is it on? <time>0:08</time> It was on.</p>\n</div>\n'
    const read = readTranscript(text, 'a.html')
    const halves = { durationMs: null, newId: 'new', label: 'Split' }
    const cut = apply(splitAtText(read.transcript, 1, 6, halves)!, read.transcript)
    const saved = patched(read, cut).text
    expect(saved).toBe(text.replace('It was on.', 'It was <time>--:--</time> on.'))
    expect(rows(readTranscript(saved, 'a.html')).at(-1)).toEqual([null, null, 'Ben', 'on.'])
  })
})
