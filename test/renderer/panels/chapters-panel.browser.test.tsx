import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ChaptersPanel } from '../../../renderer/panels/chapters-panel.tsx'
import { documentStore, loadChapters } from '../../../renderer/state/document.ts'
import { hear, loadAudio, sessionStore } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const chapter = (start: number, title: string, hidden = false) => ({ start, end: null, title, hidden })

beforeEach(() => {
  resetStores()
  loadAudio({
    grant: 'g',
    name: 'a.mp3',
    url: 'media://a',
    exact: null,
    promisedMs: 600_000,
    kind: 'MP3',
    place: null,
  })
})
afterEach(() => cleanup())

const items = () => page.getByRole('list', { name: 'Chapters' }).getByRole('listitem')
const titles = () => documentStore.getState().chapters.map(({ title }) => title)
const button = (name: string) => page.getByRole('button', { name, exact: true })

it('says how to begin the first chapter, and begins it with its name open', async () => {
  await render(<ChaptersPanel />)
  await expect.element(page.getByText(/^No chapters yet/)).toBeVisible()
  await button('Begin a chapter here').click()
  await expect.element(page.getByRole('textbox', { name: 'Name of the chapter' })).toHaveFocus()
  await userEvent.keyboard('Intro{Enter}')
  expect(titles()).toEqual(['Intro'])
  await expect.element(items()).toHaveTextContent('0:00Intro')
})

it('lists the chapters, with the present one marked', async () => {
  loadChapters([chapter(0, 'One'), chapter(61_000, ''), chapter(120_000, 'Three', true)])
  await render(<ChaptersPanel />)
  await expect.element(items().nth(1)).toHaveTextContent('1:01Untitled')
  await expect.element(items().nth(2)).toHaveTextContent('2:00Three (silent)')
  hear({ chapter: 1 })
  await expect.element(items().nth(1)).toHaveAttribute('aria-current', 'true')
  await expect.element(items().nth(0)).not.toHaveAttribute('aria-current')
})

it('renames by Enter and not by Escape', async () => {
  loadChapters([chapter(0, 'One'), chapter(60_000, 'Two')])
  await render(<ChaptersPanel />)
  for (const [typed, after] of [
    ['Zwei{Escape}', 'Two'],
    ['Zwei{Enter}', 'Zwei'],
  ] as const) {
    items().nth(1).element().querySelector<HTMLElement>('[aria-label^=Rename]')?.click()
    await expect.element(page.getByRole('textbox')).toHaveFocus()
    await userEvent.keyboard(typed)
    await expect.element(page.getByRole('textbox')).not.toBeInTheDocument()
    expect(titles()).toEqual(['One', after])
  }
})

it('removes a chapter, as a step that can be undone', async () => {
  loadChapters([chapter(0, 'One'), chapter(60_000, 'Two')])
  await render(<ChaptersPanel />)
  document.querySelector<HTMLElement>('[aria-label="Remove One"]')?.click()
  await expect.poll(titles).toEqual(['Two'])
  expect(documentStore.getState().history.past).toHaveLength(1)
  expect(sessionStore.getState().message).not.toBe('')
})
