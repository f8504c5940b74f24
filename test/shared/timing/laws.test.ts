import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, compose, type Edit, invert } from '../../../shared/model/edit.ts'
import { type Transcript, violations } from '../../../shared/model/transcript.ts'
import { merge } from '../../../shared/timing/merge.ts'
import { moveEdges } from '../../../shared/timing/move-edges.ts'
import { moveLine } from '../../../shared/timing/move-line.ts'
import { setBoundary } from '../../../shared/timing/set-boundary.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { setText } from '../../../shared/timing/set-text.ts'
import { split } from '../../../shared/timing/split.ts'
import { line } from '../../builders.ts'

const options = { durationMs: 100_000, label: 'x' }
const operations: Record<string, (t: Transcript, i: number, ms: number) => Edit | null> = {
  'set-start': (t, i, ms) => setStart(t, i, ms, options).edit,
  'set-end': (t, i, ms) => setEnd(t, i, ms, options).edit,
  'set-boundary': (t, i, ms) => setBoundary(t, i, ms, options).edit,
  'move-line': (t, i, ms) => moveLine(t, i, ms, options).edit,
  'move-edges': (t, i, ms) => moveEdges(t, i, t.segments[i]?.start ?? 0, ms, options).edit,
  split: (t, i, ms) => split(t, i, ms, { durationMs: 100_000, newId: `new${String(ms)}`, label: 'x' }),
  merge: (t, i) => merge(t, i, options),
  'set-text': (t, i, ms) => setText(t, i, `text ${String(ms)}`, options),
}

/** Timed and untimed, with and without ends, apart and touching, in order. */
const transcripts = fc
  .array(
    fc.tuple(
      fc.nat({ max: 900 }),
      fc.nat({ max: 900 }),
      fc.constantFrom('own', 'implied', 'untimed', 'touching'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts): Transcript => {
    let at = 0
    const segments = parts.map(([gap, length, kind], index) => {
      if (kind === 'untimed') return line(String(index), null)
      const start = kind === 'touching' ? at : at + gap
      at = start + length + 10
      return line(String(index), start, kind === 'implied' ? null : at, 'some words here')
    })
    return { segments }
  })
const moments = fc.integer({ min: -500, max: 12_000 })

describe.each(Object.entries(operations))('%s', (_name, operation) => {
  it('is taken back by its inverse', () => {
    fc.assert(
      fc.property(transcripts, fc.nat(), moments, (before, at, ms) => {
        const edit = operation(before, at % before.segments.length, ms)
        if (edit) expect(apply(invert(edit), apply(edit, before))).toEqual(before)
      }),
    )
  })

  it('keeps the rules of the model and the order of starts', () => {
    fc.assert(
      fc.property(transcripts, fc.nat(), moments, (before, at, ms) => {
        const edit = operation(before, at % before.segments.length, ms)
        const after = edit ? apply(edit, before) : before
        expect(violations(after)).toEqual([])
        const starts = after.segments.flatMap(({ start }) => (start === null ? [] : [start]))
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        for (const { start, end } of after.segments)
          if (start !== null && end !== null) expect(end).toBeGreaterThanOrEqual(start)
      }),
    )
  })
})

describe('compose', () => {
  it('equals doing both, and is taken back as one', () => {
    fc.assert(
      fc.property(transcripts, fc.nat(), moments, fc.nat(), moments, (before, i, first, j, second) => {
        const one = setStart(before, i % before.segments.length, first, options).edit
        if (!one) return
        const between = apply(one, before)
        const two = setEnd(between, j % before.segments.length, second, options).edit
        if (!two) return
        const both = compose(one, two)
        expect(apply(both!, before)).toEqual(apply(two, between))
        expect(apply(invert(both!), apply(both!, before))).toEqual(before)
      }),
    )
  })
})
