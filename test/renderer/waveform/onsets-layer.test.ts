import { afterEach, expect, it } from 'vitest'
import { analyseWaveform, onsetsBetween } from '../../../renderer/analysis/speech.ts'
import type { Colours } from '../../../renderer/waveform/colours.ts'
import { drawOnsets } from '../../../renderer/waveform/onsets-layer.ts'
import { toCode } from '../../../shared/media/peaks/amplitude.ts'
import { addPoints, createPyramid } from '../../../shared/media/peaks/pyramid.ts'

/** 5 ms a point; someone speaks from 2 s to 4 s, and from 6 s to 8 s. */
function heardWaveform() {
  const heights = Array.from({ length: 2000 }, (_, i) =>
    (i >= 400 && i < 800) || (i >= 1200 && i < 1600) ? 0.5 : 0.001,
  )
  const points = Int8Array.from(heights.flatMap((height) => [toCode(-height), toCode(height)]))
  return addPoints(createPyramid(51_200), 0, points)
}

/** Left edges and heights of what is drawn 100 px high. */
function ticks(pxPerSec: number, left = 0) {
  const drawn: [number, number][] = []
  const ctx = {
    globalAlpha: 1,
    fillStyle: '',
    fillRect: (x: number, y: number, _: number, height: number) => {
      expect(y + height).toBe(100)
      drawn.push([x, height])
    },
  } as unknown as CanvasRenderingContext2D
  const view = { pxPerSec, left, width: 600, durationMs: 10_000 }
  drawOnsets({ ctx, view, colours: { soft: 'grey' } as Colours, top: 0, bottom: 100 })
  expect(ctx.globalAlpha).toBe(1)
  return drawn
}

afterEach(() => analyseWaveform(null, false))

it('ticks stand on the bottom edge where speech sets in, in view and close enough', () => {
  analyseWaveform(heardWaveform(), true)
  const starts = onsetsBetween(0, 10_000).map(({ ms }) => ms)
  expect(starts).toHaveLength(2)
  expect(ticks(60).map(([x]) => x)).toEqual(starts.map((ms) => Math.round(ms * 0.06)))
  expect(ticks(100, 500).map(([x]) => x)).toEqual([Math.round((starts[1] ?? 0) * 0.1 - 500)])
  for (const [, height] of ticks(60)) expect(height).toBeLessThanOrEqual(14)
  expect(ticks(49)).toEqual([])
})

it('without a waveform there are none', () => {
  expect(ticks(60)).toEqual([])
})
