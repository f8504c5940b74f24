import { beforeEach, expect, it, vi } from 'vitest'
import { rememberPlace, startRemembering } from '../../../../renderer/commands/kept/places.ts'
import { appStore } from '../../../../renderer/state/app.ts'
import { loadDocument } from '../../../../renderer/state/document.ts'
import { hear } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { FILE } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

const { sound } = vi.hoisted(() => ({ sound: { ms: 0 } }))
vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))
vi.mock('../../../../renderer/playback/clock.ts', () => ({ now: () => sound.ms }))
vi.mock('../../../../renderer/playback/player.ts', () => ({ audio: { playbackRate: 1.5 } }))

const places = () =>
  argumentsOf('rememberPlace').map(({ positionMs, rate, title }) => [positionMs, rate, title])

beforeEach(() => {
  resetStores()
  resetHost()
  reply('rememberPlace', [])
  const source = readTranscript('0:01 One.\n', 'a.txt')
  loadDocument({ ...FILE, source }, source)
})

it('the place is stored when it has changed since the last time', async () => {
  sound.ms = 1234.6
  await rememberPlace()
  await rememberPlace()
  expect(places()).toEqual([[1235, 1.5, 'a']])
  sound.ms = -3
  await rememberPlace()
  expect(places()[1]).toEqual([0, 1.5, 'a'])
})

it('what main knows of all episodes then is listed', async () => {
  const episode = { episode: 'e', title: 'a', positionMs: 8, rate: 1, pxPerSec: null, durationMs: null }
  reply('rememberPlace', [{ ...episode, audioName: null, textName: 'a.txt' }])
  sound.ms = 8
  await rememberPlace()
  expect(appStore.getState().episodes).toHaveLength(1)
})

it('a place that could not be stored is tried again, and a length beyond all is none', async () => {
  hear({ durationMs: 2e12 })
  sound.ms = 9
  refuse('rememberPlace', { reason: 'no-space' })
  await rememberPlace()
  await rememberPlace()
  expect(argumentsOf('rememberPlace').map(({ durationMs }) => durationMs)).toEqual([null, null])
})

it('there is no place where nothing is open', async () => {
  resetStores()
  sound.ms = 99
  await rememberPlace()
  expect(places()).toEqual([])
})

it('it is stored now and then, until that ends', async () => {
  vi.useFakeTimers()
  const ending = new AbortController()
  startRemembering(ending.signal)
  sound.ms = 20_000
  await vi.advanceTimersByTimeAsync(5000)
  expect(places()).toHaveLength(1)
  ending.abort()
  sound.ms = 30_000
  await vi.advanceTimersByTimeAsync(10_000)
  expect(places()).toHaveLength(1)
  vi.useRealTimers()
})
