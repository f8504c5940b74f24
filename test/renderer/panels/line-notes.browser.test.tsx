import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { LineNotes } from '../../../renderer/panels/line-notes.tsx'
import { commit, documentStore } from '../../../renderer/state/document.ts'
import { addLineNote, episodeStore } from '../../../renderer/state/episode.ts'
import { show } from '../../../renderer/state/session.ts'
import { replaceLines } from '../../../shared/model/edit.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const items = () => page.getByRole('list', { name: 'Notes on lines' }).getByRole('listitem')
const field = () => page.getByRole('textbox', { name: 'Note on this line' })
const words = () => episodeStore.getState().lineNotes.map(({ note }) => note)

async function open() {
  load([line('a', 1000, 2000, 'first words'), line('b', 3000, 4000, 'second words')])
  addLineNote({ key: '2', home: 'b', index: 1, start: 3000, text: 'second words', note: 'on two' })
  addLineNote({ key: '1', home: 'a', index: 0, start: 1000, text: 'first words', note: 'on one' })
  await render(<LineNotes />)
}

it('is not there without notes', async () => {
  load([line('a', 1000, 2000)])
  await render(<LineNotes />)
  await expect.element(page.getByRole('list')).not.toBeInTheDocument()
})

it('lists notes in the order of the lines, with the words and times the lines have now', async () => {
  await open()
  await expect.element(items().nth(0)).toHaveTextContent('0:01first wordson one')
  await expect.element(items().nth(1)).toHaveTextContent('0:03second wordson two')
  const changes = new Map([[1, { start: 9000, text: 'other words' }]])
  const edit = replaceLines(documentStore.getState().transcript, changes, { label: 'x', selection: [] })
  if (edit) commit(edit)
  await expect.element(items().nth(1)).toHaveTextContent('0:09other wordson two')
})

it('says of a note whose line is gone what its line said', async () => {
  await open()
  load([line('x', 500_000, 501_000, 'nothing alike at all')])
  await expect.element(items().nth(0)).toHaveTextContent('0:01Not found: first words')
})

it('opens a note for typing with the caret at its end; Escape keeps what was typed', async () => {
  await open()
  show({ noting: '1' })
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard(' more')
  expect(words()).toEqual(['on two', 'on one more'])
  await userEvent.keyboard('{Escape}')
  await expect.element(field()).not.toBeInTheDocument()
  await expect.element(items().nth(0)).toHaveTextContent('on one more')
})

it('ends typing by Ctrl+Enter, while Enter breaks the line', async () => {
  await open()
  show({ noting: '2' })
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('{Enter}too{Control>}{Enter}{/Control}')
  await expect.element(field()).not.toBeInTheDocument()
  expect(words()).toEqual(['on two\ntoo', 'on one'])
})

it('removes a note', async () => {
  await open()
  items().nth(0).element().querySelector<HTMLElement>('[aria-label="Remove this note"]')?.click()
  await expect.poll(words).toEqual(['on two'])
})
