import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { documentStore } from '../../../renderer/state/document.ts'
import { openField, select, selectionStore } from '../../../renderer/state/selection.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const field = () => page.getByRole('textbox', { name: 'Text of the line' })
const texts = () => documentStore.getState().transcript.segments.map(({ text }) => text)
const steps = () => documentStore.getState().history.past.length
const caret = () => (field().element() as HTMLTextAreaElement).selectionStart

/** Three lines, the second open for typing with the caret at a place. */
async function open(at?: number) {
  load([line('a', 1000, 2000, 'one'), line('b', 3000, 4000, 'two words'), line('c', 5000, 6000, 'three')])
  await render(
    <div style={{ height: '500px', width: '900px', display: 'flex' }}>
      <TranscriptList />
    </div>,
  )
  if (at === undefined) openField('b', 'text')
  else select('b', { open: { field: 'text', caret: at } })
  await expect.element(field()).toHaveFocus()
}

it('begins with the caret at the end of the text, or where it is asked for', async () => {
  await open()
  expect(caret()).toBe('two words'.length)
  select('b', { open: { field: 'text', caret: 3 } })
  await expect.poll(caret).toBe(3)
})

it('keeps what was typed by Enter, without spaces around it', async () => {
  await open()
  await userEvent.keyboard(' more  {Enter}')
  await expect.element(field()).not.toBeInTheDocument()
  expect(texts()).toEqual(['one', 'two words more', 'three'])
})

it('keeps it too when the focus goes elsewhere, as one step', async () => {
  await open()
  await userEvent.keyboard(' more')
  ;(field().element() as HTMLElement).blur()
  await expect.element(field()).not.toBeInTheDocument()
  expect(texts()[1]).toBe('two words more')
  expect(steps()).toBe(1)
})

it('leaves the text as it was by Escape, and changes nothing for nothing typed', async () => {
  await open()
  await userEvent.keyboard(' more{Escape}')
  await expect.element(field()).not.toBeInTheDocument()
  openField('b', 'text')
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect([texts()[1], steps()]).toEqual(['two words', 0])
})

it('breaks the text by Shift+Enter', async () => {
  await open()
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}more{Enter}')
  expect(texts()[1]).toBe('two words\nmore')
})

it('splits the line at the caret by Ctrl+Enter and goes on in the second', async () => {
  await open(4)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(texts).toEqual(['one', 'two', 'words', 'three'])
  await expect.element(field()).toHaveValue('words')
  expect(caret()).toBe(0)
})

it('stays open where there is nothing to split, and keeps what is typed after', async () => {
  await open()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(field()).toBeVisible()
  await userEvent.keyboard('!{Enter}')
  expect(texts()).toEqual(['one', 'two words!', 'three'])
})

describe('at an edge of the text', () => {
  it('Backspace merges with the line before and Delete with the line after', async () => {
    await open(0)
    await userEvent.keyboard('{Backspace}')
    await expect.poll(texts).toEqual(['one two words', 'three'])
    await expect.poll(caret).toBe(4)
    await userEvent.keyboard('{End}{Delete}')
    await expect.poll(texts).toEqual(['one two words three'])
  })

  it('a key that is held down merges nothing', async () => {
    await open(0)
    const held = new KeyboardEvent('keydown', {
      key: 'Backspace',
      repeat: true,
      bubbles: true,
      cancelable: true,
    })
    field().element().dispatchEvent(held)
    expect([texts().length, held.defaultPrevented]).toEqual([3, false])
  })

  it('a marked text is deleted first', async () => {
    await open(0)
    await userEvent.keyboard('{Control>}a{/Control}{Backspace}')
    await expect.element(field()).toHaveValue('')
    expect(texts()).toHaveLength(3)
  })
})

it('undoes the last change of the transcript by Ctrl+Z while nothing is typed', async () => {
  await open()
  await userEvent.keyboard('!{Enter}')
  openField('b', 'text')
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(texts).toEqual(['one', 'two words', 'three'])
  expect(selectionStore.getState().open).toBeNull()
})
