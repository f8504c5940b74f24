import { printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { t } from '../../shared/words/speak.ts'
import { offsetIn, rangeIn } from './drawn-texts.ts'
import { type LinePlace, placeAtOffset, wordBefore } from './line-places.ts'
import './place-light.css'

/** What the styles call it. */
const NAME = 'pointed-place'

/** Where a point of the window is. */
type Point = { readonly clientX: number; readonly clientY: number }

/** What a click at a point of a line's text leads to; null = the start of the line, as beside the letters. */
export function placeAtPoint(line: Segment, element: HTMLElement, point: Point): LinePlace | null {
  const letter = letterAt(element, point)
  return letter === null ? null : placeAtOffset(line, letter)
}

/** Index of the word at a point of a line's text, or the one before it; -1 = none. */
export function wordAtPoint(line: Segment, element: HTMLElement, point: Point): number {
  const letter = letterAt(element, point)
  return letter === null ? -1 : wordBefore(line, letter)
}

/** Shows what a click at a point would lead to: the word or sentence underlined, its time as a hint. */
export function pointAt(line: Segment, element: HTMLElement, point: Point): void {
  const place = placeAtPoint(line, element, point)
  const range = place && rangeIn(element, place.from, place.to)
  if (range) CSS.highlights.set(NAME, new Highlight(range))
  else CSS.highlights.delete(NAME)
  element.title = place ? hintOf(place) : ''
}

/** The pointer has left the text. */
export function pointAway(): void {
  CSS.highlights.delete(NAME)
}

function hintOf({ kind, ms }: LinePlace): string {
  const time = printReading(ms)
  return kind === 'word' ? t('line.playFrom', { time }) : t('line.playFromAbout', { time })
}

/** The letter at a point, by its number in the element's text; null beside the letters. */
function letterAt(element: HTMLElement, { clientX, clientY }: Point): number | null {
  const caret = document.caretPositionFromPoint(clientX, clientY)
  if (!caret || !element.contains(caret.offsetNode)) return null
  const near = offsetIn(element, caret.offsetNode, caret.offset)
  for (const letter of [near, near - 1]) {
    const rects = letter < 0 ? [] : (rangeIn(element, letter, letter + 1)?.getClientRects() ?? [])
    for (const { left, right, top, bottom } of rects)
      if (clientX >= left && clientX <= right && clientY >= top && clientY <= bottom) return letter
  }
  return null
}
