import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  keepOriginals,
  MOST_FILES,
  MOST_LINES,
  type Originals,
  originalsOf,
  withOriginals,
} from '../../../shared/episode/originals.ts'
import { createSegment, isRetimed, type Segment, type Transcript } from '../../../shared/model/transcript.ts'
import { revert } from '../../../shared/timing/revert.ts'
import { line, transcriptOf } from '../../builders.ts'
import { expectWithin } from '../../cpu-time.ts'
import { anyOrder } from '../timing/any-transcript.ts'

const since = { at: 1_790_000_000_000, by: 'opened' } as const
const keep = (transcript: Transcript) => originalsOf(transcript, 'talk.srt', since)

/** The file as it would be read again: what it holds, with other ids and no memory. */
function reread({ segments }: Transcript): Transcript {
  return transcriptOf(
    ...segments.map(({ start, end, text, speaker, words }, i) =>
      createSegment(`again ${i}`, start, end, text, { speaker, words }),
    ),
  )
}

const said = ({ origin, start, end, text }: Segment) => ({ origin, start, end, text })
const moved = (id: string, first: number, start: number, text = `text of ${id}`) => ({
  ...line(id, first, first + 500, text),
  start,
  end: start + 500,
})

describe('original times', () => {
  it('come back to all lines that were changed, after the file was read again', () => {
    const deltas = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(anyOrder, deltas, (before, by) => {
        const changed = transcriptOf(
          ...before.segments.map((segment, i) => {
            const shift = (ms: number | null) => (ms === null ? null : ms + (by[i] ?? 0))
            const words = segment.words?.map(({ text, start, end }) => ({
              text,
              start: shift(start),
              end: shift(end),
            }))
            // Lines need words of their own to be told apart wherever they stand.
            const text = `${segment.text} ${segment.id}`
            return {
              ...segment,
              text,
              start: shift(segment.start),
              end: shift(segment.end),
              words: words ?? null,
            }
          }),
        )
        const again = withOriginals(reread(changed), keep(changed))
        expect(again.segments.map(said)).toEqual(changed.segments.map(said))
        expect(again.segments.map(isRetimed)).toEqual(changed.segments.map(isRetimed))
      }),
    )
  })

  it('give words their own times back, also where only the line was moved', () => {
    const words = [
      { text: 'one', start: 1000, end: 1400 },
      { text: ' two', start: 1500, end: 2000 },
    ]
    const late = words.map(({ text, start, end }) => ({ text, start: start + 300, end: end + 300 }))
    const lines = transcriptOf(
      { ...line('a', 1000, 2000, 'one two', { words }), start: 1300, end: 2300, words: late },
      { ...line('b', 1000, 2000, 'one, two', { words }), start: 900 },
    )
    const again = withOriginals(reread(lines), keep(lines))
    expect(again.segments.map(({ origin }) => origin?.words)).toEqual([words, words])
    const back = revert(again, [0, 1], { label: 'x' })
    expect(back?.splices[0]?.inserted.map((segment) => segment.words)).toEqual([words, words])
  })

  it('know lines that were added as such, and lines that had no time at first', () => {
    const lines = transcriptOf(
      { ...line('a', 1000, 1500), origin: null },
      { ...line('b', 2000, 2500), origin: { start: null, end: null } },
      line('c', 3000, 3500),
    )
    const again = withOriginals(reread(lines), keep(lines))
    expect(again.segments.map(({ origin }) => origin)).toEqual([
      null,
      { start: null, end: null },
      { start: 3000, end: 3500 },
    ])
  })

  it('find lines that another program moved in the list, and none that it changed', () => {
    const lines = transcriptOf(
      moved('a', 0, 100),
      moved('b', 1000, 1200),
      moved('c', 2000, 2300),
      moved('d', 3000, 3400),
    )
    const { segments } = reread(lines)
    const elsewhere = transcriptOf(
      createSegment('new', 0, 50, 'A new first line'),
      { ...segments[0]!, text: 'other words' },
      { ...segments[1]!, text: ' text\nof b' },
      { ...segments[2]!, start: 2500 },
      { ...segments[3]!, start: 3420 },
    )
    const found = withOriginals(elsewhere, keep(lines)).segments
    expect(found.map(({ origin }) => origin?.start)).toEqual([0, 100, 1000, 2300, 3000])
  })

  it('are told apart by their order where lines say the same, and need no time for many of them', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => moved(`${i}`, i * 100, i * 100 + 7, '♪'))
    const lines = transcriptOf(...many)
    let again = lines
    expectWithin(1000, () => (again = withOriginals(reread(lines), keep(lines))))
    expect(again.segments.every(({ origin }, i) => origin?.start === i * 100)).toBe(true)
    const untimed = transcriptOf(
      ...['a', 'b', 'c'].map((id, i) => ({
        ...line(id, i * 1000, null, 'Yes.'),
        start: i === 1 ? null : i * 1000,
      })),
    )
    const { segments } = withOriginals(reread(untimed), keep(untimed))
    expect(segments.map(({ origin }) => origin?.start)).toEqual([0, 1000, 2000])
  })

  it('leave another file as it is', () => {
    const lines = transcriptOf(line('x', 100, 600, 'something else'))
    expect(withOriginals(lines, keep(transcriptOf(moved('a', 0, 100))))).toBe(lines)
  })
})

describe('what is kept of original times', () => {
  const of = (name: string, count: number, by: Originals['since']['by'] = 'opened'): Originals => ({
    name,
    since: { at: 1, by },
    lines: Array.from({ length: count }, (_, i) => [i, i, 1, [0, 0]]),
  })
  const names = (all: readonly Originals[]) => all.map(({ name }) => name)

  it('is the latest of each file, the latest file first', () => {
    const kept = keepOriginals([of('a', 1), of('b', 2)], of('b', 3))
    expect(names(kept)).toEqual(['b', 'a'])
    expect(kept[0]?.lines).toHaveLength(3)
  })

  it('goes when nothing is changed any more, unless earlier ones were forgotten', () => {
    expect(names(keepOriginals([of('a', 1), of('b', 2)], of('b', 0)))).toEqual(['a'])
    expect(names(keepOriginals([of('b', 2)], of('b', 0, 'forgotten')))).toEqual(['b'])
  })

  it('is bounded, whatever comes', () => {
    const many = transcriptOf(...Array.from({ length: MOST_LINES + 10 }, (_, i) => moved(`${i}`, i, i + 1)))
    expect(keep(many).lines).toHaveLength(MOST_LINES)
    const counts = fc.array(fc.nat(MOST_LINES), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(counts, (each) => {
        let kept: Originals[] = []
        for (const [i, count] of each.entries()) kept = keepOriginals(kept, of(`f${i}`, count))
        expect(kept.length).toBeLessThanOrEqual(MOST_FILES)
        expect(kept.reduce((sum, { lines }) => sum + lines.length, 0)).toBeLessThanOrEqual(MOST_LINES)
        const last = each.length - 1
        if ((each[last] ?? 0) > 0) expect(kept[0]?.name).toBe(`f${last}`)
      }),
      { numRuns: 20 },
    )
  })
})
