import { expect, it } from 'vitest'
import { printToken } from '../../../../shared/formats/core/timestamps.ts'
import { takeTime } from '../../../../shared/formats/json/json-times.ts'
import { openJson } from '../../../../shared/formats/json/json-walk.ts'

/** The time in ms, and the JSON with that time set to 61 250 ms. */
function both(text: string, perSecond = 1): [number | null | undefined, string] {
  const time = takeTime(openJson(text), perSecond)
  if (!time) return [undefined, text]
  return [time.ms, text.slice(0, time.from) + printToken(time, 61_250) + text.slice(time.to)]
}

it.each([
  ['1.5', 1, 1500, '61.25'],
  ['0.0299999993', 1, 30, '61.250'],
  ['1500', 1000, 1500, '61250'],
  ['15000000.0', 10_000_000, 1500, '612500000.0'],
  ['"4.87"', 1, 4870, '"61.25"'],
  ['"1.200s"', 1, 1200, '"61.250s"'],
  ['"3s"', 1000, 3000, '"61.25s"'],
  ['"PT1M0.5S"', 1, 60_500, '"PT61.25S"'],
  ['"PT0S"', 1, 0, '"PT61.25S"'],
  ['"00:01:00,500"', 1000, 60_500, '"00:01:01,250"'],
  ['{"seconds": "60", "nanos": 500000000}', 1, 60_500, '{"seconds": "61", "nanos": 250000000}'],
  ['{"seconds": 60}', 1, 60_000, '{"seconds": 61, "nanos": 250000000}'],
  ['{\n "seconds": "3"\n}', 1, 3000, '{\n "seconds": "61", "nanos": 250000000\n}'],
  ['{}', 1, 0, '{"seconds": "61", "nanos": 250000000}'],
  ['null', 1, null, '61.25'],
  ['NaN', 1, null, '61.25'],
  ['"soon"', 1000, null, '61250'],
  ['-0.4', 1, -400, '61.25'],
  ['1e3', 1000, 1000, '61250'],
])('%s in units of 1/%i s', (text, perSecond, ms, changed) => {
  expect(both(text, perSecond)).toEqual([ms, changed])
})

it('takes no list for a time', () => {
  expect(both('[1]')).toEqual([undefined, '[1]'])
})
