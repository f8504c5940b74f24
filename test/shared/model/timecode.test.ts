import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFrameLength, parseTimecode, printTimecode } from '../../../shared/model/timecode.ts'

const NTSC = 30_000 / 1001

describe('parseTimecode', () => {
  it.each([
    ['00:00:01:12', 24, 1500],
    ['01:00:00:00', 25, 3_600_000],
    ['00:00:00:15', 30, 500],
    ['00:01:00;02', NTSC, 60_060],
    ['01:00:00;00', NTSC, 3_599_996],
    ['01:00:00:00', NTSC, 3_603_600],
    ['00;01;00;02', NTSC, 60_060],
  ])('reads %s at %d frames per second', (text, rate, ms) => {
    const read = parseTimecode(text, rate)
    expect(read?.ms).toBe(ms)
    expect(read && printTimecode(read.ms, read.form)).toBe(text)
  })

  it('refuses what is no timecode', () => {
    expect(
      ['', '00:00:01', '00:60:00:00', '00:00:61:00', 'x'].map((text) => parseTimecode(text, 25)),
    ).toEqual([null, null, null, null, null])
    expect(parseTimecode('00:00:01:00', 0)).toBeNull()
  })
})

it('reads lengths of seconds and frames, and prints longer ones with minutes', () => {
  const length = parseFrameLength('03:05', 25)
  expect(length?.ms).toBe(3200)
  expect(length && printTimecode(3200, length.form)).toBe('03:05')
  expect(length && printTimecode(163_200, length.form)).toBe('02:43:05')
  expect(parseFrameLength('02:43:05', 25)?.ms).toBe(163_200)
  expect(['', '3', '1:2', '00:00:03:05'].map((text) => parseFrameLength(text, 25))).toEqual([
    null,
    null,
    null,
    null,
  ])
})

it('prints what reads as the same frame, with and without dropped numbers', () => {
  const rates = fc.constantFrom(23.976, 24, 25, NTSC, 30, 50, 60_000 / 1001, 60)
  fc.assert(
    fc.property(rates, fc.boolean(), fc.integer({ min: 0, max: 36_000_000 }), (rate, drops, ms) => {
      const drop = drops && (rate === NTSC || rate === 60_000 / 1001)
      const form = { rate, drop, hours: 2, frames: 2, point: ':' } as const
      const text = printTimecode(ms, form)
      const read = parseTimecode(text, rate, drop)
      expect(Math.abs((read?.ms ?? Number.NaN) - ms)).toBeLessThanOrEqual(500 / rate + 1)
      expect(printTimecode(read?.ms ?? 0, form)).toBe(text)
    }),
  )
})

it('reads and prints semicolons everywhere, as editors write timecodes with dropped numbers', () => {
  const read = parseTimecode('00;01;00;02', NTSC)
  expect(read?.ms).toBe(60_060)
  expect(read && printTimecode(60_060, read.form)).toBe('00;01;00;02')
  expect(parseTimecode('00;01:00;02', NTSC)).toBeNull()
})
