import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyAll } from '../../../../shared/formats/core/replace.ts'
import { listRemovals } from '../../../../shared/formats/save/list-removals.ts'

/** Removes the numbers below zero from `text`, as if only the others were kept. */
function remove(text: string): string {
  const blocks = [...text.matchAll(/-?\d+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    kept: !match[0].startsWith('-'),
  }))
  const gap = /\s*,\s*/y
  const gapAt = (at: number) => {
    gap.lastIndex = at
    return gap.exec(text)?.[0].length ?? 0
  }
  return applyAll(text, listRemovals(text, blocks.toReversed(), gapAt))
}

it.each([
  ['[1, -2, 3]', '[1, 3]'],
  ['[1, -2, -3]', '[1]'],
  ['[-1, -2, 3]', '[3]'],
  ['[-1, -2]', '[]'],
  ['[[1, -2], [-3], [-4, 5]]', '[[1], [], [5]]'],
  ['[1 , {}, -2]', '[1 , {}]'],
  ['["a", -2, "b"]', '["a", "b"]'],
])('%s becomes %s', (text, expected) => {
  expect(remove(text)).toBe(expected)
})

it('always leaves JSON', () => {
  const list = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant('x')))
  fc.assert(
    fc.property(fc.array(list), fc.constantFrom(0, 1), (lists, spaces) => {
      const text = JSON.stringify(lists, null, spaces)
      const kept = (item: unknown) => typeof item === 'string' || Object.is(item, 0) || Number(item) > 0
      expect(JSON.parse(remove(text))).toEqual(lists.map((one) => one.filter(kept)))
    }),
  )
})
