import { expect, it } from 'vitest'
import { patchWordTimes } from '../../../../shared/formats/core/word-times.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'

it('prints changed times of words, and nothing when the text is another', () => {
  const was = createSegment('a', 0, null, 'x y', {
    words: [
      { text: 'x', start: 0, end: 500 },
      { text: ' y', start: 500, end: null },
    ],
  })
  const token = (from: number) => ({ from, to: from + 1, form: { kind: 'number' as const, digits: 0 } })
  const words = {
    from: 0,
    to: 20,
    items: [
      { block: { from: 0, to: 5 }, start: token(1), end: token(3) },
      { block: { from: 6, to: 9 }, start: token(7) },
    ],
  }
  const tokens = { block: { from: 0, to: 20 }, words }
  const moved = [
    { text: 'x', start: 0, end: 700 },
    { text: ' y', start: 700, end: 900 },
  ]
  expect(patchWordTimes({ ...was, words: moved }, was, tokens)).toEqual([
    { from: 3, to: 4, text: '0.7' },
    { from: 7, to: 8, text: '0.7' },
  ])
  expect(patchWordTimes({ ...was, text: 'x z', words: moved }, was, tokens)).toEqual([])
  expect(patchWordTimes({ ...was, words: null }, was, tokens)).toEqual([])
})
