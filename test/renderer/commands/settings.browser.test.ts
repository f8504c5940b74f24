import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { applyTheme, changeSettings, storeSettings } from '../../../renderer/commands/settings.ts'
import * as player from '../../../renderer/playback/player.ts'
import { appStore } from '../../../renderer/state/app.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { argumentsOf, refuse, reply, resetHost } from '../fake-host.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const stored = () => argumentsOf('writeSettings')
const { style, dataset } = document.documentElement

beforeEach(() => {
  vi.useFakeTimers()
  resetStores()
  resetHost()
})
afterEach(async () => {
  resetHost()
  await storeSettings()
  vi.useRealTimers()
  player.setVolume(0, true)
})

it('a change holds at once, on the page and in the sound', () => {
  changeSettings({ textSize: 21, volume: 0.25, theme: 'dark' })
  expect(appStore.getState().settings.textSize).toBe(21)
  expect([style.getPropertyValue('--text-size'), dataset.theme, player.audio.volume]).toEqual([
    '21px',
    'dark',
    0.25,
  ])
  changeSettings({ theme: 'light' })
  applyTheme()
  expect(dataset.theme).toBe('light')
})

it('it is stored once nothing has changed for a moment, all in one', async () => {
  changeSettings({ textSize: 21 })
  await vi.advanceTimersByTimeAsync(300)
  changeSettings({ textSize: 22, volume: 0.5 })
  await vi.advanceTimersByTimeAsync(300)
  expect(stored()).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(stored()).toEqual([{ textSize: 22, volume: 0.5 }])
})

it('a value that is refused is said, and takes no other with it, now or later', async () => {
  refuse('writeSettings', { reason: 'bad-request' })
  changeSettings({ textSize: 21, volume: 0.5 })
  await storeSettings()
  expect(sessionStore.getState().problems).toHaveLength(1)
  expect(stored().slice(1)).toEqual([{ textSize: 21 }, { volume: 0.5 }])
  reply('writeSettings', null)
  changeSettings({ muted: true })
  await storeSettings()
  expect(stored().slice(3)).toEqual([{ muted: true }])
})

it('what could not be stored is stored with the next change, but where that says otherwise', async () => {
  refuse('writeSettings', { reason: 'no-space' })
  changeSettings({ textSize: 21, volume: 0.5 })
  await storeSettings()
  expect(sessionStore.getState().problems).toHaveLength(1)
  reply('writeSettings', null)
  changeSettings({ textSize: 23 })
  await storeSettings()
  await storeSettings()
  expect(stored().slice(1)).toEqual([{ textSize: 23, volume: 0.5 }])
})
