import { beforeEach, expect, it, vi } from 'vitest'
import {
  answerClose,
  describeWindow,
  hearClosing,
  hello,
} from '../../../../renderer/commands/episode/app-window.ts'
import { appStore, FIRST_APP } from '../../../../renderer/state/app.ts'
import { commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { sessionStore, tell } from '../../../../renderer/state/session.ts'
import { parseArgument } from '../../../../shared/contract.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { FILE } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

beforeEach(() => {
  resetStores()
  resetHost()
})

it('what main says at the start is taken, and what the app was started with is answered', async () => {
  const opened = { audio: null, texts: [], paired: null, candidates: [], problems: [] }
  const delays = { mp3: 0, aac: 0, atRates: [] }
  const settings = { ...FIRST_APP.settings, textSize: 22 }
  const troubles = [{ name: 'library.json', what: 'is damaged', advice: 'Kept.' }]
  const rest = { resume: null, unsaved: [], episodes: [] }
  reply('hello', { opened, troubles, settings, mac: true, delays, ...rest })
  await expect(hello()).resolves.toEqual({ opened, resume: null, unsaved: [] })
  expect(appStore.getState()).toMatchObject({ mac: true, settings: { textSize: 22 } })
  expect(document.documentElement.style.getPropertyValue('--text-size')).toBe('22px')
  expect(sessionStore.getState().problems).toMatchObject([{ name: 'library.json', what: 'is damaged' }])
})

it('a start that did not work is said', async () => {
  refuse('hello', { detail: 'EIO' })
  await expect(hello()).resolves.toBeNull()
  expect(sessionStore.getState().problems).toHaveLength(1)
})

it('the window has the name of the episode, and a mark while something is not saved', () => {
  const stop = describeWindow()
  const source = readTranscript('0:01 One.\n\n0:02 Two.\n', 'talk.txt')
  loadDocument({ ...FILE, name: 'talk.txt', source }, source)
  tell('Something else')
  commit(setText(documentStore.getState().transcript, 0, 'Mine.', { label: 'x' })!)
  stop()
  resetStores()
  expect(argumentsOf('describeWindow')).toEqual([
    { title: 'talk', unsaved: false, document: 't', audio: null },
    { title: 'talk', unsaved: true, document: 't', audio: null },
  ])
})

it('the mark is told again after it was refused', async () => {
  const stop = describeWindow()
  refuse('describeWindow', { reason: 'bad-request' })
  const source = readTranscript('0:01 One.\n', 'talk.txt')
  loadDocument({ ...FILE, name: 'talk.txt', source }, source)
  await new Promise((resolve) => queueMicrotask(() => resolve(null)))
  reply('describeWindow', null)
  tell('Something else')
  stop()
  expect(argumentsOf('describeWindow')).toHaveLength(2)
})

it('a title of thousands of signs does not keep main from being told of changes', () => {
  const stop = describeWindow()
  const source = readTranscript('0:01 One.\n', 'talk.txt')
  loadDocument({ ...FILE, name: 'talk.txt', source }, { ...source, title: 'x'.repeat(5000) })
  stop()
  const [told] = argumentsOf('describeWindow')
  expect(parseArgument('describeWindow', told).ok).toBe(true)
})

it('main is told that the page has heard that the window closes', async () => {
  await hearClosing()
  expect(argumentsOf('hearClosing')).toEqual([{}])
})

it('main is told whether the window may close', async () => {
  await answerClose(false)
  expect(argumentsOf('answerClose')).toEqual([{ close: false }])
})
