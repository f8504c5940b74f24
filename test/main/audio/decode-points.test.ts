import { expect, it } from 'vitest'
import { createPointsSink } from '../../../main/audio/decode-points.ts'

const RATE = 44_100
const POINT = 256

// That the points are those of the sound is seen by decode.test.ts.
it('points come soon at first, then in larger parts, and last what is left', () => {
  const parts: [at: number, count: number][] = []
  const sink = createPointsSink(RATE, (at, points) => parts.push([at, points.length / 2]))
  const first = 1000
  for (let i = 0; i < 5000; i++)
    sink.take({ samples: new Int16Array(POINT), channels: 1, rate: RATE, at: (first + i) * POINT })
  expect(parts).toEqual([
    [first, 128],
    [first + 128, 4096],
  ])
  sink.end()
  expect(parts.at(-1)).toEqual([first + 128 + 4096, 5000 - 128 - 4096])
})
