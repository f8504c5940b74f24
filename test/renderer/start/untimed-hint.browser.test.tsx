import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { UntimedHint } from '../../../renderer/start/untimed-hint.tsx'
import { modeStore, selectTap } from '../../../renderer/state/mode.ts'
import { loadAudio } from '../../../renderer/state/session.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const AUDIO = {
  grant: 'g',
  name: 'a.mp3',
  url: 'media://a',
  exact: null,
  promisedMs: 60_000,
  kind: 'MP3',
  place: null,
} as const

beforeEach(resetStores)
afterEach(() => cleanup())

const tap = () => page.getByRole('button', { name: 'Tap to sync' })

it('is there for a transcript without any time, when there is audio to hear', async () => {
  await render(<UntimedHint />)
  load([line('a', null), line('b', null)])
  await expect.element(tap()).not.toBeInTheDocument()
  loadAudio(AUDIO)
  await expect.element(tap()).toBeVisible()
  load([line('a', 0), line('b', 1000)])
  await expect.element(tap()).not.toBeInTheDocument()
  load([])
  await expect.element(tap()).not.toBeInTheDocument()
})

it('a defect: who had left tapping half-way found no way back', async () => {
  loadAudio(AUDIO)
  await render(<UntimedHint />)
  const tapped = { ...line('a', 500), origin: { start: null, end: null } }
  load([tapped, ...Array.from({ length: 20 }, (_, i) => line(`${i}`, 1000 + i)), line('z', null)])
  await expect.element(page.getByText('One of 22 lines has no time yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Tap on from line 22' }).click()
  expect(selectTap(modeStore.getState())?.next).toBe(21)
})

it('says nothing of a few lines that came without a time', async () => {
  loadAudio(AUDIO)
  await render(<UntimedHint />)
  load([line('a', null), ...Array.from({ length: 20 }, (_, i) => line(`${i}`, 1000 + i))])
  expect(page.getByRole('button').elements()).toEqual([])
})

it('begins the tap mode', async () => {
  load([line('a', null), line('b', null)])
  loadAudio(AUDIO)
  await render(<UntimedHint />)
  await tap().click()
  expect(selectTap(modeStore.getState())?.next).toBe(0)
})
