import { expect, it } from 'vitest'
import type { Canvas } from '../../../renderer/waveform/canvas.ts'
import { drawWords } from '../../../renderer/waveform/words-layer.ts'

const VIEW = { durationMs: 10_000, width: 400, pxPerSec: 100, left: 100 }

/** What is drawn, in the colour it is drawn in. */
function drawnBy(words: Parameters<typeof drawWords>[1]) {
  const drawn: (string | number)[][] = []
  const nothing = () => undefined
  const ctx = {
    fillStyle: '',
    font: '',
    textBaseline: '',
    save: nothing,
    restore: nothing,
    beginPath: nothing,
    rect: nothing,
    clip: nothing,
    fillRect: (x: number) => drawn.push(['tick', x, ctx.fillStyle]),
    fillText: (text: string, x: number) => drawn.push([text, x, ctx.fillStyle]),
  }
  const colours = { accent: 'accent', soft: 'soft', font: 'sans-serif' }
  drawWords({ ctx, view: VIEW, colours, top: 0, bottom: 80 } as unknown as Canvas, words)
  return drawn
}

it('shows where words in view begin, with their letters where there is room', () => {
  const words = [
    { text: 'gone', start: 0, end: 900 },
    { text: 'one', start: 1000, end: 1400 },
    { text: ' a', start: 1400, end: 1500 },
    { text: ' um', start: null, end: null },
    { text: ' two', start: 2000, end: null },
    { text: ' far', start: 9000, end: 9500 },
  ]
  expect(drawnBy({ words, selected: 4 })).toEqual([
    ['tick', 0, 'soft'],
    ['one', 4, 'soft'],
    ['tick', 40, 'soft'],
    ['tick', 100, 'accent'],
    ['two', 104, 'accent'],
  ])
})
