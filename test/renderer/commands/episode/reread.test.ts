import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  mapByHand,
  mapPresent,
  readAnew,
  readInEncoding,
  replaceReading,
} from '../../../../renderer/commands/episode/reread.ts'
import { commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { sessionStore, show } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { answerTo } from '../../answer-to.ts'
import { contextOf, FILE } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))
vi.mock('../../../../renderer/commands/kept/journal.ts', () => ({ journalNow: () => Promise.resolve() }))

const rest = { grant: 't', encoding: 'utf-8', bom: false, sure: true, stamp: '', place: null }
const file = { ...rest, name: 'a.txt', text: '0:01 One.\n\n0:03 Two.\n' }
const table = { ...rest, name: 'a.csv', text: 'start,end,text\n1.0,2.0,One\n3.0,4.0,Two\n' }
const texts = () => documentStore.getState().transcript.segments.map(({ text }) => text)
const { getState } = sessionStore

beforeEach(() => {
  resetStores()
  resetHost()
  const source = readTranscript(file.text, file.name)
  loadDocument({ ...FILE, name: file.name, format: source.format, source }, source)
})

describe('another reading', () => {
  it('is that of the same bytes in another encoding', async () => {
    reply('redecode', { ...file, text: '0:01 Öne.\n\n0:03 Two.\n', encoding: 'latin1' })
    const tried = await readInEncoding(file, 'latin1')
    expect(argumentsOf('redecode')).toEqual([{ grant: 't', encoding: 'latin1' }])
    expect([tried?.file.encoding, tried?.reading.transcript.segments[0]?.text]).toEqual(['latin1', 'Öne.'])
    refuse('redecode', { detail: 'ENOENT' })
    await expect(readInEncoding(file, 'latin1')).resolves.toBeNull()
    expect(getState().problems).toMatchObject([{ name: 'a.txt' }])
  })

  it('is that of another reader', async () => {
    const tried = await readAnew(file, 'txt-plain')
    expect([tried?.reading.format, tried?.file]).toEqual(['txt-plain', file])
  })

  it('takes the place of the present one, once the user has let go of the changes', async () => {
    const tried = (await readAnew(file, 'txt-plain'))!
    commit(setText(documentStore.getState().transcript, 0, 'Mine.', { label: 'x' })!)
    show({ dialog: { kind: 'report' } })
    const stays = replaceReading(tried)
    await answerTo('unsaved', 'cancel')
    await stays
    expect(texts()[0]).toBe('Mine.')
    const goes = replaceReading(tried)
    await answerTo('unsaved', 'discard')
    await goes
    expect(documentStore.getState().file?.format).toBe('txt-plain')
  })
})

describe('mapping by hand', () => {
  it('asks what stands where, and reads the file so', async () => {
    const done = mapByHand(table)
    await answerTo('mapping', 'mapped')
    await done
    expect(texts()).toEqual(['One', 'Two'])
  })

  it('changes nothing when it is cancelled, or finds no lines', async () => {
    for (const [choice, text] of [
      ['cancel', table.text],
      ['mapped', ' '],
    ] as const) {
      const done = mapByHand({ ...table, text })
      await answerTo('mapping', choice)
      await done
      expect(texts()).toEqual(['One.', 'Two.'])
    }
    expect(getState().problems).toMatchObject([{ name: 'a.csv', what: /^By itself, Earmark finds no lines/ }])
  })

  it('is for tables and JSON only', async () => {
    await mapPresent({ ...contextOf([]), document: documentStore.getState() })
    expect(getState().message).toMatch(/^Only tables/)
  })
})
