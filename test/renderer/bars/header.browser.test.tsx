import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Header } from '../../../renderer/bars/header.tsx'
import { shiftLines } from '../../../renderer/commands/lines/shift.ts'
import { act } from '../../../renderer/commands/perform.ts'
import { appStore } from '../../../renderer/state/app.ts'
import { documentStore, undo } from '../../../renderer/state/document.ts'
import { setEpisode } from '../../../renderer/state/episode.ts'
import { loadAudio, sessionStore } from '../../../renderer/state/session.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const AUDIO = {
  grant: 'g',
  name: 'talk.mp3',
  url: 'media://a',
  exact: null,
  promisedMs: 61_000,
  kind: 'MP3',
  place: null,
} as const

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  document.documentElement.dir = ''
})

const button = (name: string) => page.getByRole('button', { name, exact: true })

it('names the episode by what is known of it, the best first', async () => {
  await render(<Header />)
  load([line('a', 0, 1000)])
  await expect.element(page.getByRole('heading')).toHaveTextContent('t')
  loadAudio(AUDIO)
  await expect.element(page.getByRole('heading')).toHaveTextContent('talk')
  setEpisode({ audioTitle: 'Of the tags' })
  await expect.element(page.getByRole('heading')).toHaveTextContent('Of the tags')
})

it('tells the files, their length and how the text was read; a click tells more', async () => {
  loadAudio(AUDIO)
  load([line('a', 0, 1000), line('b', 2000, 3000)])
  await render(<Header />)
  await expect.element(page.getByRole('banner')).toHaveTextContent('talk.mp3 · 1:01 · t.srt')
  await button('t.srt (SubRip subtitles (SRT), utf-8) · 2 lines').click()
  expect(sessionStore.getState().dialog).toEqual({ kind: 'report' })
  const { file } = documentStore.getState()
  documentStore.setState({ file: file && { ...file, sure: false } })
  await expect.element(page.getByRole('banner')).toHaveTextContent('utf-8?')
})

it('can save only what is not saved', async () => {
  load([line('a', 0, 1000)])
  await render(<Header />)
  await expect.element(button('Save')).toBeDisabled()
  act(shiftLines, 500, false)
  await expect.element(button('Save')).toBeEnabled()
  await expect.element(page.getByText('Unsaved changes')).toBeVisible()
  undo()
  await expect.element(button('Save')).toBeDisabled()
  await expect.element(page.getByText('Unsaved changes')).not.toBeInTheDocument()
})

it('counts what was odd in the file, but no mere remarks', async () => {
  load([line('a', 0, 1000)])
  await render(<Header />)
  const odd = { code: 'x', message: 'odd', line: 1, segment: null }
  const find = (...severities: ('info' | 'warning')[]) =>
    documentStore.setState({ diagnostics: severities.map((severity) => ({ ...odd, severity })) as never })
  find('info')
  await expect.element(page.getByText('finding')).not.toBeInTheDocument()
  find('info', 'warning', 'warning')
  await button('2 findings').click()
  expect(sessionStore.getState().dialog).toEqual({ kind: 'report' })
})

it('opens and closes the side panel, whose sign turns with the page', async () => {
  load([line('a', 0, 1000)])
  await render(<Header />)
  const panel = () => appStore.getState().settings.panel
  const before = panel()
  await expect.element(button('Side panel')).toHaveAttribute('aria-pressed', String(before !== 'none'))
  await button('Side panel').click()
  expect(panel() === 'none').toBe(before !== 'none')
  await expect.element(button('Side panel')).toHaveAttribute('aria-pressed', String(before === 'none'))
  const sign = button('Side panel').element().querySelector('svg')!
  expect(getComputedStyle(sign).transform).toBe('none')
  document.documentElement.dir = 'rtl'
  expect(getComputedStyle(sign).transform).toBe('matrix(-1, 0, 0, 1, 0, 0)')
})

it('says a long title whole where there is no room for it', async () => {
  load([line('a', 0, 1000)])
  setEpisode({ audioTitle: 'A very long title '.repeat(30).trim() })
  await render(
    <div style={{ width: '600px' }}>
      <Header />
    </div>,
  )
  const heading = page.getByRole('heading').element()
  expect(heading.getAttribute('title')).toBe(heading.textContent)
  expect(heading.scrollWidth).toBeGreaterThan(heading.clientWidth)
  await expect.element(button('Keys')).toBeInViewport({ ratio: 0.9 })
})
