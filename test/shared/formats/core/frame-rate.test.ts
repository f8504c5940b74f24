import { expect, it } from 'vitest'
import { guessFrameRate, showFrameRate } from '../../../../shared/formats/core/frame-rate.ts'

it('goes by the highest frame and by the sign before it', () => {
  expect(guessFrameRate(['00:00:01:24', '00:00:02:03'])).toBe(25)
  expect(guessFrameRate(['00:00:01:29'])).toBe(30)
  expect(showFrameRate(guessFrameRate(['00:00:01;29']))).toBe('29.97')
  expect(guessFrameRate(['00:00:01:49'])).toBe(50)
  expect(guessFrameRate([])).toBe(25)
})
