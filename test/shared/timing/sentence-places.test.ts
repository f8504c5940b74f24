import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../shared/model/sentences.ts'
import { sentenceStarts } from '../../../shared/timing/sentence-places.ts'
import { expectWithin } from '../../cpu-time.ts'

const placed = (
  text: string,
  from: number,
  to: number,
  spans: readonly (readonly [number, number])[] | null,
) =>
  sentenceStarts(text, sentencesOf(text), {
    from,
    to,
    speech: spans && { starts: spans.map(([start]) => start), ends: spans.map(([, end]) => end) },
  })

describe('the starts of the sentences of a line', () => {
  it('follow the letters where nothing is known of the sound', () => {
    const starts = placed('Abcd efgh ijkl. Abcd efgh ijkl. Abcd efgh ijkl.', 1000, 10_000, null)
    expect(starts[0]).toBe(1000)
    expect(Math.abs((starts[1] ?? 0) - 4000)).toBeLessThanOrEqual(250)
    expect(Math.abs((starts[2] ?? 0) - 7000)).toBeLessThanOrEqual(250)
  })

  it('fall behind pauses, also where people speak unevenly, and leave silence out', () => {
    const text = 'This one is said slowly. This one is said fast. And this is the last of them.'
    const spans = [
      [0, 3200],
      [4000, 5100],
      [9000, 11_000],
    ] as const
    expect(placed(text, 0, 11_000, spans)).toEqual([0, 4000, 9000])
  })

  it('do not fall behind short pauses that come too early', () => {
    const text = 'A sentence that goes on, and on, for quite some time. And a second that does so, too, now.'
    const spans = [
      [0, 1000],
      [1180, 2400],
      [2600, 4000],
      [4700, 6000],
      [6180, 8000],
    ] as const
    expect(placed(text, 0, 8000, spans)).toEqual([0, 4700])
  })

  it('count numbers and syllable signs as long as they are said', () => {
    const [, second = 0] = placed('It was 1984, 1985. It was a fine old house, then.', 0, 10_000, null)
    expect(second).toBeGreaterThan(4000)
    const [, next = 0] = placed('彼女は昨日東京に行った。abcdefghijk', 0, 10_000, null)
    expect(next).toBeGreaterThan(5500)
  })

  it('are in order and within the line, whatever is known', () => {
    const sentence = fc.constantFrom('Yes.', 'No, no!', 'A rather long sentence with words.', '12 34?', '…')
    const gaps = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 3000 })), { maxLength: 30 })
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 40 }),
        gaps,
        fc.nat(30_000),
        (sentences, pieces, length) => {
          let at = 0
          const spans = pieces.map(([gap, span]) => [(at += gap), (at += span)] as const)
          const text = sentences.join(' ')
          const starts = placed(text, 500, 500 + length, spans)
          expect(starts).toHaveLength(sentencesOf(text).length)
          expect(starts[0] ?? 500).toBe(500)
          for (const [i, ms] of starts.entries()) {
            expect(ms).toBeGreaterThanOrEqual(starts[i - 1] ?? 500)
            expect(ms).toBeLessThanOrEqual(500 + length)
          }
        },
      ),
    )
  })

  it('are found for an hour in one line without keeping anybody waiting', () => {
    const text = 'This is a sentence of some fifty letters, more or less. '.repeat(900)
    const spans = Array.from({ length: 2400 }, (_, i) => [i * 1500, i * 1500 + 1200] as const)
    expectWithin(4000, () => placed(text, 0, 3_600_000, spans))
  })
})
