import { expect, it } from 'vitest'
import { isRecord } from '../../../shared/base/is-record.ts'

it('is true for objects with keys alone', () => {
  expect([{}, { a: 1 }].every(isRecord)).toBe(true)
  expect([null, undefined, [], 'text', 1].some(isRecord)).toBe(false)
})
