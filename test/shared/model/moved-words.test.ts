import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, isSameWords, moved, movedWords, wordsAsRead } from '../../../shared/model/moved-words.ts'
import type { Segment, Word } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'

const time = fc.option(fc.integer({ min: 0, max: 9000 }), { freq: 6 })
const someWords = fc.array(fc.record({ text: fc.string(), start: time, end: time }), {
  minLength: 1,
  maxLength: 6,
})
const offsets = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 5 })

function spoken(words: readonly Word[], start: number | null = 1000, end: number | null = null): Segment {
  return line('a', start, end, 'what is said', { words })
}
function go(segment: Segment, map: (ms: number) => number, end: number | null = null): Segment {
  const start = segment.start === null ? null : Math.round(map(segment.start))
  return moved(segment, { start, end, mark: segment.mark }, map)
}

describe('moved', () => {
  it('sends every word where a map goes that is even', () => {
    const ends = fc.option(fc.integer({ min: 1000, max: 20_000 }))
    fc.assert(
      fc.property(
        someWords,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(9000),
        ends,
        (words, tenths, by, end) => {
          const map = (ms: number) => (ms * tenths) / 10 + by
          const exact = movedWords(words, map, end)
          for (const [i, word] of (go(spoken(words), map, end).words ?? []).entries()) {
            expect(word.text).toBe(words[i]?.text)
            for (const edge of ['start', 'end'] as const) {
              expect(word[edge] === null).toBe(exact[i]?.[edge] === null)
              // What lies between two ms may be rounded either way.
              expect(Math.abs((word[edge] ?? 0) - (exact[i]?.[edge] ?? 0))).toBeLessThanOrEqual(1)
              expect(Number.isInteger(word[edge] ?? 0)).toBe(true)
            }
          }
        },
      ),
    )
  })

  it('adds offsets up, whether or not the words were read between', () => {
    fc.assert(
      fc.property(someWords, offsets, fc.boolean(), (words, steps, reads) => {
        let segment = spoken(words)
        for (const by of steps) {
          segment = go(segment, (ms) => ms + by)
          if (reads) expect(segment.words).toHaveLength(words.length)
        }
        const sum = steps.reduce((all, by) => all + by, 0)
        expect(segment.words).toEqual(movedWords(words, (ms) => ms + sum, null))
      }),
    )
  })

  it('gives the very words back when they are where they were', () => {
    const words = [{ text: 'one', start: 1000, end: 1400 }]
    const there = go(spoken(words), (ms) => ms + 30)
    expect(there.words).not.toBe(words)
    expect(go(there, (ms) => ms - 30).words).toBe(words)
  })

  it('keeps line and words together over many uneven moves', () => {
    let segment = spoken([{ text: 'one', start: 1000, end: 1400 }])
    for (let i = 0; i < 200; i++) segment = go(segment, (ms) => ms * (i % 2 === 0 ? 1.0007 : 0.9996) + 0.3)
    expect(segment.words?.[0]?.start).toBe(segment.start)
  })

  it('goes by each word where the map bends within the line', () => {
    const bent = (ms: number) => (ms < 1200 ? ms : 1200 + (ms - 1200) * 3)
    const words = [
      { text: 'one', start: 1000, end: 1200 },
      { text: ' two', start: 1200, end: 1400 },
    ]
    expect(go(spoken(words), bent).words).toEqual(movedWords(words, bent, null))
  })

  it('holds words inside a line whose end was held back, and sets them free again', () => {
    const words = [
      { text: 'one', start: 1000, end: 1400 },
      { text: ' two', start: 1500, end: 1900 },
    ]
    const held = go(spoken(words), (ms) => ms + 100, 1700)
    expect(held.words).toEqual([
      { text: 'one', start: 1100, end: 1500 },
      { text: ' two', start: 1600, end: 1700 },
    ])
    expect(go(held, (ms) => ms - 100, 1900).words).toEqual(words)
  })

  it('leaves words without times alone', () => {
    const words = [{ text: 'one', start: null, end: null }]
    expect(go(spoken(words), (ms) => ms + 5).words).toBe(words)
    expect(go(line('a', 0), (ms) => ms + 5).words).toBeNull()
  })
})

describe('a moved line', () => {
  const words = [{ text: 'one', start: 1000, end: 1400 }]
  const there = () => go(spoken(words, 1000, 2000), (ms) => ms + 30, 2030)
  const expected = [{ text: 'one', start: 1030, end: 1430 }]

  it('is copied with its words, in whatever way', () => {
    expect({ ...there() }.words).toEqual(expected)
    expect(structuredClone(there())).toEqual({ ...there() })
    expect(changed(there(), { mark: 'confirmed', end: null })).toEqual({
      ...there(),
      mark: 'confirmed',
      end: null,
    })
    expect(changed(there(), { words: null, speaker: null }).words).toBeNull()
  })

  it('has the same words each time they are read, also in a copy with changes', () => {
    const segment = there()
    expect(segment.words).toBe(segment.words)
    expect(changed(segment, { text: 'two' }).words).toBe(segment.words)
    expect(wordsAsRead(segment)).toBe(words)
  })

  it('says the same as one whose words were made at once', () => {
    expect(isSameWords(there(), there())).toBe(true)
    expect(isSameWords(there(), spoken(expected))).toBe(true)
    expect(isSameWords(there(), spoken(words))).toBe(false)
    expect(isSameWords(there(), line('a', 0))).toBe(false)
    expect(isSameWords(line('a', 0), line('b', 5))).toBe(true)
  })
})
