import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonItems } from '../../../shared/base/common-items.ts'

const pair = (old: string, now: string, mostPairs = 1000) =>
  [...commonItems(Array.from(old), Array.from(now), { isSame: (a, b) => a === b, mostPairs })].join(' ')

it.each([
  ['abc', 'abc', '0 1 2'],
  ['abc', 'abxc', '0 1 -1 2'],
  ['abcd', 'ad', '0 3'],
  ['', 'a', '-1'],
  ['xay', 'zaw', '-1 1 -1'],
])('pairs %j with %j as %s', (old, now, expected) => {
  expect(pair(old, now)).toBe(expected)
})

it('prefers what weighs more', () => {
  const options = {
    isSame: (a: string, b: string) => a === b,
    weigh: (_: string, b: string) => b.length,
    mostPairs: 99,
  }
  expect([...commonItems(['word', 'a', 'b'], ['a', 'b', 'word'], options)]).toEqual([-1, -1, 0])
})

it('pairs only equal ends when there is too much to compare', () => {
  expect(pair('axbyc', 'azbwc', 2)).toBe('0 -1 -1 -1 4')
})

it('pairs equal items in order, and finds a list in itself', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  fc.assert(
    fc.property(letters, letters, (old, now) => {
      const partner = commonItems(Array.from(old), Array.from(now), {
        isSame: (a, b) => a === b,
        mostPairs: 1000,
      })
      const found = [...partner].filter((i) => i !== -1)
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
      for (const [j, i] of partner.entries()) if (i !== -1) expect(old[i]).toBe(now[j])
      const own = commonItems(Array.from(old), Array.from(old), {
        isSame: (a, b) => a === b,
        mostPairs: 1000,
      })
      expect([...own]).toEqual(Array.from(old).map((_, i) => i))
    }),
  )
})
