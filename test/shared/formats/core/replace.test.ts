import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  applyAll,
  applyWithin,
  printIndex,
  unlessOverlapping,
} from '../../../../shared/formats/core/replace.ts'

it('replaces spans wherever they stand in the list and copies the rest', () => {
  const edits = [
    { from: 4, to: 5, text: 'E' },
    { from: 0, to: 1, text: 'AA' },
    { from: 2, to: 2, text: '-' },
  ]
  expect(applyAll('abcdef', edits)).toBe('AAb-cdEf')
  expect(applyWithin('abcdef', { from: 2, to: 6 }, [{ from: 4, to: 5, text: '' }])).toBe('cdf')
})

it('makes nothing of spans that overlap', () => {
  const edits = [
    { from: 0, to: 3, text: '' },
    { from: 2, to: 4, text: '' },
  ]
  expect(unlessOverlapping(() => applyAll('abcdef', edits))).toBeNull()
  expect(unlessOverlapping(() => applyWithin('abcdef', { from: 0, to: 5 }, edits))).toBeNull()
})

it('hides no other defect', () => {
  const broken = () => {
    throw new Error('broken')
  }
  expect(() => unlessOverlapping(broken)).toThrow('broken')
})

const TEXT = 'abcdefghij'

const edit = fc
  .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length), fc.constantFrom('', 'X', 'YY'))
  .map(([a, b, text]) => ({ from: Math.min(a, b), to: Math.max(a, b), text }))

it('is total: sets of changes are made as a whole, or not at all when two want the same characters', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      const result = unlessOverlapping(() => applyAll(TEXT, edits))
      const overlap = edits.some((a, i) => edits.some((b, j) => i !== j && wantsOf(a, b)))
      expect(result === null).toBe(overlap)
      if (result === null) return
      const kept = TEXT.split('').filter((_, at) => !edits.some(({ from, to }) => at >= from && at < to))
      expect(result.replace(/[XY]/g, '')).toBe(kept.join(''))
      const put = edits.reduce((sum, { text }) => sum + text.length, 0)
      expect(result).toHaveLength(kept.length + put)
    }),
    { numRuns: 500 },
  )
})

/** True when a character that `a` replaces is replaced by `b` too, or when `a` puts something in the middle of those. */
function wantsOf(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  if (a.from === a.to) return b.from < a.from && a.from < b.to
  return a.from < b.to && b.from < a.to && b.from !== b.to
}

it('prints a running number like another one', () => {
  expect(printIndex(7, '6')).toBe('7')
  expect(printIndex(10, '0009')).toBe('0010')
  expect(printIndex(9, '10')).toBe('9')
})
