import { beforeEach, expect, it, vi } from 'vitest'
import { answer } from '../../../../renderer/commands/ask.ts'
import { exportChapters, exportNotes } from '../../../../renderer/commands/notes/export-notes.ts'
import { documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { addLineNote, episodeStore } from '../../../../renderer/state/episode.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { until } from '../../../until.ts'
import { contextOf, FILE } from '../../context.ts'
import { argumentsOf, asked, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const message = () => sessionStore.getState().message
const chapter = { start: 0, end: null, title: 'Intro', hidden: false }

beforeEach(() => {
  resetStores()
  resetHost()
  reply('saveTranscriptAs', { grant: 'n', name: 'mine.md', stamp: '', isKept: true })
  const source = readTranscript('0:01 One.\n\n0:03 Two.\n', 'a.txt')
  loadDocument({ ...FILE, source }, source)
})

it('notes are written in the order of the lines, whenever they were made', async () => {
  const [first, second] = documentStore.getState().transcript.segments
  addLineNote({ key: '2', home: second!.id, index: 1, start: 3000, text: 'Two.', note: 'Later' })
  addLineNote({ key: '1', home: first!.id, index: 0, start: 1000, text: 'One.', note: 'Sooner' })
  await exportNotes({
    ...contextOf([]),
    document: documentStore.getState(),
    episode: episodeStore.getState(),
  })
  const { text, suggestedName } = argumentsOf('saveTranscriptAs')[0]!
  expect(text.indexOf('Sooner')).toBeGreaterThan(-1)
  expect(text.indexOf('Sooner')).toBeLessThan(text.indexOf('Later'))
  expect([suggestedName, message()]).toEqual(['a.notes.md', 'Saved mine.md'])
})

it('chapters are written in the format that the user chooses', async () => {
  const done = exportChapters(contextOf([], { document: { chapters: [chapter] } }))
  await until(() => expect(sessionStore.getState().dialog?.kind).toBe('export-chapters'))
  answer('no such format')
  await done
  expect(asked).toEqual([])
})

it('where there is nothing to write, that is said', async () => {
  await exportNotes(contextOf([]))
  expect(message()).not.toBe('')
  const before = message()
  await exportChapters(contextOf([]))
  expect([message() === before, asked]).toEqual([false, []])
})
