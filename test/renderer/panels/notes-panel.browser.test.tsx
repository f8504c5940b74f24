import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Excess, NotesPanel } from '../../../renderer/panels/notes-panel.tsx'
import { episodeStore, setEpisode } from '../../../renderer/state/episode.ts'
import { selectionStore } from '../../../renderer/state/selection.ts'
import { MOST_NOTES } from '../../../shared/companion.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const ARTICLE = {
  name: 'owls.md',
  text: 'She said “owls can turn their heads around” and then “this was never said by anyone here”. End.',
}
const article = () => page.getByRole('region', { name: 'owls.md' })

it('takes notes on the episode, and says where those on a line are made', async () => {
  await render(<NotesPanel />)
  const field = page.getByRole('textbox', { name: 'Notes on this episode' })
  await expect
    .element(field)
    .toHaveAttribute('placeholder', expect.stringContaining('press N for one on a line'))
  await field.fill('Ask her again.')
  expect(episodeStore.getState().notes).toBe('Ask her again.')
  await expect.element(page.getByRole('list')).not.toBeInTheDocument()
})

it('says by how much notes are too long to be stored', async () => {
  // Not in the field itself: laying out two million characters takes a minute.
  await render(<Excess length={MOST_NOTES} />)
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
  await render(<Excess length={MOST_NOTES + 12} />)
  await expect.element(page.getByRole('status')).toHaveTextContent('12 characters too many')
})

it('links the quotes of an article to the lines that say them, by click and by Enter', async () => {
  load([
    line('a', 0, 1000, 'Something else entirely is what we begin with.'),
    line('b', 1000, 2000, 'Owls can turn their heads around, you know.'),
  ])
  setEpisode({ article: ARTICLE })
  await render(<NotesPanel />)
  await expect.element(article()).toHaveTextContent('1 of 2 quotes found in the transcript')
  await article().getByRole('link').click()
  expect(selectionStore.getState().reveal?.id).toBe('b')
  const before = selectionStore.getState().reveal
  article().getByRole('link').element().focus()
  await userEvent.keyboard('{Enter}')
  expect(selectionStore.getState().reveal).not.toBe(before)
})

it('keeps the text of an article whole around its quotes, and marks those that nobody says', async () => {
  load([line('b', 1000, 2000, 'Owls can turn their heads around, you know.')])
  setEpisode({ article: ARTICLE })
  await render(<NotesPanel />)
  await expect.element(article()).toHaveTextContent(ARTICLE.text)
  await expect
    .element(page.getByTitle('Not found in the transcript'))
    .toHaveTextContent('this was never said by anyone here')
})

it('takes an article away', async () => {
  setEpisode({ article: ARTICLE })
  await render(<NotesPanel />)
  await page.getByRole('button', { name: 'Take owls.md away' }).click()
  await expect.element(article()).not.toBeInTheDocument()
})
