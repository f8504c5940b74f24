import { expect, it } from 'vitest'
import { spaceInFront } from '../../../../shared/formats/core/spaced-words.ts'

const words = (...texts: string[]) => texts.map((text, i) => ({ text, start: i * 100, end: i * 100 + 50 }))
const spaced = (...texts: string[]) => spaceInFront(words(...texts)).map(({ text, start }) => [text, start])

it('moves spaces at the end of words, and spaces that are words, to the front', () => {
  expect(spaced('The ', 'lamp ', 'is')).toEqual([
    ['The', 0],
    [' lamp', 100],
    [' is', 200],
  ])
  expect(spaced('The', ' ', 'lamp', ' ', ' is', ' ')).toEqual([
    ['The', 0],
    [' lamp', 200],
    ['  is', 400],
  ])
  expect(spaced(' ', 'la', 'mp', '', '.')).toEqual([
    ['la', 100],
    ['mp', 200],
    ['.', 400],
  ])
})

it('leaves other words alone', () => {
  const list = words('The', ' lamp')
  expect(spaceInFront(list)).toBe(list)
})
