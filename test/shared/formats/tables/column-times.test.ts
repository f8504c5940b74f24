import { expect, it } from 'vitest'
import { decideUnit, parseCell } from '../../../../shared/formats/tables/column-times.ts'

it.each([
  ['1.5', 'seconds', 1500],
  [' 1,25 ', 'seconds', 1250],
  ['1500', 'milliseconds', 1500],
  ['2s', 'milliseconds', 2],
  ['250 ms', 'seconds', 250],
  ['50', 'frames', 2000],
  ['1:02', 'seconds', 62_000],
  ['00:00:01:12', 'clock', 1480],
  ['-0.5', 'seconds', -500],
] as const)('reads %j as %s', (raw, unit, ms) => {
  expect(parseCell(raw, unit, 25)?.ms).toBe(ms)
})

it('reads no time in other texts', () => {
  for (const raw of ['', 'a', '1.2.3', '12 o clock', 'f0001', '1-2', '00:99'])
    expect(parseCell(raw, 'seconds', 25)).toBeNull()
})

it('decides what whole numbers count by how fast people speak', () => {
  const hints = { header: '', isWhisper: false, rows: 5, length: 40 }
  expect(decideUnit(['1', '4'], { ...hints, lasts: 3 }).unit).toBe('seconds')
  expect(decideUnit(['1', '4'], { ...hints, lasts: 3000 }).unit).toBe('milliseconds')
})
