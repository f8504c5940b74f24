import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { FindBar } from '../../../renderer/bars/find-bar.tsx'
import { run } from '../../../renderer/commands/dispatch/run.ts'
import { documentStore } from '../../../renderer/state/document.ts'
import { findStore, setFind } from '../../../renderer/state/find.ts'
import { select } from '../../../renderer/state/selection.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const LINES = [
  line('a', 1000, 2000, 'one two', { speaker: 'Ann' }),
  line('b', 3000, 4000, 'two three', { speaker: 'Ben' }),
]

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  document.documentElement.dir = ''
})

const bar = () => page.getByRole('region', { name: 'Find' })
const field = () => page.getByRole('textbox', { name: 'Find' })
const button = (name: string) => bar().getByRole('button', { name, exact: true })

/** The bar over these lines, opened, with two matches of “two”. */
async function open(lines = LINES) {
  load(lines)
  await render(<FindBar />)
  run('edit.find')
  await expect.element(field()).toHaveFocus()
  const { segments } = documentStore.getState().transcript
  setFind({
    query: { text: 'two', isRegex: false, matchCase: false, wholeWord: false },
    hits: { segments, list: Int32Array.of(0, 4, 7, 1, 0, 3) },
  })
  await expect.element(field()).toHaveValue('two')
}

it('is not there until it is asked for, then has the focus; asked again, what it says is marked', async () => {
  load(LINES)
  await render(<FindBar />)
  await expect.element(bar()).not.toBeInTheDocument()
  run('edit.find')
  await field().fill('tw')
  ;(document.activeElement as HTMLElement).blur()
  run('edit.find')
  await expect.element(field()).toHaveFocus()
  const input = field().element() as HTMLInputElement
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, 2])
})

it('says how many matches there are, and at which one is', async () => {
  await open()
  await expect.element(bar()).toHaveTextContent('2')
  await userEvent.keyboard('{Enter}')
  await expect.element(bar()).toHaveTextContent('1 of 2')
  await userEvent.keyboard('{Enter}')
  await expect.element(bar()).toHaveTextContent('2 of 2')
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
  await expect.element(bar()).toHaveTextContent('1 of 2')
  await button('Next match').click()
  await expect.element(bar()).toHaveTextContent('2 of 2')
  setFind({ hits: { segments: LINES, list: new Int32Array(0) }, present: -1 })
  await expect.element(bar()).toHaveTextContent('None')
  setFind({ isSearching: true })
  await expect.element(bar()).toHaveTextContent('…')
})

it('takes how it is looked for from its buttons', async () => {
  await open()
  for (const name of ['Match case', 'Whole words only', 'Regular expression']) {
    await expect.element(button(name)).toHaveAttribute('aria-pressed', 'false')
    await button(name).click()
    await expect.element(button(name)).toHaveAttribute('aria-pressed', 'true')
  }
  expect(findStore.getState().query).toEqual({ text: 'two', isRegex: true, matchCase: true, wholeWord: true })
})

it('looks in the selected lines alone, or in those of a speaker, if there are several', async () => {
  await open()
  select('a')
  await button('In the selected lines').click()
  expect(findStore.getState().between).toEqual({ from: 'a', to: 'a' })
  await button('In the selected lines').click()
  expect(findStore.getState().between).toBeNull()
  const speakers = bar().getByRole('combobox', { name: 'Whose lines' })
  await speakers.selectOptions('Ben')
  expect(findStore.getState().speaker).toBe('Ben')
  await speakers.selectOptions('All speakers')
  expect(findStore.getState().speaker).toBeNull()
  load([line('a', 0, 1, 'one', { speaker: 'Ann' })])
  await expect.element(speakers).not.toBeInTheDocument()
})

it('shows on demand what to replace by', async () => {
  await open()
  await expect.element(page.getByRole('textbox', { name: 'Replace by' })).not.toBeInTheDocument()
  await expect.element(button('Replace, too')).toHaveAttribute('aria-expanded', 'false')
  await button('Replace, too').click()
  await expect.element(button('Replace, too')).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('textbox', { name: 'Replace by' }).fill('four')
  expect(findStore.getState().replacement).toBe('four')
})

it('says what is wrong with what is looked for', async () => {
  await open()
  setFind({ trouble: 'This takes too long' })
  await expect.element(bar().getByRole('alert')).toHaveTextContent('This takes too long')
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
})

it('closes by Escape, and the focus goes to the line that Tab reaches', async () => {
  load(LINES)
  await render(
    <>
      <FindBar />
      <div role="listitem" tabIndex={0}>
        the line
      </div>
    </>,
  )
  run('edit.find')
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(bar()).not.toBeInTheDocument()
  await expect.element(page.getByRole('listitem')).toHaveFocus()
})

it('has its closed arrow point along the line of text', async () => {
  await open()
  const arrow = button('Replace, too').element().querySelector('svg')!
  expect(getComputedStyle(arrow).transform).toBe('none')
  document.documentElement.dir = 'rtl'
  expect(getComputedStyle(arrow).transform).toBe('matrix(-1, 0, 0, 1, 0, 0)')
})
