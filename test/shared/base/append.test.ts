import { expect, it } from 'vitest'
import { append, greatest, least } from '../../../shared/base/append.ts'

const MANY = 1_000_000

it('puts items behind a list, also more than a call takes arguments', () => {
  const list = [1]
  append(list, [])
  append(list, new Set([2, 3]))
  expect(list).toEqual([1, 2, 3])
  append(list, new Float64Array(MANY))
  expect(list).toHaveLength(MANY + 3)
})

it('finds the smallest and the greatest of as many', () => {
  const numbers = new Float64Array(MANY)
  numbers[7] = -2
  numbers[MANY - 1] = 4
  expect([least(numbers), greatest(numbers)]).toEqual([-2, 4])
  expect([least([]), greatest([])]).toEqual([Infinity, -Infinity])
})
