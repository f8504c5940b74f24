import { afterEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import {
  drawnText,
  offsetIn,
  rangeIn,
  useDrawnText,
  useLettersDrawn,
  watchTexts,
} from '../../../renderer/list/drawn-texts.ts'

afterEach(() => cleanup())

function Letters({ id, text }: { id: string; text: string }) {
  useLettersDrawn(id)
  return text
}

function Line({ id, text }: { id: string; text: string }) {
  return (
    <p ref={useDrawnText(id)}>
      <Letters id={id} text={text} />
    </p>
  )
}

it('knows the element of a line while it is drawn, and tells when its letters are drawn anew', async () => {
  const told: string[] = []
  const stop = watchTexts((id) => told.push(id))
  const view = await render(<Line id="a" text="one" />)
  expect(drawnText('a')?.textContent).toBe('one')
  expect(told).toContain('a')
  told.length = 0
  await view.rerender(<Line id="a" text="two" />)
  expect(told).toEqual(['a'])
  await view.rerender(<Line id="b" text="two" />)
  expect([drawnText('a'), drawnText('b')?.textContent]).toEqual([null, 'two'])
  await view.unmount()
  expect(drawnText('b')).toBe(null)
  stop()
})

it('finds letters across elements, and the number of the letter at a place', async () => {
  const { container } = await render(
    <p>
      We <i>w</i>ent <b>a</b>way
    </p>,
  )
  const text = container.querySelector('p') as HTMLElement
  const whole = text.textContent
  for (let from = 0; from < whole.length; from++) {
    for (let to = from + 1; to <= whole.length; to++) {
      const range = rangeIn(text, from, to)
      expect(range?.toString()).toBe(whole.slice(from, to))
      expect(range && offsetIn(text, range.endContainer, range.endOffset)).toBe(to)
    }
  }
  expect(rangeIn(text, 3, whole.length + 1)).toBe(null)
})
