import { expect, it } from 'vitest'
import { createRolling, strayFindings } from '../../../../shared/formats/cues/cue-findings.ts'
import { inEnglish } from '../../../words.ts'

it('says once for each run of lines that text belongs to no cue', () => {
  const found = strayFindings([2, 3, 4, 9], 'srt/stray')
  expect(found.map(({ code, line }) => [code, line])).toEqual([
    ['srt/stray', 3],
    ['srt/stray', 10],
  ])
})

const rolling = (...texts: string[]) => {
  const seen = createRolling()
  for (const text of texts) seen.add(text)
  return seen.findings().map(({ message }) => inEnglish(message))
}

it('finds captions that roll: cues begin with the last line of the one before', () => {
  const roll = ['a', 'a\nb', 'b\nc', 'c\nd', 'd\ne']
  expect(rolling(...roll)).toHaveLength(1)
  expect(rolling(...roll.slice(0, 4))).toEqual([])
})

it('takes a few repeats among many cues for chance', () => {
  const others = Array.from({ length: 20 }, (_, i) => `${i} words`)
  expect(rolling('a', 'a', 'a', 'a', 'a', ...others)).toEqual([])
})

it('is not misled by equal first and last letters, nor by empty texts', () => {
  expect(rolling('abc', 'axc', 'ayc', 'azc', 'awc', 'avc')).toEqual([])
  expect(rolling('', '', '', '', '', '')).toEqual([])
})
