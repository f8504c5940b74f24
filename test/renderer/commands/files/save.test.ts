import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answer } from '../../../../renderer/commands/ask.ts'
import {
  confirmLeaving,
  endSaving,
  exportCopy,
  save,
  saveAs,
} from '../../../../renderer/commands/files/save.ts'
import { clearDocument, commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { selectUnsaved } from '../../../../renderer/state/selectors.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { onStep } from '../../../../renderer/state/steps.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { until } from '../../../until.ts'
import { answerTo } from '../../answer-to.ts'
import { FILE } from '../../context.ts'
import { argumentsOf, asked, hold, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))
/** How often the journal was written before the file was. */
let journaled: number[] = []
vi.mock('../../../../renderer/commands/kept/journal.ts', () => ({
  journalNow: () => Promise.resolve(void journaled.push(argumentsOf('saveTranscript').length)),
}))

const cue = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`
const isUnsaved = () => selectUnsaved(documentStore.getState())
const saved = () => argumentsOf('saveTranscript').map(({ text, force, encoding }) => [text, force, encoding])
const { getState } = sessionStore

beforeEach(() => {
  journaled = []
  resetStores()
  resetHost()
  const source = readTranscript(cue('One.'), 'a.srt')
  loadDocument({ ...FILE, stamp: 'first', source }, source)
  commit(setText(documentStore.getState().transcript, 0, 'Two.', { label: 'x' })!)
  reply('saveTranscript', { stamp: 'second', isKept: true })
})

describe('saving', () => {
  it('writes what changed; then all is on disk, and the next time that is what is written over', async () => {
    await expect(save()).resolves.toBe(true)
    expect(saved()).toEqual([[cue('Two.'), false, 'utf-8']])
    expect([isUnsaved(), getState().message]).toEqual([false, 'Saved a.srt'])
    await save()
    expect(argumentsOf('saveTranscript').map(({ expect: stamp }) => stamp)).toEqual(['first', 'second'])
  })

  it('is journaled before it is written: the journal never knows less than the file', async () => {
    const steps: string[] = []
    const stop = onStep((step) => steps.push(`${step.do} ${argumentsOf('saveTranscript').length}`))
    await save()
    stop()
    expect(journaled).toEqual([0])
    expect(steps).toEqual(['saving 0', 'saved 1'])
  })

  it('asked for twice at once goes over what the first has written', async () => {
    const both = [save(), save()]
    reply('saveTranscript', { stamp: 'second', isKept: true })
    expect(await Promise.all(both)).toEqual([true, true])
    expect(argumentsOf('saveTranscript').map((argument) => argument.expect)).toEqual(['first', 'second'])
  })

  it('has what the times were at first kept once the file is written', async () => {
    const wasUnsaved: boolean[] = []
    const stop = documentStore.subscribe(() => wasUnsaved.push(isUnsaved()))
    await save()
    stop()
    expect(wasUnsaved).toEqual([false])
    expect(asked[0]?.request).toBe('saveTranscript')
  })

  it('asks before it goes over what another program has written', async () => {
    refuse('saveTranscript', { reason: 'changed-outside' }, { stamp: 'second', isKept: true })
    const done = save()
    await answerTo('changed-outside', 'overwrite')
    await expect(done).resolves.toBe(true)
    expect(saved().map(([, force]) => force)).toEqual([false, true])
  })

  it('asks for another encoding, and stays with that', async () => {
    refuse('saveTranscript', { reason: 'unencodable' }, { stamp: 'second', isKept: true })
    const done = save()
    await answerTo('unencodable', 'utf-8')
    await done
    expect(documentStore.getState().file?.encoding).toBe('utf-8')
    expect(saved()).toHaveLength(2)
  })

  it('leaves the changes unsaved when it did not work, and says why', async () => {
    refuse('saveTranscript', { reason: 'read-only' })
    await expect(save()).resolves.toBe(false)
    expect(isUnsaved()).toBe(true)
    expect(getState().problems).toMatchObject([{ name: 'a.srt', what: 'The file is write-protected.' }])
  })

  it('does nothing without a file', async () => {
    clearDocument()
    await expect(save()).resolves.toBe(false)
    expect(asked).toEqual([])
  })
})

describe('saving elsewhere', () => {
  const there = { grant: 'n', name: 'new.vtt', stamp: 's', isKept: true }

  it('goes on with the new file', async () => {
    reply('saveTranscriptAs', there)
    const done = saveAs()
    await answerTo('save-as', 'vtt')
    await expect(done).resolves.toBe(true)
    expect(argumentsOf('saveTranscriptAs')).toMatchObject([{ suggestedName: 'a.vtt', text: /^WEBVTT/ }])
    expect(documentStore.getState().file).toMatchObject({
      grant: 'n',
      name: 'new.vtt',
      stamp: 's',
      format: 'vtt',
      source: null,
    })
    expect([isUnsaved(), getState().message]).toEqual([false, 'Saved new.vtt'])
  })

  it('is what a changed file may lead to', async () => {
    refuse('saveTranscript', { reason: 'changed-outside' })
    reply('saveTranscriptAs', there)
    const done = save()
    await answerTo('changed-outside', 'save-as')
    await answerTo('save-as', 'vtt')
    await expect(done).resolves.toBe(true)
    expect(documentStore.getState().file?.name).toBe('new.vtt')
  })

  it('is given up with the dialog of formats, or with the one for the place', async () => {
    const noFormat = saveAs()
    await answerTo('save-as', 'cancel')
    await expect(noFormat).resolves.toBe(false)
    expect(asked).toEqual([])
    const noPlace = saveAs()
    await answerTo('save-as', 'vtt')
    await expect(noPlace).resolves.toBe(false)
    expect([isUnsaved(), documentStore.getState().file?.name]).toEqual([true, 'a.srt'])
  })

  it('of a copy stays with the file that is worked on', async () => {
    reply('saveTranscriptAs', there)
    const done = exportCopy()
    await answerTo('export-copy', 'vtt')
    await done
    expect([isUnsaved(), documentStore.getState().file?.name]).toEqual([true, 'a.srt'])
    expect(getState().message).toBe('Saved new.vtt')
  })
})

describe('leaving', () => {
  it('saves first when the user says so', async () => {
    const done = confirmLeaving()
    await answerTo('unsaved', 'save')
    await expect(done).resolves.toBe(true)
    expect(saved()).toHaveLength(1)
    await expect(confirmLeaving()).resolves.toBe(true)
  })

  it('waits when saving did not work, or the user stays; what is discarded is not written', async () => {
    refuse('saveTranscript', { reason: 'no-space' })
    for (const [choice, mayGo] of [
      ['save', false],
      ['cancel', false],
      ['discard', true],
    ] as const) {
      const done = confirmLeaving()
      await answerTo('unsaved', choice)
      await expect(done).resolves.toBe(mayGo)
    }
    expect(saved()).toHaveLength(1)
  })
})

describe('another transcript that comes on screen meanwhile', () => {
  function openOther(): void {
    const source = readTranscript(cue('Other.'), 'b.srt')
    loadDocument({ ...FILE, grant: 'other', name: 'b.srt', stamp: 'other', source }, source)
  }
  const isOther = () => {
    const { file } = documentStore.getState()
    return [file?.grant, file?.stamp, isUnsaved()]
  }

  it('is never written over the file that a question was about', async () => {
    refuse('saveTranscript', { reason: 'changed-outside' }, { stamp: 'second', isKept: true })
    const done = save()
    await until(() => expect(getState().dialog?.kind).toBe('changed-outside'))
    openOther()
    await answerTo('changed-outside', 'overwrite')
    await expect(done).resolves.toBe(false)
    expect(saved().map(([, force]) => force)).toEqual([false])
    expect(isOther()).toEqual(['other', 'other', false])
  })

  it('does not become the file that was still being written', async () => {
    const letGo = hold('saveTranscript', { stamp: 'second', isKept: true })
    const done = save()
    await until(() => expect(saved()).toHaveLength(1))
    openOther()
    letGo()
    await expect(done).resolves.toBe(false)
    expect(isOther()).toEqual(['other', 'other', false])
  })

  it('does not go where the one before was to be saved', async () => {
    const letGo = hold('saveTranscriptAs', { grant: 'new', name: 'c.srt', stamp: 'new', isKept: true })
    const done = saveAs()
    await until(() => expect(getState().dialog?.kind).toBe('save-as'))
    openOther()
    answer(JSON.stringify({ format: 'srt' }))
    letGo()
    await expect(done).resolves.toBe(false)
    expect(argumentsOf('saveTranscriptAs')).toEqual([])
    expect(isOther()).toEqual(['other', 'other', false])
  })

  it('waits for the writing, and ends what is asked', async () => {
    refuse('saveTranscript', { reason: 'changed-outside' }, { stamp: 'second', isKept: true })
    const done = save()
    await until(() => expect(getState().dialog?.kind).toBe('changed-outside'))
    await endSaving()
    expect(getState().dialog).toBe(null)
    await expect(done).resolves.toBe(false)
  })
})
