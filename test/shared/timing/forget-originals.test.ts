import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, changesFile, invert } from '../../../shared/model/edit.ts'
import { isRetimed } from '../../../shared/model/transcript.ts'
import { forgetOriginals } from '../../../shared/timing/forget-originals.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { line, transcriptOf } from '../../builders.ts'
import { anyOrder } from './any-transcript.ts'

const since = { before: { at: 1, by: 'opened' }, after: { at: 2, by: 'forgotten' } } as const
const details = { label: 'Forget', since }

describe('forgetting original times', () => {
  it('lets nothing count as changed, changes nothing in the file, and is taken back by its inverse', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(13), fc.integer({ min: -500, max: 500 }), (first, from, delta) => {
        const moved = shift(first, from, 13, delta, { label: 'x', confirmedToo: true }).edit
        if (!moved) expect(forgetOriginals(first, details)).toBeNull()
        if (!moved) return
        const before = apply(moved, first)
        const edit = forgetOriginals(before, details)!
        const after = apply(edit, before)
        expect(after.segments.some(isRetimed)).toBe(false)
        expect(changesFile(edit)).toBe(false)
        expect(apply(invert(edit), after)).toEqual(before)
        expect(invert(edit).since).toEqual({ before: since.after, after: since.before })
        expect(forgetOriginals(after, details)).toBeNull()
      }),
    )
  })

  it('makes lines that were added lines like all others, with the times of their words', () => {
    const words = [{ text: 'hm', start: 5, end: 9 }]
    const made = transcriptOf(line('a', 0, 900), { ...line('b', 5, 10, 'hm', { words }), origin: null })
    const edit = forgetOriginals(made, details)!
    expect(apply(edit, made).segments.map(({ origin }) => origin)).toEqual([
      { start: 0, end: 900 },
      { start: 5, end: 10, words },
    ])
  })
})
