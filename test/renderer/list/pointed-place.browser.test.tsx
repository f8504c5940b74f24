import { afterEach, beforeEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { rangeIn } from '../../../renderer/list/drawn-texts.ts'
import { placeAtPoint, pointAt, pointAway } from '../../../renderer/list/pointed-place.ts'
import { clearDocument } from '../../../renderer/state/document.ts'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'
import { showLines } from '../context.ts'
import { resetStores } from '../stores.ts'

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  clearDocument()
  pointAway()
})

const TEXT = 'Here we went. And there we stayed, for long. Then home.'
const timed = TEXT.split(/(?= )/).map((text, i) => ({ text, start: 1000 * i, end: 1000 * i + 800 }))

/** The line drawn in a narrow column, and the middle of some letters of it. */
async function show(line: Segment) {
  showLines([line])
  const { container } = await render(<p style={{ width: 160, margin: 20 }}>{line.text}</p>)
  const element = container.querySelector('p') as HTMLElement
  const middleOf = (letters: string) => {
    const at = line.text.indexOf(letters)
    const rect = rangeIn(element, at, at + letters.length)?.getBoundingClientRect() ?? new DOMRect()
    return { clientX: rect.left + rect.width / 2, clientY: rect.top + rect.height / 2 }
  }
  const pointed = () => [...(CSS.highlights.get('pointed-place') ?? [])].map(textOf)
  return { element, middleOf, pointed }
}

it('is the word with a time, and between two the one before', async () => {
  const line = createSegment('a', 0, 12_000, TEXT, { words: timed })
  const { element, middleOf, pointed } = await show(line)
  pointAt(line, element, middleOf('stayed'))
  expect([pointed(), element.title]).toEqual([['stayed,'], 'Play from 0:06'])
  expect(placeAtPoint(line, element, middleOf('there'))).toMatchObject({ kind: 'word', ms: 4000 })
  const space = middleOf('we stayed')
  expect(['we', 'stayed,']).toContain(textAt(placeAtPoint(line, element, space)))
  pointAway()
  expect(pointed()).toEqual([])
})

it('is the sentence of a long line without word times, by estimate', async () => {
  const line = createSegment('a', 0, 20_000, TEXT)
  const { element, middleOf, pointed } = await show(line)
  pointAt(line, element, middleOf('home'))
  expect(pointed()).toEqual(['Then home.'])
  expect(element.title).toMatch(/^Play from about 0:1\d$/)
  expect(placeAtPoint(line, element, middleOf('Here'))).toMatchObject({ kind: 'sentence', ms: 0 })
})

it('is the start of the line beside the letters, and in a short line', async () => {
  const line = createSegment('a', 0, 20_000, TEXT)
  const { element, middleOf } = await show(line)
  const { clientY } = middleOf('home')
  const beyond = { clientX: element.getBoundingClientRect().right - 2, clientY }
  expect(placeAtPoint(line, element, beyond)).toBe(null)
  const short = createSegment('b', 0, 5000, TEXT)
  const again = await show(short)
  pointAt(short, again.element, again.middleOf('home'))
  expect([again.pointed(), again.element.title]).toEqual([[], ''])
})

function textAt(place: { readonly from: number; readonly to: number } | null): string {
  return place ? TEXT.slice(place.from, place.to) : ''
}

function textOf(range: AbstractRange): string {
  return range instanceof Range ? range.toString() : ''
}
