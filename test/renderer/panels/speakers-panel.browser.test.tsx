import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { SpeakersPanel } from '../../../renderer/panels/speakers-panel.tsx'
import { appStore } from '../../../renderer/state/app.ts'
import { documentStore } from '../../../renderer/state/document.ts'
import { select } from '../../../renderer/state/selection.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const LINES = [
  line('a', 0, 60_000, 'one', { speaker: 'Ann' }),
  line('b', 60_000, 90_000, 'two', { speaker: 'Ben' }),
  line('c', 90_000, 100_000, 'three', { speaker: 'Ann' }),
  line('d', 100_000, 105_000, 'four'),
]

beforeEach(resetStores)
afterEach(() => cleanup())

const speaker = (name: string) => page.getByTitle(`${name} says the selected lines`)
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** What can be done with a speaker shows under the pointer. */
async function press(name: string, what: string) {
  await speaker(name).hover()
  await button(`${what} ${name}`).click()
}
const said = () => documentStore.getState().transcript.segments.map(({ speaker }) => speaker)
const known = () => [...documentStore.getState().speakers.keys()]

async function open(lines = LINES) {
  load(lines)
  await render(<SpeakersPanel />)
}

it('tells each speaker’s share, and that of nobody', async () => {
  await open()
  await expect.element(speaker('Ann')).toHaveTextContent('1Ann2 lines · 1:10')
  await expect.element(speaker('Ben')).toHaveTextContent('2Ben1 line · 0:30')
  await expect.element(page.getByText('Nobody named · 1 line')).toBeVisible()
})

it('says how to begin where there are no speakers', async () => {
  await open([line('a', 0, 1000)])
  await expect.element(page.getByText(/^No speakers yet\. Add one below/)).toBeVisible()
})

it('gives the selected lines to the speaker that is clicked', async () => {
  await open()
  select('b', { extent: 'd' })
  await speaker('Ann').click()
  expect(said()).toEqual(['Ann', 'Ann', 'Ann', 'Ann'])
})

it('renames a speaker everywhere by Enter', async () => {
  await open()
  await press('Ann', 'Rename')
  await expect.element(page.getByRole('textbox', { name: 'New name of Ann' })).toHaveFocus()
  await userEvent.keyboard('Anna{Enter}')
  expect(said()).toEqual(['Anna', 'Ben', 'Anna', null])
  await expect.element(speaker('Anna')).toHaveTextContent('2 lines')
})

it('leaves a name as it was by Escape', async () => {
  await open()
  await press('Ann', 'Rename')
  await userEvent.keyboard('Zoe{Escape}')
  await expect.element(page.getByRole('textbox', { name: 'New name of Ann' })).not.toBeInTheDocument()
  expect(said()).toEqual(['Ann', 'Ben', 'Ann', null])
})

it('makes two speakers one', async () => {
  await open()
  await speaker('Ben').hover()
  await page.getByRole('combobox', { name: 'Join Ben with' }).selectOptions('with Ann')
  expect(said()).toEqual(['Ann', 'Ann', 'Ann', null])
  await expect.element(page.getByRole('combobox')).not.toBeInTheDocument()
})

it('adds a speaker, who can be removed as long as nobody else says so', async () => {
  await open()
  const field = page.getByRole('textbox', { name: 'Add a speaker' })
  await field.fill('Zoe')
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveValue('')
  await expect.element(speaker('Zoe')).toHaveTextContent('0 lines')
  await speaker('Ann').hover()
  await expect.element(button('Rename Ann')).toBeVisible()
  await expect.element(button('Remove Ann')).not.toBeInTheDocument()
  await press('Zoe', 'Remove')
  expect(known()).toEqual(['Ann', 'Ben'])
})

it('has keys for nine speakers at most', async () => {
  await open(Array.from({ length: 11 }, (_, i) => line(`l${i}`, i, null, 'x', { speaker: `Nr${i + 1}` })))
  await expect.element(speaker('Nr9')).toHaveTextContent(/^9Nr9/)
  await expect.element(speaker('Nr10')).toHaveTextContent(/^Nr10/)
})

it('keeps whether the next line is heard after choosing', async () => {
  await open()
  const before = appStore.getState().settings.hearNext
  await page.getByRole('checkbox').click()
  expect(appStore.getState().settings.hearNext).toBe(!before)
})

it('shows so many speakers of thousands, each with what it can be joined with once that is asked for', async () => {
  const many = Array.from({ length: 2500 }, (_, i) => line(`${i}`, i, i + 1, 'x', { speaker: `Voice ${i}` }))
  await open(many)
  await expect.element(page.getByText('and 2000 more')).toBeInTheDocument()
  expect(document.querySelectorAll('option')).toHaveLength(500)
  await page.getByTitle('Voice 7 says the selected lines').hover()
  const join = page.getByRole('combobox', { name: 'Join Voice 7 with' })
  ;(join.element() as HTMLElement).focus()
  await join.selectOptions('with Voice 2499')
  expect(said()[7]).toBe('Voice 2499')
})
