import { expect, it } from 'vitest'
import { highest, lowest } from '../../../../shared/media/peaks/extremes.ts'

it('finds the extremes of a stretch, and of what was found before', () => {
  for (const samples of [Int16Array.of(9, -3, 4, -9), Float32Array.of(9, -3, 4, -9)]) {
    expect([lowest(samples, 1, 3, 0), highest(samples, 1, 3, 0)]).toEqual([-3, 4])
    expect([lowest(samples, 1, 3, -5), highest(samples, 1, 3, 5)]).toEqual([-5, 5])
    expect([lowest(samples, 2, 2, 1), highest(samples, 2, 2, 1)]).toEqual([1, 1])
  }
})
