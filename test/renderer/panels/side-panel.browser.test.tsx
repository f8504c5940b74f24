import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { SidePanel } from '../../../renderer/panels/side-panel.tsx'
import { adoptSettings, appStore } from '../../../renderer/state/app.ts'
import { setEpisode } from '../../../renderer/state/episode.ts'
import { NOTHING_USUAL, takeFindings } from '../../../renderer/state/findings.ts'
import { hear } from '../../../renderer/state/session.ts'
import type { PanelId } from '../../../shared/settings.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  document.documentElement.dir = ''
})

const tab = (name: string) => page.getByRole('tab', { name })
const panel = () => appStore.getState().settings.panel

async function open(shown: PanelId | 'none') {
  adoptSettings({ ...appStore.getState().settings, panel: shown })
  await render(<SidePanel />)
}

it('is not there when it is closed, and closes by its button', async () => {
  await open('none')
  await expect.element(page.getByRole('tablist')).not.toBeInTheDocument()
  await cleanup()
  await open('notes')
  await page.getByRole('button', { name: 'Close the panel' }).click()
  expect(panel()).toBe('none')
  await expect.element(page.getByRole('tablist')).not.toBeInTheDocument()
})

it('shows one view at a time, by a click or arrow keys that take the focus along', async () => {
  await open('chapters')
  await expect.element(page.getByRole('tabpanel', { name: 'Chapters' })).toBeVisible()
  await tab('Notes').click()
  await expect.element(page.getByRole('tabpanel', { name: 'Notes' })).toBeVisible()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(tab('Checks')).toHaveFocus()
  await expect.element(tab('Checks')).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}')
  await expect.element(tab('Episode')).toHaveFocus()
})

it('goes the other way by arrow keys in an interface from right to left', async () => {
  document.documentElement.dir = 'rtl'
  await open('chapters')
  tab('Chapters').element().focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(panel()).toBe('notes')
})

it('counts findings at its tab, up to a thousand', async () => {
  await open('chapters')
  const found = (count: number) =>
    takeFindings({
      findings: Array.from({ length: count }, () => ({}) as never),
      lines: new Set(),
      usual: NOTHING_USUAL,
    })
  await expect.element(tab('Checks')).toHaveTextContent('')
  found(7)
  await expect.element(tab('Checks')).toHaveTextContent('7')
  found(1200)
  await expect.element(tab('Checks')).toHaveTextContent('999+')
})

const PAGE = {
  title: 'On owls',
  podcast: 'Birds',
  date: '2024-05-06',
  durationMs: 61_000,
  summary: 'All about owls.',
  highlights: ['They turn their heads', 'They see at night'],
  topics: ['owls', 'night'],
  audio: null,
}

it('tells what a page says of the episode, and whether its audio may be another', async () => {
  await open('episode')
  await expect.element(page.getByText(/^Nothing is known about this episode/)).toBeVisible()
  setEpisode({ page: PAGE as never })
  const about = page.getByRole('article')
  await expect.element(about).toHaveTextContent('On owlsBirds · 2024-05-06 · 1:01All about owls.')
  expect(about.getByRole('listitem').elements()).toHaveLength(2)
  await expect.element(page.getByText(/another version/)).not.toBeInTheDocument()
  hear({ durationMs: 300_000 })
  await expect.element(page.getByText('The audio lasts 5:00: another version?')).toBeVisible()
})
