import { expect, it } from 'vitest'
import { scoreJson, shapeOf } from '../../../../shared/formats/json/json-shape.ts'

it('lists the keys of the first items, and whether they are texts or numbers', () => {
  const shape = shapeOf('\ufeff {"a": [{"b": 1}, {"c": "x"}, 2, {"d": 1}, {"e": 1}], "f": null}')
  expect([...(shape?.paths ?? [])]).toEqual([
    'a',
    'a.*',
    'a.*.b',
    'a.*.b.#',
    'a.*.c',
    'a.*.c.$',
    'a.*.#',
    'f',
  ])
})

it('sees what stands behind a long text or a long list', () => {
  const long = JSON.stringify({ text: 'x'.repeat(300_000), list: Array(20_000).fill(1), end: 1 })
  expect(shapeOf(long)?.has('end')).toBe(true)
})

it('is null for what is no JSON, and takes what is cut off', () => {
  expect(shapeOf('1\n00:00:01,000 --> 00:00:02,000')).toBe(null)
  expect([...(shapeOf('{"a": [{"b": "un')?.paths ?? [])]).toEqual(['a', 'a.*', 'a.*.b', 'a.*.b.$'])
})

it('gives the extension a fifth', () => {
  expect([scoreJson(0, 'a.json'), scoreJson(0.5, 'a.txt'), scoreJson(0.5, 'a.JSON')]).toEqual([0, 0.5, 0.7])
})
