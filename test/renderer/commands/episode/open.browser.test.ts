import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  chooseFiles,
  closeEpisode,
  forgetEpisode,
  takeOpened,
  trySample,
} from '../../../../renderer/commands/episode/open.ts'
import { appStore } from '../../../../renderer/state/app.ts'
import { commit, documentStore } from '../../../../renderer/state/document.ts'
import { episodeStore } from '../../../../renderer/state/episode.ts'
import { sessionStore, show } from '../../../../renderer/state/session.ts'
import type { Opened, TextFile } from '../../../../shared/contract.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { answerTo } from '../../answer-to.ts'
import { argumentsOf, asked, hold, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const text = (name: string, words: string): TextFile => {
  return { grant: name, name, text: words, encoding: 'utf-8', bom: false, sure: true, stamp: '', place: null }
}
const LINES = text('a.txt', '0:01 One.\n\n0:03 Two.\n')
const OTHER = text('b.txt', '0:01 Three.\n\n0:03 Four.\n')
const opened = (more: Partial<Opened>): Opened => {
  return { audio: null, texts: [], paired: null, candidates: [], problems: [], ...more }
}
const name = () => documentStore.getState().file?.name
const { getState } = sessionStore

beforeEach(() => {
  resetStores()
  resetHost()
})
afterEach(async () => {
  resetStores()
  await closeEpisode()
})

describe('what was opened', () => {
  it('comes on screen; its place is remembered before what was added to it is read', async () => {
    reply('openByDialog', opened({ texts: [LINES] }))
    await chooseFiles()
    expect([name(), getState().message]).toEqual(['a.txt', 'a.txt: 2 lines'])
    expect(asked.map(({ request }) => request)).toEqual(['openByDialog', 'rememberPlace', 'readCompanion'])
  })

  it('is nothing when the dialog was cancelled, or, with a problem, when it did not work', async () => {
    await chooseFiles()
    expect(name()).toBeUndefined()
    refuse('openSample', { reason: 'no-space' })
    await trySample()
    expect(getState().problems).toMatchObject([{ what: /^There is not enough room/ }])
    expect(getState().opening).toBe(false)
  })

  it('waits until the user lets go of what is not saved', async () => {
    await takeOpened(opened({ texts: [LINES] }))
    commit(setText(documentStore.getState().transcript, 0, 'Mine.', { label: 'x' })!)
    const stays = takeOpened(opened({ texts: [OTHER] }))
    await answerTo('unsaved', 'cancel')
    await stays
    expect(name()).toBe('a.txt')
    const goes = takeOpened(opened({ texts: [OTHER] }))
    await answerTo('unsaved', 'discard')
    await goes
    expect(name()).toBe('b.txt')
  })

  it('a defect: takes away what was said of earlier tries, and of the episode before', async () => {
    const gone = { name: 'gone.srt', what: 'The file is not there.', advice: 'Look.' }
    await takeOpened(opened({ problems: [gone] }))
    await takeOpened(opened({ problems: [{ ...gone, name: 'lost.srt' }] }))
    expect(getState().problems.map((problem) => problem.name)).toEqual(['gone.srt', 'lost.srt'])
    await takeOpened(opened({ texts: [LINES], problems: [{ ...gone, name: 'other.srt' }] }))
    expect(getState().problems.map((problem) => problem.name)).toEqual(['other.srt'])
    await takeOpened(opened({ texts: [OTHER] }))
    expect(getState().problems).toEqual([])
  })

  it('leaves what is on screen when it cannot be read', async () => {
    await takeOpened(opened({ texts: [LINES] }))
    await takeOpened(opened({ texts: [text('empty.srt', ' ')] }))
    expect([name(), getState().problems[0]?.name]).toEqual(['a.txt', 'empty.srt'])
  })

  it('is asked about when it is a table of an unknown make', async () => {
    const table = text('a.csv', 'Number;What\n1;Hello\n2;There\n')
    const done = takeOpened(opened({ texts: [table] }))
    await answerTo('mapping', 'cancel')
    await done
    expect([name(), getState().message]).toEqual([undefined, 'a.csv was not opened'])
  })

  it('may be transcript, chapters and an article at once, in any order', async () => {
    const lines = text(
      'talk.srt',
      '1\n00:00:01,000 --> 00:00:05,000\nWe had been waiting since four in the morning.\n',
    )
    const chapters = {
      version: '1.2.0',
      chapters: [
        { startTime: 9, title: 'Wall' },
        { startTime: 0, title: 'Gate' },
      ],
    }
    const article = text(
      'story.md',
      'It took long. “We had been waiting since four in the morning”, he says.',
    )
    const about = text('marks.json', JSON.stringify(chapters))
    for (const texts of [
      [lines, about, article],
      [about, article, lines],
      [article, lines, about],
    ]) {
      await takeOpened(opened({ texts }))
      expect([name(), getState().problems]).toEqual(['talk.srt', []])
      expect(documentStore.getState().chapters.map(({ title }) => title)).toEqual(['Gate', 'Wall'])
      expect(episodeStore.getState().article?.name).toBe('story.md')
      resetStores()
      await closeEpisode()
    }
  })

  it('names a second transcript that is left out', async () => {
    await takeOpened(opened({ texts: [OTHER, LINES] }))
    expect([name(), getState().problems]).toMatchObject([
      'a.txt',
      [{ name: 'b.txt', what: /second transcript/ }],
    ])
  })

  it('is chosen among several files that fit', async () => {
    const candidates = [
      { grant: '1', name: 'a.srt' },
      { grant: '2', name: 'b.txt' },
    ]
    reply('openCandidate', opened({ texts: [OTHER] }))
    const done = takeOpened(opened({ texts: [LINES], candidates }))
    await answerTo('candidates', 'b.txt')
    await done
    expect([argumentsOf('openCandidate'), name()]).toEqual([[{ grant: '2' }], 'b.txt'])
  })
})

it('an episode that is closed leaves nothing on screen', async () => {
  await takeOpened(opened({ texts: [LINES], problems: [{ name: 'a', what: 'b', advice: 'c' }] }))
  await closeEpisode()
  expect([name(), getState().problems, getState().message]).toEqual([undefined, [], ''])
})

it('closing leaves what is opened while the episode is put away', async () => {
  await takeOpened(opened({ texts: [LINES] }))
  show({ pxPerSec: 33 })
  const letGo = hold('rememberPlace')
  const places = argumentsOf('rememberPlace').length
  const closing = closeEpisode()
  await expect.poll(() => argumentsOf('rememberPlace')).toHaveLength(places + 1)
  const opening = takeOpened(opened({ texts: [OTHER] }))
  await expect.poll(name).toBe('b.txt')
  letGo()
  await Promise.all([closing, opening])
  expect(name()).toBe('b.txt')
})

it('an episode that is forgotten is in the list no more', async () => {
  reply('forgetEpisode', [])
  await forgetEpisode('e')
  expect([argumentsOf('forgetEpisode'), appStore.getState().episodes]).toEqual([[{ episode: 'e' }], []])
})
