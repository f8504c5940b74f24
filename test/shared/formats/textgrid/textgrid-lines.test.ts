import { expect, it } from 'vitest'
import { linesOf, speakerOf } from '../../../../shared/formats/textgrid/textgrid-lines.ts'
import { parseGrid } from '../../../../shared/formats/textgrid/textgrid-parse.ts'
import { expectWithin } from '../../../cpu-time.ts'

const grid = (...tiers: string[]) => `"ooTextFile" "TextGrid" 0 9 <exists> ${tiers.length} ${tiers.join(' ')}`
const shown = (text: string) => linesOf(text, parseGrid(text)).lines.map((line) => [line.tier, line.text])

it('shows short answers inside a long line of somebody else', () => {
  const ann = '"IntervalTier" "Ann" 0 9 1 0 9 "a long story"'
  const bo = '"IntervalTier" "Bo" 0 9 4 1 2 "hm" 2 5 "" 5 6 "yes" 6 9 ""'
  expect(shown(grid(ann, bo))).toEqual([
    [0, 'a long story'],
    [1, 'hm'],
    [1, 'yes'],
  ])
})

it('takes words without lines above them for lines', () => {
  const words = '"IntervalTier" "words" 0 9 2 0 4 "one" 4 9 "two"'
  const phones = '"IntervalTier" "phones" 0 9 3 0 2 "w" 2 4 "n" 4 9 "t"'
  const text = grid(words, phones)
  expect(shown(text)).toEqual([
    [0, 'one'],
    [0, 'two'],
  ])
  expect(linesOf(text, parseGrid(text)).hidden).toEqual([1])
})

it('takes no general name for a speaker', () => {
  const names = ['Ann', 'utterances', 'Tier 1', ''].map(
    (name) => parseGrid(grid(`"IntervalTier" "${name}" 0 9 0`)).tiers[0],
  )
  expect(names.map((tier) => tier && speakerOf(tier))).toEqual(['Ann', null, null, null])
})

it('reads a great many tiers of one entry each', () => {
  const tiers = Array.from({ length: 20_000 }, () => '"IntervalTier" "A" 0 9 1 0 9 "a"')
  const parsed = parseGrid(grid(...tiers))
  expectWithin(1500, () => expect(linesOf('', parsed).lines).toHaveLength(0))
})
