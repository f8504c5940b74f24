import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFinder, createFinders } from '../../../../shared/formats/core/finder.ts'

it('finds a sign in any part of a text, in whatever order the parts come', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c')).map((signs) => signs.join(''))
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(12), fc.nat(12))), (all, parts) => {
      const finder = createFinder(all, 'a')
      const finders = createFinders(all, 'ab')
      for (const [from, length] of parts) {
        const part = all.slice(from, from + length)
        expect([finder(from, from + length), finders(from, from + length)]).toEqual([
          part.includes('a'),
          /[ab]/.test(part),
        ])
      }
    }),
  )
})
