import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { merge } from '../../../../shared/lines/merge.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { withText } from '../app-edits.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../fixtures.ts'

const inBody = (body: string, more = '') =>
  `<tt xmlns="http://www.w3.org/ns/ttml" ${more}><body>${body}</body></tt>`

describe('reading TTML', () => {
  it('reads text with breaks, entities and spans', () => {
    const read = readFixture('ttml', 'plain.ttml')
    expect(rows(read)).toEqual([
      [1000, 3500, null, 'Salt & bread stand\non the table.'],
      [3500, 5250, null, 'Nobody sits down.'],
      [6000, 8000, null, 'The clock says half past 4.'],
      [8000, 9000, null, '3 < 4'],
    ])
    expect(findings(read)).toEqual([])
  })

  it('reads old namespaces under any prefix, durations and ticks', () => {
    expect(rows(readFixture('ttml', 'prefixed-durations.dfxp'))).toEqual([
      [11_500, 13_500, null, 'The ferry is late.'],
      [14_000, 16_500, null, 'It is always late.'],
      [17_000, 19_000, null, 'I brought\na book.'],
    ])
  })

  it('reads agents as speakers and timed spans as words', () => {
    const read = readFixture('ttml', 'words-agents.ttml')
    expect(read.title).toBe('Night shift')
    expect(rows(read)).toEqual([
      [5000, 7500, 'Ida Brandt', 'Who is there?'],
      [8000, 10_000, 'v2', 'Only me.'],
      [11_000, 12_000, null, 'Silence.'],
    ])
    expect(read.transcript.segments[0]?.words).toEqual([
      { text: 'Who', start: 5000, end: 5600 },
      { text: ' is', start: 5600, end: 6100 },
      { text: ' there?', start: 6100, end: 7500 },
    ])
  })

  it('reads times that count from the beginning of the file, and syllables', () => {
    const read = readFixture('ttml', 'lyrics.ttml')
    expect(rows(read)).toEqual([
      [4120, 7900, 'v1', 'Row the boat'],
      [8000, 12_000, 'v1', 'slowly home'],
      [62_000, 65_250, 'v1', 'slowly on'],
    ])
    expect(read.transcript.segments[0]?.words?.map(({ text }) => text)).toEqual(['Row', ' the', ' bo', 'at'])
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['ttml/absolute-times', 'ttml/absolute-times'])
  })

  it('keeps every line of a broken file and says what is odd about it', () => {
    const read = readFixture('ttml', 'traps.ttml')
    expect(rows(read)).toEqual([
      [20_000, 40_000, null, 'All of these are inherited &lots;.'],
      [21_000, 24_000, null, 'Counted from the file'],
      [25_000, 23_000, null, 'Ends before it starts'],
      [30_500, 35_000, null, 'Bread & butter'],
      [null, null, null, 'No time'],
      [36_000, 39_000, null, ''],
      [null, null, null, 'Never timed.'],
      [50_000, 51_000, null, 'First phrase here.'],
      [51_000, 53_000, null, 'Second phrase here.'],
      [60_000, 61_000, null, 'Not closed inside'],
    ])
    expect(findings(read)).toEqual([
      'ttml/unclosed 17: This element is not closed; it was taken to end where the one around it ends.',
      'ttml/stray-end 18: This closing tag closes nothing; it stays in the file.',
      'ttml/cut-off 20: The file breaks off here; what stands before was read.',
      'ttml/absolute-times -: The times of <p> were read from the beginning of the file, not from what is around them: they would lie outside of it.',
      'time/unreadable 10: “soon” is no time that can be read.',
      'text/empty 11: This paragraph has no text.',
      'ttml/no-time 14: This paragraph has no time.',
      'time/end-before-start 8: The line ends before it starts.',
    ])
  })

  it('reads words whose paragraph has no time, names before the text, and sequences', () => {
    const words = readTranscript(
      inBody('<p><span begin="1s" end="2s">Come</span> <span begin="2s" end="3s">in</span></p>'),
      'a.ttml',
    )
    expect(rows(words)).toEqual([[1000, 3000, null, 'Come in']])
    expect(words.transcript.segments[0]?.words).toHaveLength(2)
    const named = readTranscript(
      inBody('<p begin="1s" end="2s">ANN: Yes.</p><p begin="2s" end="3s">TOM:  No.</p>'),
      'a.ttml',
    )
    expect(rows(named).map((row) => row.slice(2))).toEqual([
      ['ANN', 'Yes.'],
      ['TOM', 'No.'],
    ])
    const sequence = readTranscript(
      inBody('<div timeContainer="seq"><p dur="1s">a</p><p dur="1s">b</p></div>'),
      'a',
    )
    expect(rows(sequence).map((row) => row[0])).toEqual([0, 1000])
    expect(findings(sequence)).toEqual([
      'ttml/sequence 1: Times count from the end of the line before here (timeContainer="seq"). Saved with other times, they count from what is around them, so that no other line moves.',
    ])
  })

  it('refuses a file without text', () => {
    expect(findings(readTranscript(inBody(''), 'a.ttml'))).toEqual([
      'file/no-text -: This is TTML captions, but it has no lines. Export it again with its text.',
    ])
  })
})

describe('saving TTML', () => {
  it('a defect: a new line counts from where the line before it counts', () => {
    const body =
      '<div begin="10s" end="30s"><p>one two three</p></div><div begin="30s"><p begin="1s">four</p></div>'
    const read = readTranscript(inBody(body), 'a.ttml')
    const edit = splitAtText(read.transcript, 0, 7, { durationMs: null, newId: 'new', label: 'Split' })
    const saved = patched(read, apply(edit!, read.transcript)).text
    expect(rows(readTranscript(saved, 'a.ttml')).map(([start, , , text]) => [start, text])).toEqual([
      [10_000, 'one two'],
      [expect.closeTo(20_770, -2), 'three'],
      [31_000, 'four'],
    ])
  })

  const saved = (body: string, index: number, changes: object, more = '') => {
    const read = readTranscript(inBody(body, more), 'a.ttml')
    return patched(read, change(read, index, changes)).text.slice(inBody('', more).length - 12, -12)
  }

  it('keeps the end when the start of a line with a duration moves', () => {
    expect(saved('<p begin="1s" dur="2s">a</p>', 0, { start: 1500 })).toBe('<p begin="1.5s" dur="1.5s">a</p>')
    expect(saved('<p dur="2s" begin="1s">a</p>', 0, { end: 4000 })).toBe('<p dur="3s" begin="1s">a</p>')
  })

  it('writes frames and ticks as they were written', () => {
    const rate = 'ttp:frameRate="25" ttp:tickRate="1000000"'
    expect(saved('<p begin="00:00:01:00" end="5000000t">a</p>', 0, { start: 2040, end: 6500 }, rate)).toBe(
      '<p begin="00:00:02:01" end="6500000t">a</p>',
    )
  })

  it('gives times to a line that inherits them, and leaves the others', () => {
    expect(saved('<div begin="10s" end="20s"><p>a</p><p>b</p></div>', 1, { start: 12_500 })).toBe(
      '<div begin="10s" end="20s"><p>a</p><p begin="2.5s">b</p></div>',
    )
    expect(saved('<p begin="1s">a</p><p>b</p>', 1, { start: 2000, end: 3000 })).toBe(
      '<p begin="1s">a</p><p begin="2s" end="3s">b</p>',
    )
  })

  it('keeps words where they are when their line starts later, and moves them with the whole line', () => {
    const line =
      '<p begin="5s" end="7s"><span begin="0s" end="1s">so</span> <span begin="1s" end="2s">it</span></p>'
    expect(saved(line, 0, { start: 5250 })).toBe(
      '<p begin="5.25s" end="7s"><span begin="0s" end="0.75s">so</span> <span begin="0.75s" end="1.75s">it</span></p>',
    )
    expect(saved(line, 0, { start: 6000, end: 8000 })).toBe(line.replace('5s', '6s').replace('7s', '8s'))
  })

  it('keeps spans around changed text, and words that stayed', () => {
    expect(
      saved('<p begin="1s" end="2s"><span style="x">a</span><br /><span style="x">b</span></p>', 0, {
        text: 'c & d\ne',
      }),
    ).toBe('<p begin="1s" end="2s"><span style="x">c &amp; d</span><br /><span style="x">e</span></p>')
    const read = readFixture('ttml', 'words-agents.ttml')
    const [first, second] = read.transcript.segments[0]!.words!
    const words = [
      first!,
      second!,
      { text: ' <he>', start: 6200, end: 7500 },
      { text: ' now?', start: null, end: null },
    ]
    expect(patched(read, change(read, 0, { text: 'Who is <he> now?', words })).text).toContain(
      '<span begin="0s" end="0.6s">Who</span> <span begin="0.6s" end="1.1s">is</span> <span begin="1.2s" end="2.5s">&lt;he&gt;</span> now?</p>',
    )
  })

  it('names agents by their id and declares those that are new', () => {
    const read = readFixture('ttml', 'words-agents.ttml')
    const [a, b, c] = read.transcript.segments
    const { text } = patched(read, {
      segments: [
        { ...a!, speaker: 'v2' },
        { ...b!, speaker: 'Tom "T" Hale' },
        { ...c!, speaker: 'Ida Brandt' },
      ],
    })
    expect(rows(readTranscript(text, 'a')).map((row) => row[2])).toEqual(['v2', 'Tom "T" Hale', 'Ida Brandt'])
    expect(text).toContain(
      '<ttm:agent xml:id="a-Tom-T-Hale" type="person"><ttm:name type="full">Tom "T" Hale</ttm:name></ttm:agent>',
    )
    expect(text).toContain('<p ttm:agent="v1" begin="11s"')
  })

  it('writes an inserted line like its neighbour, without its id', () => {
    const read = readFixture('ttml', 'plain.ttml')
    const [first, ...rest] = read.transcript.segments
    const { text } = patched(read, {
      segments: [first!, createSegment('n', 3600, 4000, 'new\nline'), ...rest],
    })
    expect(text).toContain(
      'on the table.</p>\n      <p begin="00:00:03.600" end="00:00:04.000" style="s1">new<br/>line</p>\n      <p xml:id="c2"',
    )
  })

  it('writes the text of a paragraph that had none or whose words hold its times', () => {
    expect(saved('<p begin="1s" end="2s"/><p begin="2s" end="3s">a</p>', 0, { text: 'x' })).toBe(
      '<p begin="00:00:01.000" end="00:00:02.000">x</p><p begin="2s" end="3s">a</p>',
    )
    const words = '<p><span begin="1s" end="2s">Come</span> <span begin="2s" end="3s">in</span></p>'
    expect(saved(words, 0, { text: 'Go', words: null })).toBe(
      '<p begin="00:00:01.000" end="00:00:03.000">Go</p>',
    )
    expect(saved(words, 0, { start: 1200 })).toBe(words.replace('1s', '1.2s'))
  })

  it('writes a fresh file with agents and words', () => {
    const read = readFixture('ttml', 'words-agents.ttml')
    const fresh = writeTranscript('ttml', read.transcript)
    expect(fresh).toContain(
      '<ttm:agent xml:id="s1" type="person"><ttm:name type="full">Ida Brandt</ttm:name></ttm:agent>',
    )
    expect(fresh).toContain(
      '<p begin="00:00:05.000" end="00:00:07.500" ttm:agent="s1"><span begin="00:00:00.000" end="00:00:00.600">Who</span> ',
    )
    const again = readTranscript(fresh, 'a.ttml')
    expect(rows(again)).toEqual(rows(read))
    expect(again.transcript.segments.map(({ words }) => words)).toEqual(
      read.transcript.segments.map(({ words }) => words),
    )
    expect(fixture('ttml', 'plain.ttml')).toContain('xml:id="c1"')
  })
})

it('reads the names of signs that HTML has, and leaves them', () => {
  const text = (word: string) =>
    `<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">caf&eacute; ${word}&hellip; &unknown;</p></div></body></tt>`
  const read = readTranscript(text('soon'), 'a.dfxp')
  expect(rows(read)[0]?.[3]).toBe('café soon… &unknown;')
  expect(withText(read, 0, 'café now… &unknown;')).toBe(text('now'))
})

it('puts no span of a paragraph beside the paragraphs: what is split off is like the line it stands behind', () => {
  const body =
    '<div><p>Never timed.</p><p><span begin="50s" end="51s">First phrase here.</span><br/><span begin="51s" end="53s">Second.</span></p></div>'
  const read = readTranscript(inBody(body), 'a.ttml')
  const joined = apply(merge(read.transcript, 0, { label: 'Merge' })!, read.transcript)
  const halves = { durationMs: null, newId: 'new', label: 'Split' }
  const at = (joined.segments[0]?.text ?? '').lastIndexOf(' ')
  const saved = patchText(read, apply(splitAtText(joined, 0, at, halves)!, joined)).text!
  expect(saved).toMatch(/phrase<\/p>\s*<p begin="[\d.]+s" end="51s">here\.<\/p>/)
  expect(rows(readTranscript(saved, 'a.ttml')).map(([, , , words]) => words)).toEqual([
    'Never timed. First phrase',
    'here.',
    'Second.',
  ])
})
