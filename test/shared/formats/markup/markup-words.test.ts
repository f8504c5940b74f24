import { describe, expect, it } from 'vitest'
import type { SegmentTokens, WordTokens } from '../../../../shared/formats/core/format.ts'
import { spacingOf, wordTimeEdits } from '../../../../shared/formats/markup/markup-words.ts'
import { line } from '../../../builders.ts'

const form = { kind: 'seconds', digits: 3 } as const
const source = '1.000 one 2.000 two 3.000'
const at = (text: string, base?: number) => {
  const from = source.indexOf(text)
  return { from, to: from + text.length, form, ...(base !== undefined && { base }) }
}
const word = (text: string, start: number, end: number) => ({ text, start, end })
const was = line('a', 1000, 3000, 'one two', { words: [word('one', 1000, 2000), word(' two', 2000, 3000)] })
const items: WordTokens[] = [
  { block: { from: 0, to: 9 }, start: at('1.000') },
  { block: { from: 10, to: source.length }, start: at('2.000'), end: at('3.000') },
]
const tokens: SegmentTokens = {
  block: { from: 0, to: source.length },
  words: { from: 0, to: source.length, items },
}
const edits = (now: typeof was, own = tokens) =>
  wordTimeEdits(now, was, own).map(({ from, to, text }) => [source.slice(from, to), text])

describe('wordTimeEdits', () => {
  it('moves untouched words with their line', () => {
    expect(edits({ ...was, start: 1500, end: 3500 })).toEqual([
      ['1.000', '1.500'],
      ['2.000', '2.500'],
      ['3.000', '3.500'],
    ])
  })

  it('keeps untouched words at the edge that moves', () => {
    expect(edits({ ...was, start: 900 })).toEqual([['1.000', '0.900']])
    expect(edits({ ...was, end: 3200 })).toEqual([['3.000', '3.200']])
  })

  it('writes the times of words that have others', () => {
    const words = [word('one', 1000, 1800), word(' two', 1800, 3000)]
    expect(edits({ ...was, words })).toEqual([['2.000', '1.800']])
  })

  it('changes nothing when the text did, or no time', () => {
    expect(edits({ ...was, text: 'one 2', start: 0 })).toEqual([])
    expect(edits(was)).toEqual([])
  })

  it('leaves times that count from the start of their line when that moves', () => {
    const own = {
      ...tokens,
      words: { ...tokens.words!, items: [{ ...items[0]!, start: at('1.000', 1000) }, items[1]!] },
    }
    expect(edits({ ...was, start: 1500, end: 3500 }, own)).toEqual([
      ['2.000', '2.500'],
      ['3.000', '3.500'],
    ])
  })
})

it('tells spaces between words from those within', () => {
  const text = '<w>a</w> <w>b</w>'
  const spans = [
    { block: { from: 0, to: 8 }, text: { from: 3, to: 4 } },
    { block: { from: 9, to: 17 }, text: { from: 12, to: 13 } },
  ]
  expect(spacingOf(text, spans)).toEqual({ gap: ' ', leads: false, trails: false })
  const inside = '<w>a </w><w>b</w>'
  const tight = [
    { block: { from: 0, to: 9 }, text: { from: 3, to: 5 } },
    { block: { from: 9, to: 17 }, text: { from: 12, to: 13 } },
  ]
  expect(spacingOf(inside, tight)).toEqual({ gap: '', leads: false, trails: true })
})
