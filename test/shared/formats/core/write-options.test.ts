import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choices, FormatOption } from '../../../../shared/formats/core/format.ts'
import { choiceOf, inTurns, limitsWith } from '../../../../shared/formats/core/write-options.ts'
import { formats, losses, recognise } from '../../../../shared/formats/index.ts'
import { createSegment, endOf } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { withEnglish } from '../../../words.ts'

const optional = formats.filter(({ options }) => options !== undefined)

/** Every combination of values. */
function combinations(options: readonly FormatOption[]): Choices[] {
  return options.reduce<Choices[]>(
    (all, { id, values }) => all.flatMap((before) => values.map((value) => ({ ...before, [id]: value.id }))),
    [{}],
  )
}

const cases = optional.flatMap((format) =>
  combinations(format.options ?? []).map(
    (choices) => [`${format.id} ${Object.values(choices).join(' ')}`, format, choices] as const,
  ),
)

const line = fc.record({
  gap: fc.integer({ min: 0, max: 4000 }),
  length: fc.integer({ min: 1500, max: 9000 }),
  words: fc.array(fc.constantFrom('the', 'boat', 'Ünder', 'b&b', '<3', 'x > y', '再见', 'a; b', '"hm"'), {
    minLength: 1,
    maxLength: 5,
  }),
})

/** Lines of two speakers who both come often; the time goes on past an hour when `isLong`. */
const transcripts = fc
  .tuple(fc.array(line, { minLength: 7, maxLength: 9 }), fc.boolean())
  .map(([lines, isLong]) => {
    let at = isLong ? 3_590_000 : 0
    return {
      segments: lines.map(({ gap, length, words }, i) => {
        const start = at + gap
        at = start + length
        const speaker = i % 3 === 0 ? 'Ann Lee' : 'Tom'
        return createSegment(`n${i}`, start, at, words.join(' '), { speaker })
      }),
    }
  })

describe.each(cases)('%s', (_, format, choices) => {
  it('reads back what it writes, within what its limits promise', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const limits = limitsWith(format, choices)
        const expected = limits.lines === false ? inTurns(transcript, choices) : transcript
        const text = format.write?.(transcript, choices) ?? ''
        const { segments } = format.read(text, { durationMs: null }).transcript
        expect(segments.map(({ text: words }) => words)).toEqual(
          expected.segments.map(({ text: words }) => words),
        )
        expect(segments.map(({ speaker }) => speaker)).toEqual(
          expected.segments.map(({ speaker }) => (limits.speakers ? speaker : null)),
        )
        for (const [i, { start, end }] of expected.segments.entries()) {
          const got = segments[i]
          expect(limits.times ? Math.abs((got?.start ?? Number.NaN) - (start ?? 0)) : 0).toBeLessThan(
            limits.stepMs,
          )
          const until = endOf({ segments }, i, null) ?? Number.NaN
          expect(limits.ends ? Math.abs(until - (end ?? 0)) : 0).toBeLessThan(limits.stepMs)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is recognised as what it was written as', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const text = format.write?.(transcript, choices) ?? ''
        const [first] = recognise(text, `a.${format.extensions[0] ?? ''}`)
        expect(first?.id).toBe(format.id)
      }),
      { numRuns: 10 },
    )
  })
})

describe('choices', () => {
  it('that there are not count as not chosen', () => {
    for (const format of optional) {
      const nonsense = Object.fromEntries((format.options ?? []).map(({ id }) => [id, 'nonsense']))
      const transcript = { segments: [createSegment('a', 1000, 2000, 'One.', { speaker: 'Ann' })] }
      expect(format.write?.(transcript, nonsense)).toBe(format.write?.(transcript))
      expect(limitsWith(format, nonsense)).toEqual(format.limits)
    }
  })

  it('have ids and names, each once', () => {
    for (const { options } of optional) {
      expect(new Set(options?.map(({ id }) => id)).size).toBe(options?.length)
      for (const option of options ?? []) {
        expect(option.values.length).toBeGreaterThan(1)
        expect(new Set(option.values.map(({ id }) => id)).size).toBe(option.values.length)
        expect(option.values.every(({ label }) => label !== '')).toBe(true)
        expect(option.values[0]?.limits).toBeUndefined()
        expect(choiceOf(option, {})).toBe(option.values[0]?.id)
      }
    }
  })

  it('are what the warning before saving goes by', () => {
    const segments = [
      createSegment('a', 0, 1250, 'One.', { speaker: 'Ann' }),
      createSegment('b', 2000, 3000, 'Two.', { speaker: 'Ann' }),
    ]
    const kinds = (id: string, choices?: Choices) => losses(id, { segments }, choices).map(({ kind }) => kind)
    // A name that stands once is not believed to be one.
    expect(kinds('timed-text')).toEqual(['ends', 'speakers'])
    expect(kinds('timed-text', { speakers: 'each' })).toEqual(['ends'])
    expect(kinds('timed-text', { ends: 'with', speakers: 'each' })).toEqual([])
    expect(kinds('timed-text', { ends: 'with', fraction: '0', speakers: 'none' })).toEqual([
      'step',
      'speakers',
    ])
    expect(kinds('csv', { ends: 'none' })).toEqual(['ends'])
    expect(withEnglish(losses('txt-plain', { segments }, { turns: 'turns' })[0])).toEqual({
      kind: 'lines',
      count: 1,
      message: '1 line will be joined to the line before, with the time of that.',
    })
  })
})

it('joins the lines of a turn, however many', () => {
  const turn = { turns: 'turns' }
  const said = (speaker: string | null, texts: readonly string[]) =>
    texts.map((text, i) => ({ ...createSegment(`${speaker}${i}`, i, i + 1, text), speaker }))
  const segments = [...said('Ann', [' One', '', 'two ']), ...said('Bo', ['Yes.']), ...said(null, ['a', 'b'])]
  expect(inTurns({ segments }, turn).segments.map(({ end, text }) => [end, text])).toEqual([
    [3, 'One two'],
    [1, 'Yes.'],
    [1, 'a'],
    [2, 'b'],
  ])
  const many = said(
    'Ann',
    Array.from({ length: 200_000 }, () => 'Hm.'),
  )
  expectWithin(2000, () => inTurns({ segments: many }, turn))
})
