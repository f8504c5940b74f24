import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatById, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, fixture, patched, readFixture, rows } from '../fixtures.ts'

const PIECES =
  'word|two words|"|""|,|;|\t|\n|\r\n|3|3, 2, 1|1.000|2.000,4.000,x|00:00:05.000|00:00:01.000;00:00:02.000;|1:02|- |sep=;|12;13|a|é|=1+1| |\'|1000\t2000\t|"1","2"'.split(
    '|',
  )
const text = fc
  .array(fc.constantFrom(...PIECES, '|'), { minLength: 1, maxLength: 7 })
  .map((parts) => parts.join('').trim())
  .filter((one) => one !== '')
/** A text as a table gives it back: in tables with tabs a line end is a space. */
const inOneLine = (one: string) => one.replace(/[\t\r\n]+/g, ' ').trim()
const inLines = (one: string) => one.replace(/\r\n?/g, '\n')

describe.each([
  ['csv', {}],
  ['csv', { times: 'clock' }],
  ['csv', { times: 'ms', ends: 'none' }],
  ['csv', { separator: '.' }],
  ['csv', { separator: ',', times: 'clock' }],
  ['tsv', {}],
  ['tsv', { times: 'seconds', ends: 'none' }],
])('a new %s with %j', (id, choices) => {
  it('gives back any texts and names', () => {
    const line = fc.record({ text, speaker: fc.option(text) })
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), (lines) => {
        const segments = lines.map((one, i) =>
          createSegment(`n${i}`, i * 2000, i * 2000 + 1500, one.text, { speaker: one.speaker }),
        )
        const table = writeTranscript(id, { segments }, undefined, choices)
        const read = formatById(id)?.read(table, { durationMs: null })
        const flat = id === 'tsv' ? inOneLine : inLines
        expect(read?.transcript.segments.map((one) => [one.start, one.text, one.speaker])).toEqual(
          segments.map((one) => [one.start, flat(one.text), one.speaker === null ? null : flat(one.speaker)]),
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe.each([
  ['csv', 'named.csv'],
  ['csv', 'excel.csv'],
  ['csv', 'numbers-in-quotes.csv'],
  ['csv', 'semicolon.csv'],
  ['csv', 'traps.csv'],
  ['tsv', 'whisper.tsv'],
])('%s/%s', (folder, name) => {
  it('gives back any text that a line is given', () => {
    const read = readFixture(folder, name)
    fc.assert(
      fc.property(fc.nat(), text, (at, words) => {
        const i = at % read.transcript.segments.length
        const saved = patched(read, change(read, i, { text: words, words: null })).text
        const again = readTranscript(saved, name).transcript.segments
        const others = read.transcript.segments.map((one) => one.text)
        const flat = (one: string) => inOneLine(one).replace(/ +/g, ' ')
        expect(again.map((one) => flat(one.text))).toEqual(others.with(i, words).map(flat))
      }),
      { numRuns: 500 },
    )
  })
})

it('reads quoted lines that look like rows', () => {
  // Defect: a line end in quotes before numbers was taken for the end of a row.
  expect(rows(readFixture('csv', 'numbers-in-quotes.csv'))).toEqual([
    [1000, 2000, null, 'Count with me:\n4, 5, 6'],
    [3000, 4000, null, '3.5,9.5,done'],
    [5000, 6000, null, 'next'],
  ])
  expect(readTranscript(fixture('csv', 'numbers-in-quotes.csv'), 'a.csv').diagnostics).toHaveLength(1)
})
