import { expect, it } from 'vitest'
import { printTime } from '../../../../shared/formats/core/timestamps.ts'
import {
  asHoursMinutes,
  asMinutesSeconds,
  atRate,
  lengthToken,
  timeToken,
} from '../../../../shared/formats/text/time-token.ts'

it.each([
  ['00:00:04-8', 4800],
  ['0:04-8', 4800],
  ['00:00:04.000', 4000],
  ['1:02', 62_000],
  ['00.00.04', 4000],
  ['01.02.03,5', 3_723_500],
  ['4.05', 4050],
  ['00:00:01:05', 1200],
  ['00;00;01;05', 1200],
] as const)('reads %s and prints it again', (raw, ms) => {
  const time = timeToken(raw, 7)
  expect(time && [time.from, time.to, time.ms]).toEqual([7, 7 + raw.length, ms])
  expect(time && printTime(time.ms, time.form)).toBe(raw)
})

it.each(['', '4', '1:60', 'x', '00:00:04-', '1.2.3.4'])('reads no time in “%s”', (raw) => {
  expect(timeToken(raw, 0)).toBeNull()
})

it('rounds to what is written behind a dash, and widens nothing', () => {
  const time = timeToken('00:00:04-8', 0)
  expect(time && printTime(5170, time.form)).toBe('00:00:05-2')
})

it('reads lengths in frames beside times in frames', () => {
  expect(lengthToken('03:05', 0, true)?.ms).toBe(3200)
  expect(lengthToken('01:03:05', 0, true)?.ms).toBe(63_200)
  expect(lengthToken('03:05', 0, false)?.ms).toBe(185_000)
  const length = lengthToken('03:05', 0, true)
  expect(atRate('03:05', length, 30)?.ms).toBe(3167)
  expect(length && printTime(100_200, length.form)).toBe('01:40:05')
})

it('reads a number as minutes and seconds, and a short clock as hours and minutes', () => {
  const number = timeToken('4.05', 0)
  expect(number && asMinutesSeconds('4.05', number)?.ms).toBe(245_000)
  const seconds = timeToken('4.72', 0)
  expect(seconds && asMinutesSeconds('4.72', seconds)).toBeNull()
  const short = timeToken('1:05', 0)
  expect(short && asHoursMinutes(short).ms).toBe(3_900_000)
})
