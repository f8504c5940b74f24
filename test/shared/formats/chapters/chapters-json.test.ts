import { expect, it } from 'vitest'
import { jsonChapters } from '../../../../shared/formats/chapters/chapters-json.ts'

const read = (...chapters: unknown[]) => jsonChapters(JSON.stringify({ chapters }))
const start = (item: object) => read(item)?.[0]?.start

it('takes seconds as numbers, as text and as clocks', () => {
  expect(start({ startTime: 1.2345 })).toBe(1235)
  expect(start({ startTime: ' 61.5 ' })).toBe(61_500)
  expect(start({ startTime: '1:01.5' })).toBe(61_500)
})

it('takes ticks in their time base when there are no seconds', () => {
  expect(start({ start: 90_000, time_base: '1/90000' })).toBe(1000)
  expect(start({ start: 90_000, time_base: '1/90000', start_time: '2' })).toBe(2000)
})

it('leaves out what has no start that makes sense', () => {
  for (const item of [{}, { startTime: '' }, { startTime: -1 }, { startTime: 'soon' }, { start: 5 }])
    expect(read(item, { startTime: 3, title: 'Three' })).toMatchObject([{ start: 3000, title: 'Three' }])
  expect(read({ start: 5, time_base: '1/0' }, null, 'text')).toEqual([])
})

it('takes the title, or the one among the tags', () => {
  expect(read({ startTime: 0, title: 'a', tags: { title: 'b' } })).toMatchObject([{ title: 'a' }])
  expect(read({ startTime: 0, tags: { TITLE: 'b' } })).toMatchObject([{ title: 'b' }])
  expect(read({ startTime: 0, title: 7 })).toMatchObject([{ title: '' }])
})

it('takes what is no list of chapters for none', () => {
  for (const text of ['{', '[]', '{"chapters": {}}', '"chapters"']) expect(jsonChapters(text)).toBeNull()
  expect(jsonChapters('\ufeff{"chapters": []}')).toEqual([])
})
