import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuotes, placeQuotes } from '../../../shared/episode/quotes.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { expectWithin } from '../../cpu-time.ts'

const lines = (...texts: string[]) => texts.map((text, i) => createSegment(`L${i}`, i * 1000, null, text))
const quote = (text: string) => ({ from: 0, to: text.length, text })

describe('quotes', () => {
  it('are what stands between quotation marks and is long enough', () => {
    const article =
      'He calls it “glue”. "Wood is a patient thing to work with," says Ann; «le bois est une chose bien patiente».'
    expect(findQuotes(article).map(({ text }) => text)).toEqual([
      'Wood is a patient thing to work with,',
      'le bois est une chose bien patiente',
    ])
    for (const { from, to, text } of findQuotes(article)) expect(article.slice(from, to)).toBe(text)
  })

  it('are found across lines, with other wording, names, fillers and accents', () => {
    const spoken = lines(
      'Hello there.',
      'So um if you make something an async function, you should be,',
      'you know, absolutely certain Yannick that it does not block anything.',
      'Good bye and good night to all of you out there.',
    )
    const places = placeQuotes(
      [
        quote(
          'If you make something an async function you should be absolutely certain, Janek, that it does not block.',
        ),
        quote('Each of those connections takes up processor cycles and memory.'),
        quote('Göod bye and good night to all'),
      ],
      spoken,
    )
    expect(places.map((place) => place?.segment ?? null)).toEqual(['L1', null, 'L3'])
    expect(places[0]?.share).toBeGreaterThan(0.8)
  })

  it('are found where they are said best, not first', () => {
    const spoken = lines(
      'the wood is very patient indeed they say',
      'nothing',
      'the wood is very patient and glue is never patient',
    )
    expect(placeQuotes([quote('The wood is very patient and glue never is')], spoken)[0]?.segment).toBe('L2')
  })

  it('are found wherever they are cut from, with some words lost', () => {
    const text = Array.from({ length: 400 }, (_, i) => `word${(i * 7919) % 397} x${i}`)
    const spoken = lines(...text)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 380 }),
        fc.integer({ min: 8, max: 16 }),
        fc.nat(15),
        (from, count, lost) => {
          const said = text
            .slice(from, from + count)
            .join(' ')
            .split(' ')
          const quoted = said.filter((_, i) => i !== lost).join(' ')
          expect(placeQuotes([quote(quoted)], spoken)[0]?.segment).toMatch(
            new RegExp(`^L(${from}|${from + 1})$`),
          )
        },
      ),
      { numRuns: 50 },
    )
  })

  const refrain = (i: number) => `one two three ${i % 700} `
  it.each([
    ['one phrase for ever', () => 'one two three ', () => 'one two three '],
    ['a refrain', refrain, refrain],
  ])('are looked for in bounded time: %s', (_, quoted, spoken) => {
    const words = (piece: (i: number) => string, count: number) =>
      Array.from({ length: count }, (_, i) => piece(i)).join('')
    const article = Array.from({ length: 100 }, (_, i) => `"${words((n) => quoted(n + i), 100)}" `).join('')
    const segments = lines(...Array.from({ length: 20_000 }, (_, i) => words((n) => spoken(n + 3 * i), 3)))
    const quotes = findQuotes(article)
    expect(quotes).toHaveLength(100)
    expectWithin(4000, () => placeQuotes(quotes, segments))
  })
})
