import { expect, it } from 'vitest'
import { bareKey, listsOf } from '../../../../shared/formats/json/json-fields.ts'

it('finds every list of objects, also inside of items', () => {
  const lists = listsOf(
    '{"a": {"b": [{"c": 1, "w": [{"x": "y"}, {"x": "z"}]}, {"c": null, "w": []}]}, "n": [1, 2]}',
  )
  expect(lists.map(({ path, count, fields }) => [path, count, fields.map((field) => field.path)])).toEqual([
    ['a.b.*', 2, ['c']],
    ['a.b.*.w.*', 2, ['x']],
  ])
})

it('takes lists of values for rows', () => {
  const [list] = listsOf('{"v": 1, "rows": [[0.5, 2, "One"], [2.5, null, "Two"]], "sizes": [1, 2]}')
  expect(list?.path).toBe('rows.*')
  expect(list?.fields.map(({ path, samples }) => [path, samples])).toEqual([
    ['0', ['0.5', '2.5']],
    ['1', ['2']],
    ['2', ['One', 'Two']],
  ])
})

it('says what the values are, and shortens them', () => {
  const text = JSON.stringify([
    { 'a.b': '1.5', t: { seconds: '3' }, long: 'word '.repeat(50), clock: '0:01' },
  ])
  const [list] = listsOf(text)
  expect(list?.fields.map(({ path, texts, numbers, times }) => [path, texts, numbers, times])).toEqual([
    ['a~1b', 0, 0, 1],
    ['t', 0, 0, 1],
    ['long', 1, 0, 0],
    ['clock', 0, 0, 1],
  ])
  expect(list?.fields[2]?.samples[0]).toHaveLength(81)
})

it('takes names with and without separators for the same', () => {
  expect(['start_time', 'startTime', 'x.Start-Time'].map(bareKey)).toEqual([
    'starttime',
    'starttime',
    'starttime',
  ])
})

it('takes what is cut off or no JSON at all', () => {
  expect(listsOf('[{"a": 1}, {"a": ')[0]?.fields[0]?.count).toBe(1)
  expect(listsOf('text')).toEqual([])
})
