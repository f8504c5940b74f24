import { type Chapter, chapterAt } from '../../shared/model/chapter.ts'
import { msToX, type View, visibleWindow } from './geometry.ts'
import type { Palette } from './palette.ts'

const HEIGHT = 17
const PADDING = 5
const FONT_SIZE = 11
/** A title with less room than this (px) is not written. */
const LEAST = 24

/** Draws where chapters begin, with their titles as far as there is room, on a canvas that is scaled to CSS px and `height` high. */
export function drawChapters(
  ctx: CanvasRenderingContext2D,
  view: View,
  height: number,
  chapters: readonly Chapter[],
  palette: Palette,
): void {
  if (chapters.length === 0) return
  const { fromMs, toMs } = visibleWindow(view)
  ctx.font = `600 ${FONT_SIZE}px ${palette.font}`
  ctx.textBaseline = 'middle'
  for (const [i, { start, title, hidden }] of chapters.entries()) {
    // The title of the chapter that began before the view stays at its left edge.
    const isPresent = i === chapterAt(chapters, fromMs)
    if (hidden || start > toMs || (start < fromMs && !isPresent)) continue
    const x = Math.round(Math.max(0, msToX(view, start)))
    const next = chapters[i + 1]
    const right = next ? Math.min(view.width, msToX(view, next.start)) : view.width
    if (start >= fromMs) {
      ctx.fillStyle = palette.ink
      ctx.fillRect(x, 0, 1, height)
    }
    drawTitle(ctx, x, right - x - 2, title, palette)
  }
}

function drawTitle(
  ctx: CanvasRenderingContext2D,
  x: number,
  room: number,
  title: string,
  palette: Palette,
): void {
  if (room < LEAST) return
  const shown = fitted(ctx, title, room - 2 * PADDING)
  const width = Math.min(room, ctx.measureText(shown).width + 2 * PADDING)
  ctx.fillStyle = palette.ink
  ctx.beginPath()
  ctx.roundRect(x, 0, width, HEIGHT, [0, 4, 4, 0])
  ctx.fill()
  ctx.fillStyle = palette.paper
  ctx.fillText(shown, x + PADDING, HEIGHT / 2 + 0.5)
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text
  let length = Math.min(text.length, Math.ceil(room / 3))
  while (length > 0 && ctx.measureText(`${text.slice(0, length)}…`).width > room) length--
  return length > 0 ? `${text.slice(0, length).trimEnd()}…` : ''
}
