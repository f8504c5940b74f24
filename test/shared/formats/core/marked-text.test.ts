import { expect, it } from 'vitest'
import { markedLine } from '../../../../shared/formats/core/marked-text.ts'
import { srtMarkup } from '../../../../shared/formats/cues/cue-markup.ts'

const SYNTAX = srtMarkup('\n')

it('knows where each shown character stands, and the tags in force there', () => {
  const line = markedLine('<i>a&amp;</i> b', 'a& b', SYNTAX)
  expect(line?.spots.map(({ from, to }) => [from, to])).toEqual([
    [3, 4],
    [4, 9],
    [13, 14],
    [14, 15],
  ])
  expect(line?.spots.map(({ part }) => line.open[part] !== null)).toEqual([true, true, false, false])
})

it('takes other white space for the same, and a missing one as empty', () => {
  expect(markedLine('  a \n  b ', 'a\nb', SYNTAX)?.spots.map(({ from }) => from)).toEqual([2, 4, 7])
  expect(markedLine('<i>a</i><b>b</b>', 'a b', SYNTAX)?.spots[1]).toMatchObject({ from: 4, to: 4 })
})

it('is nothing when the raw text shows something else', () => {
  expect(markedLine('<i>a</i>', 'b', SYNTAX)).toBeNull()
  expect(markedLine('ab', 'a', SYNTAX)).toBeNull()
})

it('a closing tag ends those left open inside', () => {
  const line = markedLine('<i>a<b>b</i>c', 'abc', SYNTAX)
  expect(line?.open[line.spots[2]?.part ?? 0]).toBeNull()
})
