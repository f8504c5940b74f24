import { type Chapter, chapterAt } from '../../shared/model/chapter.ts'
import { type Canvas, fillColumn } from './canvas.ts'
import { msToX, visibleWindow } from './geometry.ts'

const HEIGHT = 17
const PADDING = 5
const FONT_SIZE = 11
/** A title with less room than this (px) is not drawn. */
const LEAST = 24

/** Draws chapter starts, with their titles as far as there is room. */
export function drawChapters(canvas: Canvas, chapters: readonly Chapter[]): void {
  if (chapters.length === 0) return
  const { ctx, view, colours } = canvas
  const { fromMs, toMs } = visibleWindow(view)
  ctx.font = `600 ${FONT_SIZE}px ${colours.font}`
  ctx.textBaseline = 'middle'
  // The title of the chapter that began before the view stays at its left edge.
  const present = chapterAt(chapters, fromMs)
  for (const [i, { start, title, hidden }] of chapters.entries()) {
    if (hidden || start > toMs || (start < fromMs && i !== present)) continue
    const x = Math.round(Math.max(0, msToX(view, start)))
    const next = chapters[i + 1]
    const right = next ? Math.min(view.width, msToX(view, next.start)) : view.width
    if (start >= fromMs) {
      ctx.fillStyle = colours.ink
      fillColumn(canvas, x, 1)
    }
    drawTitle(canvas, title, x, right - x - 2)
  }
}

function drawTitle({ ctx, colours }: Canvas, title: string, x: number, room: number): void {
  if (room < LEAST) return
  const shown = fitted(ctx, title, room - 2 * PADDING)
  const width = Math.min(room, ctx.measureText(shown).width + 2 * PADDING)
  ctx.fillStyle = colours.ink
  ctx.beginPath()
  ctx.roundRect(x, 0, width, HEIGHT, [0, 4, 4, 0])
  ctx.fill()
  ctx.fillStyle = colours.paper
  ctx.fillText(shown, x + PADDING, HEIGHT / 2 + 0.5)
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text
  let length = Math.min(text.length, Math.ceil(room / 3))
  while (length > 0 && ctx.measureText(`${text.slice(0, length)}…`).width > room) length--
  return length > 0 ? `${text.slice(0, length).trimEnd()}…` : ''
}
