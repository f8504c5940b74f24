import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, invert } from '../../../shared/model/edit.ts'
import {
  activeAt,
  createTimeline,
  lastStartedAt,
  NO_LINE,
  patchTimeline,
} from '../../../shared/timing/active.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { line, transcriptOf } from '../../builders.ts'
import { anyOrder } from './any-transcript.ts'
import { OPERATIONS } from './operations.ts'

describe('activeAt', () => {
  const lines = transcriptOf(line('a', 1000, 2000), line('b', 2000, 3000), line('c', 4000, 5000))
  const timeline = createTimeline(lines)

  it.each([
    [999, NO_LINE],
    [1000, 0],
    [1999, 0],
    [2000, 1],
    [3000, NO_LINE],
    [3999, NO_LINE],
    [4000, 2],
    [5000, NO_LINE],
  ])('at %i ms the spoken line is %i', (ms, index) => {
    expect(activeAt(timeline, ms)).toBe(index)
  })

  it('lasts until the next start where a line has no end', () => {
    const starts = createTimeline(transcriptOf(line('a', 0), line('b', null), line('c', 5000)))
    expect([activeAt(starts, 4999), activeAt(starts, 5000), activeAt(starts, 1e9)]).toEqual([0, 2, 2])
  })

  it('finds lines that stand out of order in the file', () => {
    const mixed = createTimeline(transcriptOf(line('late', 5000, 6000), line('early', 0, 1000)))
    expect([activeAt(mixed, 500), activeAt(mixed, 5500), lastStartedAt(mixed, 3000)]).toEqual([1, 0, 1])
  })
})

const someLines = fc
  .array(
    fc.record({ gap: fc.integer({ min: 0, max: 50 }), length: fc.option(fc.integer({ min: 20, max: 100 })) }),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => {
    let at = 0
    const segments = parts.map(({ gap, length }, index) => {
      const start = at + gap
      at = start + (length ?? 60)
      return line(String(index), start, length === null ? null : at)
    })
    return transcriptOf(...segments)
  })

describe('patchTimeline', () => {
  it('equals the columns built anew, whatever edge is moved', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.nat(),
        fc.boolean(),
        fc.integer({ min: -100, max: 3000 }),
        (lines, at, isStart, ms) => {
          const operation = isStart ? setStart : setEnd
          const { edit } = operation(lines, at % lines.segments.length, ms, { durationMs: 4000, label: '' })
          if (!edit) return
          const timeline = createTimeline(lines)
          const changed = apply(edit, lines)
          expect(patchTimeline(timeline, changed, edit)).toEqual(createTimeline(changed))
        },
      ),
    )
  })

  it('equals the columns built anew after any operation, also one of many lines', () => {
    const operations = fc.constantFrom(...Object.values(OPERATIONS))
    fc.assert(
      fc.property(anyOrder, operations, fc.nat(), fc.nat(), fc.nat(12_000), (lines, { run }, a, b, ms) => {
        const [one, two] = [a % lines.segments.length, b % lines.segments.length]
        const edit = run(lines, Math.min(one, two), Math.max(one, two), ms)
        if (!edit) return
        const changed = apply(edit, lines)
        const patched = patchTimeline(createTimeline(lines), changed, edit)
        expect(patched).toEqual(createTimeline(changed))
        expect(patchTimeline(patched, lines, invert(edit))).toEqual(createTimeline(lines))
      }),
    )
  })
})
