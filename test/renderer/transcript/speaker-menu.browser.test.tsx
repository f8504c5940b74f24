import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { documentStore } from '../../../renderer/state/document.ts'
import { openField, select, selectionStore } from '../../../renderer/state/selection.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const LINES = [
  line('a', 1000, 2000, 'one', { speaker: 'Ann' }),
  line('b', 3000, 4000, 'two', { speaker: 'Ann' }),
  line('c', 5000, 6000, 'three', { speaker: 'Ben' }),
]

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  document.documentElement.dir = ''
})

const menu = () => page.getByRole('menu', { name: 'Speaker' })
const choice = (name: string) => page.getByRole('menuitemradio', { name })
const said = () => documentStore.getState().transcript.segments.map(({ speaker }) => speaker)

async function open(field: 'speaker' | 'turn' = 'speaker', lines = LINES) {
  load(lines)
  await render(
    <div style={{ height: '500px', width: '900px', display: 'flex' }}>
      <TranscriptList />
    </div>,
  )
  openField('a', field)
  await expect.element(menu()).toBeVisible()
}

it('asks who says the line, with the focus on who does', async () => {
  await open()
  await expect.element(menu()).toHaveTextContent(/^Who says this line\?/)
  await expect.element(choice('Ann')).toHaveFocus()
  await expect.element(choice('Ann')).toBeChecked()
})

it('goes round by arrow keys; Enter chooses, and the line has the focus again', async () => {
  await open()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(choice('Ben')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(choice('Ann')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(menu()).not.toBeInTheDocument()
  expect(said()).toEqual(['Ben', 'Ann', 'Ben'])
  await expect.element(page.getByRole('listitem').first()).toHaveFocus()
})

it('gives a whole turn to whom a digit names', async () => {
  await open('turn')
  await expect.element(menu()).toHaveTextContent(/^Who says this turn of 2 lines\?/)
  await userEvent.keyboard('2')
  await expect.poll(said).toEqual(['Ben', 'Ben', 'Ben'])
})

it('takes a new name, in which digits are letters', async () => {
  await open()
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(page.getByRole('textbox', { name: 'New speaker' })).toHaveFocus()
  await userEvent.keyboard('Unit 2{Enter}')
  await expect.poll(said).toEqual(['Unit 2', 'Ann', 'Ben'])
})

it.each(['{Escape}', '{Tab}'])('is left by %s without a change', async (key) => {
  await open()
  await userEvent.keyboard(key)
  await expect.element(menu()).not.toBeInTheDocument()
  expect(said()).toEqual(['Ann', 'Ann', 'Ben'])
  expect(selectionStore.getState().open).toBeNull()
})

it('asks for a name at once where there are no speakers yet', async () => {
  await open('speaker', [line('a', 1000, 2000, 'one')])
  await expect.element(page.getByRole('textbox', { name: 'New speaker' })).toHaveFocus()
})

it('stays within the window, whichever way one reads', async () => {
  document.documentElement.dir = 'rtl'
  await open()
  const { left, right, top, bottom } = menu().element().getBoundingClientRect()
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(innerWidth)
  expect(bottom).toBeLessThanOrEqual(innerHeight)
  select(null)
})
