import { expect, it } from 'vitest'
import { column, hasWords, repeats, usualLength } from '../../../../shared/formats/tables/column-content.ts'

const of = (...values: string[]) =>
  column(
    values.map((value) => [value]),
    0,
  )

it('tells times, clocks and running numbers', () => {
  expect(of('0:01', '0:02.5', '')).toMatchObject({ isTime: true, isClock: true })
  expect(of('0:01', '', '')).toMatchObject({ isTime: false })
  expect(of('4', '5', '', '')).toMatchObject({ isTime: false })
  expect(of('0:01', 'soon', '0:05', '')).toMatchObject({ isTime: false })
  expect(of('0:01', '0:02.5', '0:04')).toMatchObject({ isTime: true, isClock: true, step: 100 })
  expect(of('1', '2', '3')).toMatchObject({ isTime: true, isClock: false, isIndex: true, step: 1000 })
  expect(of('1.25', '2.5')).toMatchObject({ isIndex: false, step: 10, ms: [1250, 2500] })
  expect(of('00:00:01:12')).toMatchObject({ isTime: true, step: 40 })
})

it('tells words, and few values that stand again', () => {
  expect([hasWords(of('1', '2')), hasWords(of('', 'é'))]).toEqual([false, true])
  expect([repeats(['a', 'b', 'a']), repeats(['a', 'b'])]).toEqual([true, false])
})

it('tells how long rows usually are', () => {
  const columns = [of('0', '2', '4'), of('1', '5', '7')]
  expect(usualLength(columns, 0, 1, null)).toBe(3)
  expect(usualLength(columns, 0, null, 1)).toBe(5)
  expect(usualLength(columns, 0, null, null)).toBe(2)
})
