import { expect, it } from 'vitest'
import { carryTimes, fillWords, splitLike, wordsNow } from '../../../../shared/formats/json/json-rewords.ts'
import { createSegment, type Word } from '../../../../shared/model/transcript.ts'

const word = (text: string, start: number | null = null, end: number | null = null): Word => ({
  text,
  start,
  end,
})
const texts = (words: readonly Word[]) => words.map(({ text }) => text)

it('divides a text, with spaces and marks as words where the line had such', () => {
  expect(texts(splitLike([], 'One, two.'))).toEqual(['One,', ' two.'])
  expect(texts(splitLike([word('a'), word('.')], 'One, two.'))).toEqual(['One', ',', ' two', '.'])
  expect(texts(splitLike([word('a'), word(' ')], 'One, two.'))).toEqual(['One,', ' ', 'two.'])
})

it('keeps the times of words that stayed at both ends', () => {
  const old = [word('a', 0, 1), word(' b', 1, 2), word(' c', 2, 3)]
  expect(carryTimes([word('a'), word(' x'), word(' y'), word(' c')], old)).toEqual([
    word('a', 0, 1),
    word(' x'),
    word(' y'),
    word(' c', 2, 3),
  ])
})

it('shares out the time that is left by the length of the words', () => {
  expect(fillWords([word('a', 0, 100), word(' bbb'), word(' b'), word('c', 900, 1000)], 0, 1000)).toEqual([
    word('a', 0, 100),
    word(' bbb', 100, 600),
    word(' b', 600, 900),
    word('c', 900, 1000),
  ])
  expect(fillWords([word('a')], null, null)).toEqual([word('a', 0, 0)])
})

it('gives the first and the last word the edges of the line', () => {
  const was = createSegment('a', 0, 1000, 'a b', { words: [word('a', 0, 400), word(' b', 400, 1000)] })
  expect(wordsNow({ ...was, start: 50, text: 'a', words: null }, was)).toEqual([word('a', 50, 1000)])
  expect(wordsNow({ ...was, text: '', words: null }, was)).toEqual([word('', 0, 1000)])
})

it('moves words that do not make up the text of their line', () => {
  const was = createSegment('a', 0, 1000, 'a 7', { words: [word('a', 0, 400), word(' seven', 400, 1000)] })
  const words = [word('a', 500, 900), word(' seven', 900, 1500)]
  expect(wordsNow({ ...was, start: 500, end: 1500, words }, was)).toEqual(words)
})
