import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, invert } from '../../../shared/model/edit.ts'
import type { Transcript, Word } from '../../../shared/model/transcript.ts'
import { setWordEdge, wordEdgeMs } from '../../../shared/timing/set-word.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { durationMs: 20_000, label: 'Set word' }
const word = (text: string, start: number | null, end: number | null = null): Word => ({ text, start, end })
/** Words that touch, one apart, one without a time. */
const WORDS = [
  word('one', 1000, 1400),
  word(' two', 1400, 1800),
  word(' um', null),
  word(' three', 2200, 2900),
]
const talk = transcriptOf(
  line('a', 0, 1000),
  line('b', 1000, 3000, 'one two um three', { words: WORDS }),
  line('c', 4000, 5000),
)
const wordsOf = (transcript: Transcript, at = 1) =>
  transcript.segments[at]?.words?.map(({ start, end }) => [start, end])
const set = (at: number, edge: 'start' | 'end', ms: number, transcript = talk) => {
  const proposal = setWordEdge(transcript, { index: 1, word: at, edge }, ms, options)
  return { ...proposal, now: proposal.edit ? apply(proposal.edit, transcript) : transcript }
}

describe('an edge of a word', () => {
  it('moves alone where no other touches it', () => {
    const { now, ms, stop } = set(3, 'start', 2300)
    expect(wordsOf(now)).toEqual([
      [1000, 1400],
      [1400, 1800],
      [null, null],
      [2300, 2900],
    ])
    expect([ms, stop]).toEqual([2300, null])
    expect(times(now)).toEqual(times(talk))
  })

  it('takes along the edge that touches it', () => {
    expect(wordsOf(set(1, 'start', 1500).now)?.slice(0, 2)).toEqual([
      [1000, 1500],
      [1500, 1800],
    ])
    expect(wordsOf(set(0, 'end', 1300).now)?.slice(0, 2)).toEqual([
      [1000, 1300],
      [1300, 1800],
    ])
  })

  it.each([
    ['the word before, where they touch', 1, 'start', 0, 1010, 'word'],
    ['the word before, where they do not', 3, 'start', 0, 1800, 'word'],
    ['its own end', 3, 'start', 9000, 2890, 'word'],
    ['its own start', 3, 'end', 0, 2210, 'word'],
    ['the word behind, where they touch', 0, 'end', 9000, 1790, 'word'],
    ['the word behind, where they do not', 1, 'end', 9000, 2200, 'word'],
    ['the end of the line', 3, 'end', 9000, 3000, 'line'],
    ['the line before, with the start of its own', 0, 'start', 0, 10, 'previous'],
  ] as const)('stops at %s', (_, at, edge, wanted, ms, stop) => {
    expect(set(at, edge, wanted)).toMatchObject({ ms, stop })
  })

  it('takes along the edge of its line that stands there, and what touches that', () => {
    const { now, followed } = set(0, 'start', 900)
    expect(times(now)).toEqual([
      ['a', 0, 900],
      ['b', 900, 3000],
      ['c', 4000, 5000],
    ])
    expect(wordsOf(now)?.[0]).toEqual([900, 1400])
    expect([now.segments[1]?.mark, followed]).toEqual(['confirmed', 'previous'])
    const whole = transcriptOf(line('a', 0, 900), line('b', 1000, 2900, 'x', { words: WORDS }))
    const longer = set(3, 'end', 3500, whole).now
    expect([times(longer)[1], wordsOf(longer)?.[3]]).toEqual([
      ['b', 1000, 3500],
      [2200, 3500],
    ])
  })

  it('gives a time to a word without one, between those beside it', () => {
    expect(wordsOf(set(2, 'start', 2000).now)?.[2]).toEqual([2000, null])
    expect(set(2, 'start', 5000)).toMatchObject({ ms: 2190, stop: 'word' })
    expect(set(2, 'start', 500)).toMatchObject({ ms: 1800, stop: 'word' })
  })

  it('is where the next word begins, when a word has no end', () => {
    const words = [word('one', 1000), word(' two', 1500)]
    const starts = transcriptOf(line('a', 0, 1000), line('b', 1000, 3000, 'one two', { words }))
    expect(wordsOf(set(0, 'end', 1700, starts).now)).toEqual([
      [1000, null],
      [1700, null],
    ])
    expect(wordsOf(set(1, 'end', 2500, starts).now)).toEqual([
      [1000, null],
      [1500, 2500],
    ])
    expect([0, 1].map((at) => wordEdgeMs(starts.segments[1]!, at, 'end'))).toEqual([1500, 3000])
    expect(wordEdgeMs(starts.segments[1]!, 1, 'start')).toBe(1500)
  })

  it('is nothing in a line without words, nor where there is no such word', () => {
    for (const at of [
      { index: 0, word: 0 },
      { index: 1, word: 9 },
      { index: 7, word: 0 },
    ])
      expect(setWordEdge(talk, { ...at, edge: 'start' }, 5, options)).toMatchObject({
        edit: null,
        stop: null,
      })
  })

  it('keeps words in order and in their line, and lines in order; taking it back restores all', () => {
    const move = fc.record({
      word: fc.nat(3),
      edge: fc.constantFrom('start' as const, 'end' as const),
      ms: fc.integer({ min: -500, max: 6000 }),
    })
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 12 }), (moves) => {
        let now: Transcript = talk
        for (const { ms, ...at } of moves) {
          const { edit } = setWordEdge(now, { index: 1, ...at }, ms, options)
          if (!edit) continue
          const next = apply(edit, now)
          expect(apply(invert(edit), next)).toEqual(now)
          now = next
        }
        const { start, end, words } = now.segments[1]!
        const all = [start, ...(words ?? []).flatMap((one) => [one.start, one.end]), end]
        const known = all.filter((ms) => ms !== null)
        expect(known).toEqual([...known].sort((a, b) => a - b))
        expect(words?.every((one) => one.start === null || one.end === null || one.end > one.start)).toBe(
          true,
        )
        // Lines that touch go on touching.
        const lines = now.segments.flatMap((one) => [one.start, one.end])
        expect(lines).toEqual([...lines].sort((a, b) => a! - b!))
        expect([lines[0], lines[1], lines[5]]).toEqual([0, start, 5000])
      }),
    )
  })
})
