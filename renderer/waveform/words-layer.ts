import type { Ms } from '../../shared/model/time.ts'
import type { Word } from '../../shared/model/transcript.ts'
import type { Canvas } from './canvas.ts'
import { msToX } from './geometry.ts'

/** The words of the line in which one is selected. */
export type WordMarks = { readonly words: readonly Word[]; readonly selected: number }

/** Words narrower than this (px) have no room for their letters. */
const LEAST_LABEL = 14
const FONT_SIZE = 11
const TICK = 12
const GAP = 4

/** Draws where each word begins, at the bottom, with its letters as far as there is room. */
export function drawWords(canvas: Canvas, { words, selected }: WordMarks): void {
  const { ctx, view, colours, bottom } = canvas
  ctx.font = `${FONT_SIZE}px ${colours.font}`
  ctx.textBaseline = 'alphabetic'
  for (const [i, { text, start, end }] of words.entries()) {
    if (start === null) continue
    const left = msToX(view, start)
    const right = msToX(view, end ?? startAfter(words, i) ?? start + 300)
    if (right < 0 || left > view.width) continue
    ctx.fillStyle = i === selected ? colours.accent : colours.soft
    ctx.fillRect(Math.round(left), bottom - TICK, 1, TICK)
    if (right - left < LEAST_LABEL) continue
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, bottom - 2 * TICK, right - left - 1, 2 * TICK)
    ctx.clip()
    ctx.fillText(text.trim(), left + GAP, bottom - GAP)
    ctx.restore()
  }
}

function startAfter(words: readonly Word[], word: number): Ms | null {
  return words[word + 1]?.start ?? null
}
