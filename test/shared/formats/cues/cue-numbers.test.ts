import { expect, it } from 'vitest'
import { NO_NUMBER, oddNumber, plainNumber } from '../../../../shared/formats/cues/cue-numbers.ts'

const plain = (text: string) => plainNumber(text, 0, text.length)
const odd = (text: string) => oddNumber(text, { from: 0, to: text.length })

it('reads a line that is a number and nothing else', () => {
  expect(['7', ' 12 ', '007', '', '1 2', '1.0', 'x', '1234567890123'].map(plain)).toEqual([
    7,
    12,
    7,
    NO_NUMBER,
    NO_NUMBER,
    NO_NUMBER,
    NO_NUMBER,
    NO_NUMBER,
  ])
})

it('reads what people make of a number, with the place of its digits', () => {
  expect(odd('1.0')).toEqual({ value: 1, from: 0, to: 1 })
  expect(odd('#12')).toEqual({ value: 12, from: 1, to: 3 })
  expect(odd('No. 3')).toEqual({ value: 3, from: 4, to: 5 })
  expect(odd('[4]')).toEqual({ value: 4, from: 1, to: 2 })
  expect(odd('5.')).toEqual({ value: 5, from: 0, to: 1 })
  expect(odd('２')).toEqual({ value: 2, from: 0, to: 1 })
  expect(odd('6/19')).toEqual({ value: 6, from: 0, to: 1 })
  expect(odd('-1')).toEqual({ value: -1, from: 0, to: 2 })
  expect(['1.5', 'one', '1 apple', '#', ''].map(odd)).toEqual([null, null, null, null, null])
})
