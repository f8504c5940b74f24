import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Word } from '../../../shared/model/transcript.ts'
import { NO_WORD, spokenWord } from '../../../shared/timing/spoken-word.ts'

const word = (start: number | null): Word => ({ text: ' a', start, end: start === null ? null : start + 100 })

it('is the last word that has begun, also in a pause', () => {
  const words = [word(1000), word(1200), word(null), word(2000)]
  const at = [0, 999, 1000, 1150, 1200, 1999, 2000, 9000].map((ms) => spokenWord(words, ms))
  expect(at).toEqual([-1, -1, 0, 0, 1, 1, 3, 3])
})

it('is not known without times', () => {
  expect(spokenWord(null, 0)).toBe(NO_WORD)
  expect(spokenWord([], 0)).toBe(NO_WORD)
  expect(spokenWord([word(null)], 5000)).toBe(NO_WORD)
})

it('is the same as by looking at all words, whatever their order', () => {
  const start = fc.option(fc.integer({ min: 0, max: 50 }))
  fc.assert(
    fc.property(fc.array(start), fc.integer({ min: -1, max: 52 }), (starts, ms) => {
      const words = starts.map(word)
      let best = -1
      for (const [i, one] of starts.entries())
        if (one !== null && one <= ms && (best === -1 || one >= (starts[best] ?? 0))) best = i
      expect(spokenWord(words, ms)).toBe(best)
    }),
  )
})
