import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { became, compareLines } from '../../../shared/lines/compare.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'
import { expectWithin } from '../../cpu-time.ts'

const lines = (...texts: readonly string[]): Segment[] =>
  texts.map((text, i) => line(`l${i}`, i * 1000, i * 1000 + 900, text))

/** What became of each line, with the text of it: `changed One.>Two.` */
function told(before: readonly Segment[], after: readonly Segment[]): string[] {
  return compareLines(before, after).flatMap((pair) => {
    const is = became(pair, { before, after })
    const texts = [before[pair.before ?? -1]?.text, after[pair.after ?? -1]?.text].filter(
      (text) => text !== undefined,
    )
    return is === 'same' ? [] : [`${is} ${[...new Set(texts)].join('>')}`]
  })
}

describe('comparing two versions', () => {
  const old = lines('One.', 'Two.', 'Three.', 'Four.')
  const at = (index: number) => old[index]!

  it('tells nothing of versions that are the same, whatever their ids', () => {
    expect(
      told(
        old,
        old.map((one) => ({ ...one, id: `other ${one.id}`, mark: 'confirmed' as const })),
      ),
    ).toEqual([])
    expect(told([], [])).toEqual([])
  })

  it('tells lines that came, went, or got another text or time', () => {
    const fresh = line('n', 1950, 1990, 'Between.')
    expect(told(old, [at(0), at(1), fresh, at(2), at(3)])).toEqual(['added Between.'])
    expect(told(old, [at(0), at(2), at(3)])).toEqual(['removed Two.'])
    expect(told(old, [at(0), { ...at(1), text: 'Too.' }, at(2), at(3)])).toEqual(['changed Two.>Too.'])
    expect(told(old, [at(0), { ...at(1), start: 1100 }, at(2), at(3)])).toEqual(['retimed Two.'])
    expect(told(old, [at(0), { ...at(1), speaker: 'Ben' }, at(2), at(3)])).toEqual(['changed Two.'])
  })

  it('knows lines again whose times have all moved', () => {
    const moved = old.map((one) => ({ ...one, start: one.start! + 300, end: one.end! + 300 }))
    expect(told(old, moved.slice(1))).toEqual([
      'removed One.',
      ...['Two.', 'Three.', 'Four.'].map((text) => `retimed ${text}`),
    ])
  })

  it('knows a line again by its start when it was cut in two', () => {
    const [a, b] = [{ ...at(1), text: 'Tw', end: 1500 }, line('n', 1500, 1900, 'o.')]
    expect(told(old, [at(0), a, b, at(2), at(3)])).toEqual(['changed Two.>Tw', 'added o.'])
  })

  it('tells which of the same words went', () => {
    const yes = lines('Yes.', 'Yes.', 'Yes.')
    const pairs = compareLines(yes, [yes[0]!, yes[2]!])
    expect(pairs).toEqual([
      { before: 0, after: 0 },
      { before: 1, after: null },
      { before: 2, after: 1 },
    ])
  })

  it('has every line of both once and in order, whatever they are', () => {
    const any = fc.array(
      fc.record({
        text: fc.constantFrom('a', 'b', 'c', 'd'),
        start: fc.option(fc.integer({ min: 0, max: 9 })),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [before, after] = [one, other].map((list) =>
          list.map(({ text, start }, i) => ({ ...line(`l${i}`, 0, null, text), start })),
        )
        const pairs = compareLines(before!, after!)
        expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before!.map((_, i) => i))
        expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after!.map((_, i) => i))
      }),
    )
  })

  it.each([
    ['all other texts', (one: Segment) => ({ ...one, text: `not ${one.text}` })],
    ['all other times', (one: Segment) => ({ ...one, start: one.start! + 10 })],
    ['nothing in common', (one: Segment) => ({ ...one, text: `x${one.text}`, start: one.start! + 1 })],
  ])('compares 20,000 lines with %s soon', (_, change) => {
    const many = Array.from({ length: 20_000 }, (__, i) => line(`l${i}`, i * 1000, null, `Line ${i % 700}`))
    expectWithin(3000, () => compareLines(many, many.map(change)))
  })

  // As arguments of one call they were too many.
  it('compares 200,000 lines with a file in which each has gone by a second', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => line(`l${i}`, i * 1000, null, `Line ${i}`))
    const later = many.map((one) => ({ ...one, start: one.start! + 1000 }))
    const pairs = compareLines(many, later)
    expect(pairs.filter(({ before, after }) => before === after)).toHaveLength(many.length)
  })
})
