import { beforeEach, expect, it, vi } from 'vitest'
import { exportFile, exportPage } from '../../../../renderer/commands/files/export.ts'
import { loadDocument } from '../../../../renderer/state/document.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { contextOf, FILE } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const notes = { text: 'Text', ending: 'notes.md', kind: 'Markdown' }

beforeEach(() => {
  resetStores()
  resetHost()
  const source = readTranscript('0:01 One.\n', 'a.txt')
  loadDocument({ ...FILE, source }, source)
})

it('a file of the episode is written where the user says, under the name of what is on screen', async () => {
  reply('saveTranscriptAs', { grant: 'n', name: 'mine.md', stamp: '', isKept: true })
  await expect(exportFile(notes)).resolves.toBe('mine.md')
  expect(argumentsOf('saveTranscriptAs')).toMatchObject([{ suggestedName: 'a.notes.md', text: 'Text' }])
})

it('it has no name when the user has chosen no place, or, with a problem, when that did not work', async () => {
  await expect(exportFile(notes)).resolves.toBeNull()
  expect(sessionStore.getState().problems).toEqual([])
  refuse('saveTranscriptAs', { reason: 'missing' })
  await expect(exportFile(notes)).resolves.toBeNull()
  expect(sessionStore.getState().problems).toMatchObject([
    { name: 'a', what: 'The folder is not there any more.' },
  ])
})

it('a web page is said to be saved once it is', async () => {
  await exportPage(contextOf([]))
  expect(sessionStore.getState().message).toBe('')
  reply('saveTranscriptAs', { grant: 'n', name: 'a.html', stamp: '', isKept: true })
  await exportPage(contextOf([]))
  expect(sessionStore.getState().message).toBe('Saved a.html. Keep it beside a.mp3')
})
