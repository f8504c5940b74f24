import { expect, it, vi } from 'vitest'
import { lastOne } from '../../../shared/base/last-one.ts'

it('works something out once while it is asked with the same arguments', () => {
  const work = vi.fn((a: object, n: number) => ({ a, n }))
  const remembered = lastOne(work)
  const [one, other] = [{}, {}]
  expect(remembered(one, 1)).toBe(remembered(one, 1))
  expect(work).toHaveBeenCalledTimes(1)
  expect(remembered(one, 2)).toEqual({ a: one, n: 2 })
  expect(remembered(other, 2).a).toBe(other)
  expect(remembered(one, 1)).toEqual({ a: one, n: 1 })
  expect(work).toHaveBeenCalledTimes(4)
})

it('remembers nothing of a work that throws', () => {
  let fails = true
  const remembered = lastOne((n: number) => {
    if (fails) throw new Error('no')
    return n
  })
  expect(() => remembered(1)).toThrow('no')
  fails = false
  expect(remembered(1)).toBe(1)
})

it('looks only at the arguments that decide', () => {
  const work = vi.fn((key: string, rest: number) => `${key}${rest}`)
  const remembered = lastOne(work, 1)
  expect([remembered('a', 1), remembered('a', 2), remembered('b', 3)]).toEqual(['a1', 'a1', 'b3'])
})
