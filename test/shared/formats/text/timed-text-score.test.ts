import { expect, it } from 'vitest'
import { scoreTimedText } from '../../../../shared/formats/text/timed-text-score.ts'

const lines = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join('\n')
const timed = lines(10, (i) => `0:0${i} words`)

it('counts the share of lines with a time, and the name', () => {
  expect(scoreTimedText(timed, 'a.txt')).toBeCloseTo(1)
  expect(scoreTimedText(timed, 'a.xyz')).toBeCloseTo(0.8)
  expect(scoreTimedText(`${timed}\n${lines(10, () => 'words')}`, 'a.xyz')).toBeCloseTo(0.7)
})

it('needs more than a stray time', () => {
  expect(scoreTimedText('words\n', 'a.txt')).toBe(0)
  expect(scoreTimedText(`0:01 a\n0:02 b\n${lines(20, () => 'words')}`, 'a.txt')).toBe(0)
  expect(scoreTimedText(`0:01 a\n0:02 b\n0:03 c\n${lines(20, () => 'words')}`, 'a.txt')).toBeGreaterThan(0.5)
  expect(scoreTimedText(`0:01 a\n0:02 b\n0:03 c\n${lines(200, () => 'words')}`, 'a.txt')).toBe(0)
})

it('takes times behind the words when there are more of them', () => {
  expect(
    scoreTimedText(
      lines(5, (i) => `words here [0:0${i}]`),
      'a.txt',
    ),
  ).toBeGreaterThan(0.5)
})

it('leaves to other formats what is theirs', () => {
  expect(scoreTimedText(`[ti:Song]\n${lines(5, (i) => `[00:0${i}.00] la`)}`, 'a.txt')).toBe(0)
  expect(scoreTimedText(`${lines(5, (i) => `[00:0${i}.00]la`)}\n`, 'a.txt')).toBe(0.4)
  expect(
    scoreTimedText(
      lines(5, (i) => `0:0${i}\tAnn\twords`),
      'a.txt',
    ),
  ).toBe(0.4)
  expect(
    scoreTimedText(
      lines(5, (i) => `[0:0${i}](https://a.b) words`),
      'a.txt',
    ),
  ).toBe(0.5)
  expect(
    scoreTimedText(
      lines(5, (i) => `0:0${i} --> 0:0${i + 1} words`),
      'a.txt',
    ),
  ).toBeLessThan(0.7)
})
