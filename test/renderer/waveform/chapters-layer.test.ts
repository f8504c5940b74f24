import { expect, it } from 'vitest'
import type { Canvas } from '../../../renderer/waveform/canvas.ts'
import { drawChapters } from '../../../renderer/waveform/chapters-layer.ts'
import { expectWithin } from '../../cpu-time.ts'

const VIEW = { durationMs: 100_000, width: 1000, pxPerSec: 100, left: 1000 }

function drawnBy(chapters: Parameters<typeof drawChapters>[1]): string[] {
  const drawn: string[] = []
  const nothing = () => undefined
  const ctx = {
    beginPath: nothing,
    roundRect: nothing,
    fill: nothing,
    fillRect: nothing,
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string) => drawn.push(text),
  }
  const colours = { ink: '', paper: '', font: '' }
  drawChapters({ ctx, view: VIEW, colours, top: 0, bottom: 80 } as unknown as Canvas, chapters)
  return drawn
}
const chapter = (start: number, title: string) => ({ start, end: null, title, hidden: false })

it('shows the titles of the chapters in view, and of the one that began before', () => {
  const chapters = [
    chapter(0, 'First'),
    chapter(5000, 'Second'),
    chapter(12_000, 'Third'),
    chapter(50_000, 'Late'),
  ]
  expect(drawnBy(chapters)).toEqual(['Second', 'Third'])
})

it('takes little time for thousands of them', () => {
  const many = Array.from({ length: 40_000 }, (_, i) => chapter(i * 2, `${i}`))
  expectWithin(500, () => drawnBy(many))
})
