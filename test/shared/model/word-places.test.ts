import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '../../../shared/model/transcript.ts'
import { wordAtOffset, wordPlaces } from '../../../shared/model/word-places.ts'
import { expectWithin } from '../../cpu-time.ts'

const words = (...texts: string[]): Word[] => texts.map((text) => ({ text, start: null, end: null }))

describe('places of words', () => {
  it('leave out the white space around them, and what belongs to no word', () => {
    const text = 'No, (laughs) we went\nNo.'
    const places = wordPlaces(text, words('No,', ' we', ' went ', 'No.'))
    expect(places.map(({ from, to }) => text.slice(from, to))).toEqual(['No,', 'we', 'went', 'No.'])
    expect(places.at(-1)).toEqual({ from: 21, to: 24 })
  })

  it('are empty for a word that the text does not have, and go on behind it', () => {
    const places = wordPlaces('we went on', words('we', 'are', 'went', ' ', 'on'))
    expect(places).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 2 },
      { from: 3, to: 7 },
      { from: 7, to: 7 },
      { from: 8, to: 10 },
    ])
  })

  it('are those of the words that a text is joined of', () => {
    const spelt = fc.constantFrom('a', 'an', 'and', '日', 'b.', '"c"', 'no')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', ' ', '\n'), spelt)), (pairs) => {
        const text = pairs.map(([gap, word]) => gap + word).join('')
        const places = wordPlaces(text, words(...pairs.map(([gap, word]) => gap + word)))
        let at = 0
        for (const [i, [gap, word]] of pairs.entries()) {
          expect(places[i]).toEqual({ from: at + gap.length, to: at + gap.length + word.length })
          at += gap.length + word.length
        }
      }),
    )
  })

  it('are found in time in proportion to the text', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `w${i}`)
    expectWithin(1500, () => wordPlaces('x'.repeat(500_000), words(...many)))
    expectWithin(1500, () => wordPlaces(many.join(' '), words(...many)))
  })
})

describe('the word at an offset', () => {
  it('is the one whose letters are there; none between two, before the first and behind the last', () => {
    const places = wordPlaces(' we went on', words('we', 'are', 'went', 'on'))
    expect(Array.from({ length: 13 }, (_, at) => wordAtOffset(places, at))).toEqual([
      -1, 0, 0, -1, 2, 2, 2, 2, -1, 3, 3, -1, -1,
    ])
    expect(wordAtOffset([], 0)).toBe(-1)
  })
})
