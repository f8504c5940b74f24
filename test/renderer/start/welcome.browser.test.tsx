import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Welcome } from '../../../renderer/start/welcome.tsx'
import { appStore, listEpisodes } from '../../../renderer/state/app.ts'
import { argumentsOf, reply } from '../fake-host.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const EPISODE = {
  episode: 'e1',
  title: 'On owls',
  audioName: 'owls.mp3',
  textName: 'owls.srt',
  positionMs: 30_000,
  durationMs: 120_000,
  rate: 1,
  pxPerSec: null,
}

beforeEach(resetStores)
afterEach(() => cleanup())

const recent = () => page.getByRole('region', { name: 'Recent episodes' })

it('offers to open files or the sample, and has no list while there is nothing to list', async () => {
  await render(<Welcome />)
  await expect.element(page.getByRole('button', { name: 'Open…' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
  await expect.element(recent()).not.toBeInTheDocument()
})

it('lists episodes with their files and how far one was; of a text there is no length', async () => {
  listEpisodes([EPISODE, { ...EPISODE, episode: 'e2', title: 'Notes', audioName: null, durationMs: null }])
  await render(<Welcome />)
  const items = recent().getByRole('listitem')
  await expect.element(items.nth(0)).toHaveTextContent('On owls0:30 of 2:00owls.mp3 · owls.srt')
  await expect.element(items.nth(1)).toHaveTextContent('Notestext onlyowls.srt')
  const bars = recent().element().querySelectorAll<HTMLElement>('[aria-hidden=true] > span')
  expect([...bars].map(({ style }) => style.width)).toEqual(['25%', '0%'])
})

it('forgets an episode', async () => {
  reply('forgetEpisode', [])
  listEpisodes([EPISODE])
  await render(<Welcome />)
  await recent().getByRole('listitem').hover()
  await page.getByRole('button', { name: 'Forget On owls' }).click()
  expect(argumentsOf('forgetEpisode')).toEqual([{ episode: 'e1' }])
  await expect.element(recent()).not.toBeInTheDocument()
  expect(appStore.getState().episodes).toEqual([])
})

it('cuts a long title instead of growing wider than the window', async () => {
  listEpisodes([{ ...EPISODE, title: 'owls '.repeat(100) }])
  await render(
    <div style={{ width: '500px', height: '600px', display: 'flex' }}>
      <Welcome />
    </div>,
  )
  const { right } = recent().getByRole('listitem').element().getBoundingClientRect()
  expect(right).toBeLessThanOrEqual(500)
})
