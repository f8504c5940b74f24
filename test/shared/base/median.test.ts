import { expect, it } from 'vitest'
import { median, upperMedian } from '../../../shared/base/median.ts'

it('takes the middle, or the mean of the middle two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0])
})

it('takes the higher of the middle two where a value is wanted', () => {
  expect([upperMedian([3, 1, 2]), upperMedian([4, 1, 2, 3]), upperMedian([])]).toEqual([2, 3, 0])
})
