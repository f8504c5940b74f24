import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printQuote, printTimed, printWords } from '../../../shared/export/copied-lines.ts'
import { showMarkdown } from '../../../shared/formats/text/markdown-text.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const transcript = {
  segments: [
    createSegment('a', 0, 1500, 'Tea & *bread*\nfor all.', { speaker: 'Ann' }),
    createSegment('b', 1500, 3000, 'And cake.', { speaker: 'Ann' }),
    createSegment('c', 3_723_400, null, '# Late.', { speaker: 'Tom_2' }),
    createSegment('d', null, null, 'Untimed.'),
  ],
}
const lines = (from: number, to = from) => ({ transcript, from, to })

describe('printWords', () => {
  it('gives the words and nothing else, a line each', () => {
    expect(printWords(lines(0, 3))).toBe('Tea & *bread* for all.\nAnd cake.\n# Late.\nUntimed.')
  })
})

describe('printTimed', () => {
  it('gives times, and names where they change', () => {
    expect(printTimed(lines(0, 3))).toBe(
      '[0:00] Ann: Tea & *bread* for all.\n[0:01] And cake.\n[1:02:03] Tom_2: # Late.\nUntimed.',
    )
    expect(printTimed(lines(1))).toBe('[0:01] Ann: And cake.')
  })
})

describe('printQuote', () => {
  it('quotes one line with who said it and when', () => {
    expect(printQuote(lines(1))).toBe('> And cake.\n>\n> — Ann, 0:01')
    expect(printQuote(lines(3))).toBe('> Untimed.')
  })

  it('joins the lines of one speaker, and names several', () => {
    expect(printQuote(lines(0, 1))).toBe('> Tea & \\*bread\\* for all. And cake.\n>\n> — Ann, 0:00–0:03')
    expect(printQuote(lines(1, 2))).toBe(
      '> **Ann:** And cake.\n>\n> **Tom\\_2:** \\# Late.\n>\n> — 0:01–1:02:03',
    )
  })

  it('is a quote on every row and shows the very words, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (texts) => {
        const segments = texts.map((text, i) => createSegment(`${i}`, i * 1000, null, text))
        const quote = printQuote({ transcript: { segments }, from: 0, to: segments.length - 1 })
        const rows = quote.split('\n')
        expect(rows.every((row) => row.startsWith('>'))).toBe(true)
        const words = texts.map((text) => text.replace(/\s+/g, ' ').trim()).join(' ')
        expect(showMarkdown(rows[0]?.slice(2) ?? '').replace(/\s+/g, '')).toBe(words.replace(/\s+/g, ''))
      }),
    )
  })

  it('quotes as many lines as a hearing has, and more', () => {
    const many = Array.from({ length: 300_000 }, (_, i) => createSegment(`${i}`, i * 1000, null, 'Yes.'))
    const quote = printQuote({ transcript: { segments: many }, from: 0, to: many.length - 1 })
    expect(quote.endsWith('— 0:00–83:19:59')).toBe(true)
  })
})
