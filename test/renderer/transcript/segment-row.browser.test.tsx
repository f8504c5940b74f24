import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { documentStore, loadChapters } from '../../../renderer/state/document.ts'
import { addLineNote } from '../../../renderer/state/episode.ts'
import { select, selectionStore } from '../../../renderer/state/selection.ts'
import { hear, sessionStore } from '../../../renderer/state/session.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const LINES = [
  line('a', 1000, 2000, 'one', { speaker: 'Ann' }),
  line('b', 3000, null, 'two', { speaker: 'Ann' }),
  line('c', null, null, 'three', { speaker: 'Ben' }),
]

beforeEach(resetStores)
afterEach(() => cleanup())

const row = (index: number) => page.getByRole('listitem').nth(index)
const button = (index: number, name: string) => row(index).getByRole('button', { name })

async function open() {
  load(LINES)
  await render(
    <div style={{ height: '500px', width: '900px', display: 'flex' }}>
      <TranscriptList />
    </div>,
  )
  await expect.element(row(2)).toBeVisible()
}

it('has the name of the speaker above a turn, and where the line stands in the transcript', async () => {
  await open()
  await expect.element(button(0, 'Ann')).toBeVisible()
  await expect.element(button(1, 'Ann')).not.toBeInTheDocument()
  await expect.element(button(2, 'Ben')).toBeVisible()
  await expect.element(row(1)).toHaveAttribute('aria-posinset', '2')
  await expect.element(row(1)).toHaveAttribute('aria-setsize', '3')
})

it('shows the start, and both edges to the millisecond once it is selected', async () => {
  await open()
  await expect.element(row(1)).toHaveTextContent(/^0:03two$/)
  await expect.element(row(2)).toHaveTextContent('–:––')
  select('a')
  await expect.element(row(0)).toHaveTextContent('0:01.0000:02.000')
  select('c')
  await expect.element(row(0)).not.toHaveTextContent('0:01.000')
})

it('is the one row that Tab reaches: the selected one, else the spoken one, else the first', async () => {
  await open()
  const reached = () =>
    page
      .getByRole('listitem')
      .elements()
      .map((element) => (element as HTMLElement).tabIndex)
  expect(reached()).toEqual([0, -1, -1])
  hear({ activeId: 'b' })
  await expect.poll(reached).toEqual([-1, 0, -1])
  await expect.element(row(1)).toHaveAttribute('aria-current', 'true')
  select('c')
  await expect.poll(reached).toEqual([-1, -1, 0])
})

it('opens a time for typing by a click; Enter changes it', async () => {
  await open()
  await button(0, 'Start 0:01').click()
  await expect.element(page.getByRole('textbox', { name: 'Start' })).toHaveFocus()
  await userEvent.keyboard('0:01.5{Enter}')
  await expect.poll(() => documentStore.getState().transcript.segments[0]?.start).toBe(1500)
  await expect.element(row(0)).toHaveAttribute('data-start', '1500')
})

it('opens its text for typing by a double click', async () => {
  await open()
  await row(1).getByText('two').dblClick()
  await expect.element(page.getByRole('textbox', { name: 'Text of the line' })).toHaveValue('two')
})

it('selects up to here by Shift and a click, and marks no text', async () => {
  await open()
  select('a')
  await row(2)
    .getByText('three')
    .click({ modifiers: ['Shift'] })
  const { id, extent } = selectionStore.getState()
  expect([id, extent].sort()).toEqual(['a', 'c'])
  expect(window.getSelection()?.isCollapsed).not.toBe(false)
  await expect.element(row(1)).toHaveAttribute('data-state', 'selected')
})

it('has a sign where it has a note, which opens it', async () => {
  await open()
  addLineNote({ key: 'n', home: 'b', index: 1, start: 3000, text: 'two', note: 'so' })
  await button(1, 'Note on this line').click()
  expect(sessionStore.getState().noting).toBe('n')
})

it('has the title of a chapter above the line it begins with', async () => {
  await open()
  loadChapters([{ start: 2500, end: null, title: 'A chapter', hidden: false }])
  await expect.element(row(1).getByRole('heading', { name: 'A chapter' })).toBeVisible()
})
