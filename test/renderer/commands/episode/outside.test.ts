import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  compareOutside,
  keepMine,
  outsideOf,
  reload,
  saveAgain,
  takeTextChange,
} from '../../../../renderer/commands/episode/outside.ts'
import { save } from '../../../../renderer/commands/files/save.ts'
import { commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { selectUnsaved } from '../../../../renderer/state/selectors.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { answerTo } from '../../answer-to.ts'
import { FILE } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))
vi.mock('../../../../renderer/commands/kept/journal.ts', () => ({ journalNow: () => Promise.resolve() }))

const cue = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`
const text = () => documentStore.getState().transcript.segments[0]?.text
const outside = () => outsideOf(documentStore.getState(), sessionStore.getState())
const correct = (words: string) =>
  commit(setText(documentStore.getState().transcript, 0, words, { label: 'x' })!)
const theirs = { grant: 't', name: 'a.srt', text: cue('Theirs.'), encoding: 'utf-8', bom: false } as const

beforeEach(() => {
  resetStores()
  resetHost()
  const source = readTranscript(cue('One.'), 'a.srt')
  loadDocument({ ...FILE, stamp: 'first', source }, source)
  reply('rereadText', { ...theirs, sure: true, stamp: 'theirs', place: null })
  reply('saveTranscript', { stamp: 'saved', isKept: true })
})

describe('a file that another program has changed', () => {
  it('is told of while it is on screen, until it is again as it was', () => {
    takeTextChange({ grant: 'other', stamp: 'theirs', is: 'changed' })
    expect(outside()).toBeNull()
    takeTextChange({ grant: 't', stamp: 'theirs', is: 'changed' })
    expect(outside()).toMatchObject({ is: 'changed', stamp: 'theirs' })
    takeTextChange({ grant: 't', stamp: 'first', is: 'same' })
    expect(outside()).toBeNull()
  })

  it('is read again, after asking about corrections', async () => {
    takeTextChange({ grant: 't', stamp: 'theirs', is: 'changed' })
    correct('Mine.')
    const refused = reload()
    await answerTo('reload', 'cancel')
    await refused
    expect([text(), outside()?.is]).toEqual(['Mine.', 'changed'])
    const done = reload()
    await answerTo('reload', 'reload')
    await done
    expect([text(), outside()]).toEqual(['Theirs.', null])
    expect(selectUnsaved(documentStore.getState())).toBe(false)
  })

  it('is read again at once when nothing would be lost, and stays when it cannot be', async () => {
    takeTextChange({ grant: 't', stamp: 'theirs', is: 'changed' })
    refuse('rereadText', { reason: 'missing' })
    await reload()
    expect([text(), outside()?.is]).toEqual(['One.', 'changed'])
    expect(sessionStore.getState().problems).toHaveLength(1)
    reply('rereadText', { ...theirs, sure: true, stamp: 'theirs', place: null })
    await reload()
    expect(text()).toBe('Theirs.')
  })

  it('is replaced by saving once the user keeps what is on screen; a later one is told again', async () => {
    takeTextChange({ grant: 't', stamp: 'theirs', is: 'changed' })
    await keepMine()
    expect(argumentsOf('adoptVersion')).toEqual([{ grant: 't', stamp: 'theirs' }])
    expect([outside(), selectUnsaved(documentStore.getState())]).toEqual([null, true])
    takeTextChange({ grant: 't', stamp: 'theirs too', is: 'changed' })
    expect(outside()?.stamp).toBe('theirs too')
    await save()
    expect(argumentsOf('saveTranscript')).toMatchObject([{ expect: 'theirs', force: false }])
    expect([outside(), selectUnsaved(documentStore.getState())]).toEqual([null, false])
  })

  it('stays to be decided when main does not take it so', async () => {
    takeTextChange({ grant: 't', stamp: 'theirs', is: 'changed' })
    refuse('adoptVersion', { reason: 'bad-request' })
    await keepMine()
    expect(outside()?.is).toBe('changed')
  })

  it('is written anew when it has gone', async () => {
    takeTextChange({ grant: 't', stamp: 'nothing', is: 'gone' })
    await saveAgain()
    expect(argumentsOf('saveTranscript')).toMatchObject([{ expect: 'nothing', force: false }])
    expect(outside()).toBeNull()
  })

  it('is compared in a dialog, also from the question before saving', async () => {
    compareOutside()
    expect(sessionStore.getState().dialog?.kind).toBe('compare')
    refuse('saveTranscript', { reason: 'changed-outside' }, { stamp: 'saved', isKept: true })
    const done = save()
    await answerTo('changed-outside', 'compare')
    await answerTo('compare', 'cancel')
    await answerTo('changed-outside', 'overwrite')
    await expect(done).resolves.toBe(true)
  })
})

it('says when the version that was replaced could not be kept, until one is kept again', async () => {
  reply('saveTranscript', { stamp: 'saved', isKept: false })
  await save()
  const told = () => sessionStore.getState().problems.map(({ name, about }) => [name, about])
  expect(told()).toEqual([['a.srt', 'keeping']])
  reply('saveTranscript', { stamp: 'again', isKept: true })
  await save()
  expect(told()).toEqual([])
})
