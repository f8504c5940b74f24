import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../shared/model/sentences.ts'
import { expectWithin } from '../../cpu-time.ts'

const textsOf = (text: string) => sentencesOf(text).map(({ from, to }) => text.slice(from, to))

describe('the sentences of a text', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['  “Did you?” she said. "I did."  He left', ['“Did you?” she said.', '"I did."', 'He left']],
    [
      'Mr. Hill paid 3.50 at J. Smith’s. Then e.g. this',
      ['Mr. Hill paid 3.50 at J. Smith’s.', 'Then e.g. this'],
    ],
    ['Wait... what? No', ['Wait... what?', 'No']],
    ['彼は言った。「そうだ。」次', ['彼は言った。', '「そうだ。」', '次']],
    ['هل جاء؟ نعم. لا', ['هل جاء؟', 'نعم.', 'لا']],
    ['a line\nbroken. And\non', ['a line\nbroken.', 'And\non']],
    ['', []],
    [' \n', []],
  ])('%j', (text, sentences) => {
    expect(textsOf(text)).toEqual(sentences)
  })

  it('are cut at commas, else between words, where none ends for a long time', () => {
    const clauses = textsOf('and so we went on, '.repeat(40))
    expect(clauses.every((one) => one.endsWith(',') && one.length <= 240)).toBe(true)
    const words = textsOf('word '.repeat(200))
    expect(words.length).toBeGreaterThan(3)
    expect(words.every((one) => one.length <= 240 && !one.startsWith(' '))).toBe(true)
    expect(textsOf('x'.repeat(1000))).toHaveLength(1)
  })

  it('hold all but white space, in order', () => {
    const piece = fc.constantFrom('a', 'word', 'Mr.', '.', '!', '?”', ' ', '\n', ',', '。', 'B', '1.5', '’')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
        const text = pieces.join('')
        const sentences = sentencesOf(text)
        expect(textsOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        let at = 0
        for (const { from, to } of sentences) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          expect(text.slice(from, to).trim()).toBe(text.slice(from, to))
          at = to
        }
      }),
    )
  })

  it.each(['.', '. ', '?”', ', ', 'a', ' ', '。」', 'a.'])(
    'take time in proportion to the text: %j',
    (piece) => {
      expectWithin(1500, () => sentencesOf(piece.repeat(300_000)))
    },
  )
})
