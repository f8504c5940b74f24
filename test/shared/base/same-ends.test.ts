import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sameEnds } from '../../../shared/base/same-ends.ts'

const isSame = (a: unknown, b: unknown) => a === b

it('counts what is shared at the beginning and at the end', () => {
  expect(sameEnds([1, 2, 3, 4], [1, 9, 4], isSame)).toEqual({ head: 1, tail: 1 })
  expect(sameEnds('abc', 'abxc', isSame)).toEqual({ head: 2, tail: 1 })
  expect(sameEnds([1, 2], [3], isSame)).toEqual({ head: 0, tail: 0 })
})

it('counts nothing twice where the lists are the same', () => {
  expect(sameEnds([1, 1], [1, 1, 1], isSame)).toEqual({ head: 2, tail: 0 })
  expect(sameEnds([], [], isSame)).toEqual({ head: 0, tail: 0 })
})

it('leaves a middle that differs at both of its ends', () => {
  const list = fc.array(fc.integer({ min: 0, max: 2 }))
  fc.assert(
    fc.property(list, list, (one, other) => {
      const { head, tail } = sameEnds(one, other, isSame)
      const [a, b] = [one, other].map((all) => all.slice(head, all.length - tail)) as [number[], number[]]
      expect(head + tail).toBeLessThanOrEqual(Math.min(one.length, other.length))
      if (a.length === 0 || b.length === 0) return
      expect(a[0]).not.toBe(b[0])
      expect(a.at(-1)).not.toBe(b.at(-1))
    }),
  )
})
