import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grouping, regroup } from '../../../shared/lines/regroup.ts'
import { apply, invert } from '../../../shared/model/edit.ts'
import { createSegment, type Segment, violations } from '../../../shared/model/transcript.ts'

const options = { newId: (n: number) => `new${n}`, label: 'Regroup' }
const after = (segments: Segment[], grouping: Grouping) => {
  const edit = regroup({ segments }, grouping, options)
  return edit ? apply(edit, { segments }).segments : segments
}
const rows = (segments: readonly Segment[]) =>
  segments.map(({ start, end, text, speaker }) => [start, end, text, speaker])

describe('regrouping', () => {
  it('makes a line of each sentence, with the times of its words', () => {
    const words = ['One', 'two.', 'Three', 'four.'].map((text, i) => ({
      text,
      start: i * 500,
      end: i * 500 + 400,
    }))
    expect(rows(after([createSegment('a', 0, 1900, 'One two. Three four.', { words })], 'sentence'))).toEqual(
      [
        [0, 900, 'One two.', null],
        [1000, 1900, 'Three four.', null],
      ],
    )
  })

  it('joins lines that break inside a sentence, and divides by characters where words have no times', () => {
    const lines = [
      createSegment('a', 0, 1000, 'It is a long'),
      createSegment('b', 1000, 3000, 'way. Is it? Yes.'),
    ]
    expect(rows(after(lines, 'sentence'))).toEqual([
      [0, null, 'It is a long way.', null],
      [1625, null, 'Is it?', null],
      [2500, 3000, 'Yes.', null],
    ])
  })

  describe('a defect: in files with starts only, lines were left without a time or took that of the next', () => {
    const coarse = [
      createSegment('a', 0, null, 'It rained. The wall was'),
      createSegment('b', 4000, null, 'wet. We went home.'),
      createSegment('c', 60_000, null, 'The next day it was dry. Was it?'),
    ]

    it('starts a line inside an old one in proportion, and says that it is a guess', () => {
      const done = after(coarse, 'sentence')
      expect(rows(done).map(([start, , text]) => [start, text])).toEqual([
        [0, 'It rained.'],
        [917, 'The wall was wet.'],
        [4417, 'We went home.'],
        [60_000, 'The next day it was dry.'],
        [62_083, 'Was it?'],
      ])
      expect(done.map(({ mark }) => mark)).toEqual(['none', 'estimated', 'estimated', 'none', 'estimated'])
    })

    it('does not join lines over a silence', () => {
      const short = [createSegment('a', 0, null, 'Hm.'), createSegment('b', 9000, null, 'Yes.')]
      expect(regroup({ segments: short }, 'length', options)).toBeNull()
    })

    it('keeps each time between those around it, and leaves no line without one', () => {
      const word = fc.constantFrom('one', 'two,', 'three.', 'four?', 'Five', 'six!', 'seven')
      const lines = fc.array(
        fc.record({ words: fc.array(word, { minLength: 1, maxLength: 20 }), gap: fc.nat({ max: 20 }) }),
        { minLength: 1, maxLength: 12 },
      )
      fc.assert(
        fc.property(lines, fc.constantFrom<Grouping[]>('sentence', 'speaker', 'length'), (some, grouping) => {
          let at = 0
          const segments = some.map(({ words, gap }, i) =>
            createSegment(`L${i}`, (at += gap * 1000), null, words.join(' ')),
          )
          const starts = after(segments, grouping).map(({ start }) => start)
          expect(starts).not.toContain(null)
          expect(starts).toEqual([...starts].sort((a, b) => (a ?? 0) - (b ?? 0)))
          expect(starts[0]).toBe(segments[0]?.start)
        }),
      )
    })

    it('gives a line without a time not that of a later one', () => {
      const mixed = [createSegment('a', null, null, 'Who was'), createSegment('b', 5000, null, 'that? He.')]
      expect(rows(after(mixed, 'sentence')).map(([start]) => start)).toEqual([null, 5000, 5500])
    })
  })

  it('makes a line of each turn', () => {
    const lines = [
      createSegment('a', 0, 1000, 'Hello.', { speaker: 'Ann' }),
      createSegment('b', 1000, 2000, 'How are you?', { speaker: 'Ann' }),
      createSegment('c', 2000, 3000, 'Fine.', { speaker: 'Ben' }),
    ]
    const turns = after(lines, 'speaker')
    expect(rows(turns)).toEqual([
      [0, 2000, 'Hello. How are you?', 'Ann'],
      [2000, 3000, 'Fine.', 'Ben'],
    ])
    expect(turns[1]).toBe(lines[2])
  })

  it('changes nothing where all is as wanted', () => {
    expect(
      regroup(
        { segments: [createSegment('a', 0, 1000, 'One.'), createSegment('b', 1000, 2000, 'Two.')] },
        'sentence',
        options,
      ),
    ).toBeNull()
    expect(regroup({ segments: [] }, 'length', options)).toBeNull()
  })

  it('loses no word, keeps them in order, and can be taken back', () => {
    const word = fc.constantFrom('one', 'two,', 'three.', 'four?', 'Five', 'six!', 'Mr.', 'seven')
    const line = fc.record({
      text: fc.array(word, { minLength: 1, maxLength: 30 }).map((all) => all.join(' ')),
      speaker: fc.constantFrom('Ann', 'Ben', null),
      isTimed: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom<Grouping[]>('sentence', 'speaker', 'length'),
        (lines, grouping) => {
          const segments = lines.map(({ text, speaker, isTimed }, i) =>
            createSegment(`L${i}`, isTimed ? i * 1000 : null, isTimed ? i * 1000 + 900 : null, text, {
              speaker,
            }),
          )
          const edit = regroup({ segments }, grouping, options)
          if (!edit) return
          const done = apply(edit, { segments })
          const spoken = (all: readonly Segment[]) => all.map(({ text }) => text).join(' ')
          expect(spoken(done.segments)).toBe(spoken(segments))
          expect(violations(done)).toEqual([])
          expect(apply(invert(edit), done).segments).toEqual(segments)
          const starts = done.segments.flatMap(({ start }) => start ?? [])
          expect(starts).toEqual([...starts].sort((a, b) => a - b))
        },
      ),
    )
  })
})
