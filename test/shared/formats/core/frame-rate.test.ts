import { expect, it } from 'vitest'
import { guessFrameRate, namedFrameRate, showFrameRate } from '../../../../shared/formats/core/frame-rate.ts'

it('goes by the highest frame and by the sign before it', () => {
  expect(guessFrameRate(['00:00:01:24', '00:00:02:03'])).toBe(25)
  expect(guessFrameRate(['00:00:01:29'])).toBe(30)
  expect(showFrameRate(guessFrameRate(['00:00:01;29']))).toBe('29.97')
  expect(guessFrameRate(['00:00:01:49'])).toBe(50)
  expect(guessFrameRate([])).toBe(25)
})

it.each([
  ['30 fps', 30],
  ['23.976 fps', 24_000 / 1001],
  ['29.97fps', 30_000 / 1001],
  ['Begin Time - hh:mm:ss:ff (PAL)', 25],
  ['Begin Time - hh:mm:ss:ff (NTSC)', 30_000 / 1001],
  ['decimal', null],
  ['5 fps', null],
  ['48000 Hz', null],
])('knows the rate in %j', (text, rate) => {
  if (rate === null) expect(namedFrameRate(text)).toBeNull()
  else expect(namedFrameRate(text)).toBeCloseTo(rate, 6)
})
