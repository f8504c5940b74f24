import { beforeEach, expect, it, vi } from 'vitest'
import { locate } from '../../../../renderer/commands/episode/locate.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import type { Opened } from '../../../../shared/contract.ts'
import { answerTo } from '../../answer-to.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const lost = { episode: 'e', name: 'talk.mp3' }
const without: Opened = { audio: null, texts: [], paired: null, candidates: [], problems: [] }
const opened: Opened = { ...without, lost }
const there = { grant: 'g', name: 'moved.mp3', isSame: true, nowMs: 60_000, thenMs: 60_000 }
const found: Opened = { ...without, paired: 'audio' }

beforeEach(() => {
  resetStores()
  resetHost()
  reply('moveEpisode', found)
})

it('takes audio of the same content without a further question', async () => {
  reply('locateAudio', there)
  const located = locate(opened, lost)
  await answerTo('lost-audio', 'locate')
  expect(await located).toEqual(found)
  expect(argumentsOf('moveEpisode')).toEqual([{ episode: 'e', audio: 'g' }])
})

it('takes other audio only when the user says so, who may choose another or none', async () => {
  reply('locateAudio', { ...there, isSame: false })
  const none = locate(opened, lost)
  await answerTo('lost-audio', 'locate')
  await answerTo('other-audio', 'cancel')
  expect([await none, argumentsOf('moveEpisode')]).toEqual([null, []])
  const used = locate(opened, lost)
  await answerTo('lost-audio', 'locate')
  await answerTo('other-audio', 'another')
  await answerTo('other-audio', 'use')
  expect(await used).toEqual(found)
  expect(argumentsOf('locateAudio')).toHaveLength(3)
})

it('asks again when nothing was chosen or it is no audio, and opens without audio when told so', async () => {
  refuse('locateAudio', { reason: 'unreadable' })
  const located = locate(opened, lost)
  await answerTo('lost-audio', 'locate')
  await answerTo('lost-audio', 'without')
  expect(await located).toEqual(without)
  expect(sessionStore.getState().problems).toHaveLength(1)
  const cancelled = locate(opened, lost)
  await answerTo('lost-audio', 'cancel')
  expect(await cancelled).toBeNull()
})
