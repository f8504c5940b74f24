import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, compose, type Edit, invert } from '../../../shared/model/edit.ts'
import { type Transcript, violations } from '../../../shared/model/transcript.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { anyOrder, anyTranscript } from './any-transcript.ts'
import { OPERATIONS, options } from './operations.ts'

const moments = fc.integer({ min: -500, max: 12_000 })
const picks = fc.tuple(fc.nat(), fc.nat(), moments)
type Pick = [number, number, number]

const starts = ({ segments }: Transcript) => segments.flatMap(({ start }) => start ?? [])
const isInOrder = (transcript: Transcript) =>
  starts(transcript).every((at, i, all) => i === 0 || at >= (all[i - 1] ?? 0))
const done = (edit: Edit | null, before: Transcript) => (edit ? apply(edit, before) : before)

/** Indices inside the transcript, `from` <= `to`. */
function choose({ segments }: Transcript, [one, two, ms]: Pick) {
  const [a, b] = [one % segments.length, two % segments.length]
  return { from: Math.min(a, b), to: Math.max(a, b), ms }
}

describe.each(Object.entries(OPERATIONS))('%s', (_name, { run, acts, kind, isFree }) => {
  const check = (
    transcripts: fc.Arbitrary<Transcript>,
    law: (before: Transcript, after: Transcript, acted: number[], edit: Edit | null) => void,
  ) =>
    fc.assert(
      fc.property(transcripts, picks, (before, pick) => {
        const { from, to, ms } = choose(before, pick)
        const edit = run(before, from, to, ms)
        law(before, done(edit, before), acts(from, to, before), edit)
      }),
    )

  it('is taken back by its inverse', () => {
    check(anyOrder, (before, after, _acted, edit) => {
      if (edit) expect(apply(invert(edit), after)).toEqual(before)
    })
  })

  it('keeps the rules of the model, and to times that are not negative', () => {
    check(anyOrder, (_before, after) => {
      expect(violations(after)).toEqual([])
      const words = after.segments.flatMap((segment) => segment.words ?? [])
      const times = [...after.segments, ...words].flatMap(({ start, end }) => [start ?? 0, end ?? 0])
      expect(Math.min(0, ...times)).toBe(0)
    })
  })

  it.skipIf(isFree)('keeps lines in order, and their ends after their starts', () => {
    check(anyTranscript, (_before, after) => {
      expect(isInOrder(after)).toBe(true)
      for (const { start, end } of after.segments) expect(end ?? Infinity).toBeGreaterThanOrEqual(start ?? 0)
    })
  })

  it.skipIf(kind === 'cut')('moves no confirmed line but the one the user acts on', () => {
    check(anyOrder, (before, after, acted) => {
      const now = new Map(
        after.segments.map((segment, index) => [segment.id, { segment, next: after.segments[index + 1] }]),
      )
      for (const [index, old] of before.segments.entries()) {
        const found = now.get(old.id)
        if (old.mark !== 'confirmed' || acted.includes(index) || !found) continue
        expect(found.segment).toEqual({ ...old, end: found.segment.end })
        // Its end gives way where a line beside it begins, and only there.
        if (found.segment.end !== old.end) expect(found.segment.end).toBe(found.next?.start)
      }
    })
  })

  it.skipIf(kind !== 'times')('changes no text, no name and no number of lines', () => {
    check(anyOrder, (before, after) => {
      const said = ({ segments }: Transcript) =>
        segments.map(({ id, text, speaker, words, origin }) => [
          id,
          text,
          speaker,
          origin,
          words?.map((word) => word.text),
        ])
      expect(said(after)).toEqual(said(before))
    })
  })
})

describe.each(Object.entries(OPERATIONS).filter(([, { again }]) => again))(
  '%s, asked twice',
  (_name, { again }) => {
    it('changes nothing the second time', () => {
      fc.assert(
        fc.property(anyTranscript, picks, (before, pick) => {
          const { from, to, ms } = choose(before, pick)
          const [first, second] = again!(before, from, to, ms)
          if (first) expect(second(apply(first, before))).toBeNull()
        }),
      )
    })
  },
)

describe('compose', () => {
  it('equals doing both, and is taken back as one', () => {
    fc.assert(
      fc.property(anyTranscript, picks, picks, (before, first, second) => {
        const a = choose(before, first)
        const one = setStart(before, a.from, a.ms, options).edit
        if (!one) return
        const between = apply(one, before)
        const b = choose(between, second)
        const two = setEnd(between, b.from, b.ms, options).edit
        if (!two) return
        const both = compose(one, two)
        expect(apply(both!, before)).toEqual(apply(two, between))
        expect(apply(invert(both!), apply(both!, before))).toEqual(before)
      }),
    )
  })
})
