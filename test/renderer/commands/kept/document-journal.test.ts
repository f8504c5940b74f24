import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDocumentJournal } from '../../../../renderer/commands/kept/document-journal.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { parseHow } from '../../../../shared/journal/how-read.ts'
import { argumentsOf, asked, refuse, reply, resetHost } from '../../fake-host.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const reading = readTranscript('0:01 One.\n\n0:02 Two.\n', 'talk.txt', { durationMs: 9000 })
const file = {
  grant: 't',
  name: 'talk.txt',
  format: reading.format,
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: 's',
  source: reading,
}
const present = { text: 't', audio: 'a', place: { do: 'place', id: 'L1', ms: 5 } as const }
const PLACE = '{"do":"place","id":"L1","ms":5}'
const UNDO = '{"do":"undo"}'
const written = () => argumentsOf('writeJournal').map(({ records }) => records)

beforeEach(() => {
  resetHost()
  reply('beginJournal', { journal: 'j' })
})

describe('a journal', () => {
  it('is begun with the first change, with how the text was read, and says where the user is', async () => {
    const journal = createDocumentJournal(file, reading)
    expect(journal.take({ do: 'bring', splices: [], chapters: null, since: null })).toBe(false)
    expect(journal.take({ do: 'undo' })).toBe(true)
    expect(await journal.write(present)).toBeNull()
    const [beginning] = argumentsOf('beginJournal')
    expect(beginning).toMatchObject({ text: 't', audio: 'a', stamp: 's', body: null })
    expect(parseHow(beginning?.how ?? '')).toMatchObject({ name: 'talk.txt', durationMs: 9000 })
    const bring = '{"do":"bring","splices":[],"chapters":null,"since":null}'
    expect(argumentsOf('writeJournal')).toEqual([
      { journal: 'j', text: 't', audio: 'a', records: [bring, UNDO, PLACE] },
    ])
  })

  it('gives main the text when the file on disk is another one by now', async () => {
    refuse('beginJournal', { reason: 'changed-outside' }, { journal: 'j' })
    const journal = createDocumentJournal(file, reading)
    journal.take({ do: 'undo' })
    expect(await journal.write(present)).toBeNull()
    expect(argumentsOf('beginJournal').map(({ body }) => body)).toEqual([null, reading.text])
    expect(written()).toEqual([[UNDO, PLACE]])
  })

  it('keeps what could not be written, in its order, and writes it with the next', async () => {
    const journal = createDocumentJournal(file, reading)
    journal.take({ do: 'undo' })
    refuse('writeJournal', { reason: 'no-space' }, null)
    expect(await journal.write(present)).toMatchObject({ reason: 'no-space' })
    journal.take({ do: 'redo' })
    expect(await journal.write(present)).toBeNull()
    expect(written().at(-1)).toEqual([UNDO, PLACE, '{"do":"redo"}', PLACE])
    expect(await journal.write(present)).toBeNull()
    expect(written()).toHaveLength(2)
  })

  it('writes one thing after the other, and nothing twice', async () => {
    const journal = createDocumentJournal(file, reading)
    journal.take({ do: 'undo' })
    const first = journal.write(present)
    journal.take({ do: 'redo' })
    await Promise.all([first, journal.write(present)])
    expect(
      written()
        .flat()
        .filter((record) => record !== PLACE),
    ).toEqual([UNDO, '{"do":"redo"}'])
    expect(argumentsOf('beginJournal')).toHaveLength(1)
  })

  it('that goes on is not begun again, and says first what is to be left out', async () => {
    const journal = createDocumentJournal(file, { id: 'old', records: ['{"do":"skip","from":4}'] })
    expect(await journal.write(present)).toBeNull()
    expect(asked.map(({ request }) => request)).toEqual(['writeJournal'])
    expect(argumentsOf('writeJournal')).toMatchObject([
      { journal: 'old', records: ['{"do":"skip","from":4}', PLACE] },
    ])
  })

  it('ends as main is told, if there ever was one', async () => {
    await createDocumentJournal(file, reading).leave(true)
    expect(asked).toEqual([])
    const journal = createDocumentJournal(file, reading)
    journal.take({ do: 'undo' })
    await journal.write(present)
    await journal.leave(true)
    expect(argumentsOf('leaveJournal')).toEqual([{ journal: 'j', keep: true }])
  })
})
