import { beforeEach, describe, expect, it } from 'vitest'
import { placeAtOffset, placeOfWord, sentenceAt } from '../../../renderer/list/line-places.ts'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'
import { showLines } from '../context.ts'
import { resetStores } from '../stores.ts'

const TEXT = 'One is here. Two is there. Three is far.'
const word = (text: string, start: number | null) => ({ text, start, end: null })
const LONG = createSegment('long', 10_000, null, TEXT)
const PARTLY = createSegment('partly', 40_000, 60_000, 'we all went on', {
  words: [word('we', null), word(' all', 41_000), word(' went', null), word(' on', 43_000)],
})
const SHORT = createSegment('short', 60_000, 67_000, TEXT)

beforeEach(() => {
  resetStores()
  showLines([LONG, PARTLY, SHORT])
})

const textOf = (line: Segment, place: { readonly from: number; readonly to: number } | null) =>
  place && line.text.slice(place.from, place.to)

describe('a line with word times', () => {
  it('has a place for each word that has one', () => {
    expect(placeOfWord(PARTLY, 1)).toEqual({ kind: 'word', from: 3, to: 6, ms: 41_000 })
    expect(placeOfWord(PARTLY, 2)).toBe(null)
    expect(sentenceAt(PARTLY, 42_000)).toBe(null)
  })

  it('leads to the word, or the one before it that has a time; before all to its start', () => {
    const at = Array.from(PARTLY.text, (_, offset) => textOf(PARTLY, placeAtOffset(PARTLY, offset)))
    expect(at.slice(0, 3)).toEqual([null, null, null])
    expect(at.slice(3, 12).every((text) => text === 'all')).toBe(true)
    expect(at.slice(12)).toEqual(['on', 'on'])
  })
})

describe('a line without word times', () => {
  it('has its sentences when it is long: up to the next start, where it has no end', () => {
    expect(textOf(LONG, sentenceAt(LONG, 10_000))).toBe('One is here.')
    expect(textOf(LONG, sentenceAt(LONG, 39_999))).toBe('Three is far.')
    expect(textOf(LONG, placeAtOffset(LONG, 15))).toBe('Two is there.')
    expect(placeAtOffset(LONG, 0)).toMatchObject({ kind: 'sentence', ms: 10_000 })
    expect(placeAtOffset(LONG, 15)?.ms).toBeGreaterThan(17_000)
    expect(placeAtOffset(LONG, 15)?.ms).toBeLessThan(23_000)
  })

  it('is one place when it is short, or has one sentence', () => {
    expect([sentenceAt(SHORT, 61_000), placeAtOffset(SHORT, 20)]).toEqual([null, null])
    const one = createSegment('one', 0, 20_000, 'All of it')
    expect(sentenceAt(one, 10_000)).toBe(null)
  })
})
