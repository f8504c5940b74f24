import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Transport } from '../../../renderer/bars/transport.tsx'
import { audio } from '../../../renderer/playback/player.ts'
import { appStore } from '../../../renderer/state/app.ts'
import { hear, sessionStore, tell } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  audio.playbackRate = 1
  document.documentElement.dir = ''
})

const speed = () => page.getByRole('combobox', { name: 'Speed' })

it('has one button to play and to pause', async () => {
  await render(<Transport />)
  await expect.element(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  hear({ playing: true })
  await expect.element(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Play', exact: true })).not.toBeInTheDocument()
})

it('shows place and length; a click asks for another place', async () => {
  await render(<Transport />)
  const readout = page.getByRole('button', { name: 'Go to time' })
  await expect.element(readout).toHaveTextContent('0:00.00 / –:––')
  hear({ durationMs: 61_000 })
  await expect.element(readout).toHaveTextContent('0:00.00 / 1:01')
})

it('offers the usual speeds and the one that holds', async () => {
  await render(<Transport />)
  await expect.element(speed()).toHaveValue('1')
  await speed().selectOptions('1.25×')
  expect(audio.playbackRate).toBe(1.25)
  expect(document.activeElement).not.toBe(speed().element())
  hear({ rate: 1.37 })
  await expect.element(speed()).toHaveDisplayValue('1.37×')
  const rates = [...(speed().element() as HTMLSelectElement).options].map(({ value }) => Number(value))
  expect(rates).toEqual([...rates].sort((a, b) => a - b))
})

it('reads its clock and its speed from left to right in any interface', async () => {
  document.documentElement.dir = 'rtl'
  await render(<Transport />)
  expect(getComputedStyle(speed().element()).direction).toBe('ltr')
  const clock = page.getByRole('button', { name: 'Go to time' }).element()
  expect(getComputedStyle(clock).direction).toBe('ltr')
  expect(getComputedStyle(page.getByRole('toolbar').element()).direction).toBe('rtl')
})

it('mutes without forgetting how loud it was', async () => {
  await render(<Transport />)
  const { volume } = appStore.getState().settings
  const slider = page.getByRole('slider', { name: 'Volume' })
  await page.getByRole('button', { name: 'Mute' }).click()
  await expect.element(page.getByRole('button', { name: 'Mute' })).toHaveAttribute('aria-pressed', 'true')
  await expect.element(page.getByTitle('Sound on')).toBeVisible()
  await expect.element(slider).toHaveValue('0')
  await page.getByRole('button', { name: 'Mute' }).click()
  await expect.element(slider).toHaveValue(String(volume))
})

it('tells what the last command did, whole where there is no room for it', async () => {
  await render(
    <div style={{ width: '900px' }}>
      <Transport />
    </div>,
  )
  tell('A long message '.repeat(20).trim())
  const { message } = sessionStore.getState()
  await expect.element(page.getByRole('status')).toHaveAttribute('title', message)
  const status = page.getByRole('status').element()
  expect(status.scrollWidth).toBeGreaterThan(status.clientWidth)
})
