import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  bringBackTimes,
  keepNow,
  leaveCompanion,
  openCompanion,
  startKeeping,
} from '../../../../renderer/commands/kept/companion.ts'
import { NO_COMPANION } from '../../../../renderer/commands/kept/kept.ts'
import { documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { episodeStore, NO_EPISODE, setEpisode } from '../../../../renderer/state/episode.ts'
import { loadAudio, sessionStore, show } from '../../../../renderer/state/session.ts'
import { MOST_NOTES } from '../../../../shared/companion.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { contextOf, FILE } from '../../context.ts'
import { argumentsOf, asked, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const AUDIO = contextOf([]).session.audio!
const stored = () => argumentsOf('storeCompanion').map(({ audio, companion }) => [audio, companion.notes])
const notes = () => episodeStore.getState().notes
const load = (grant = 't') => {
  const source = readTranscript('0:01 One.\n\n0:02 Two.\n', 'a.txt')
  loadDocument({ ...FILE, grant, source }, source)
}

beforeEach(() => {
  resetStores()
  resetHost()
  load()
})
afterEach(async () => {
  vi.useRealTimers()
  resetHost()
  await leaveCompanion()
})

describe('an episode that comes', () => {
  it('shows what was kept of it, and what its audio says', async () => {
    const chapters = [{ start: 0, end: null, title: 'Intro', hidden: false }]
    reply('readCompanion', {
      ...NO_COMPANION,
      notes: 'Kept',
      marks: { confirmed: [[1, 2000]], estimated: [] },
    })
    reply('audioTags', { title: 'Talk', artist: null, album: null, chapters })
    loadAudio(AUDIO)
    await openCompanion()
    expect(episodeStore.getState()).toMatchObject({ notes: 'Kept', audioTitle: 'Talk' })
    expect(documentStore.getState().chapters).toEqual(chapters)
    expect(documentStore.getState().transcript.segments.map(({ mark }) => mark)).toEqual([
      'none',
      'confirmed',
    ])
    await keepNow()
    expect(stored()).toEqual([])
  })

  it('is not brought any more when it has gone before main answers', async () => {
    reply('readCompanion', { ...NO_COMPANION, notes: 'Of the first' })
    const first = openCompanion()
    await leaveCompanion()
    await first
    expect([argumentsOf('readCompanion').length, notes()]).toEqual([1, ''])
  })

  it('takes on the notes of the half that was open, and they are kept for both', async () => {
    await openCompanion()
    setEpisode({ notes: 'Mine' })
    loadAudio(AUDIO)
    await openCompanion()
    expect(notes()).toBe('Mine')
    expect(stored()).toEqual([
      [null, 'Mine'],
      ['g', 'Mine'],
    ])
  })
})

describe('what was added', () => {
  it('is stored once, soon after the last change', async () => {
    vi.useFakeTimers()
    const ending = new AbortController()
    await openCompanion()
    startKeeping(ending.signal)
    setEpisode({ notes: 'O' })
    await vi.advanceTimersByTimeAsync(500)
    setEpisode({ notes: 'Oh' })
    await vi.advanceTimersByTimeAsync(500)
    expect(stored()).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(stored()).toEqual([[null, 'Oh']])
    ending.abort()
    setEpisode({ notes: 'Oh no' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(stored()).toHaveLength(1)
  })

  it('is owed when it could not be stored, and is there again when the episode is', async () => {
    await openCompanion()
    setEpisode({ notes: 'Mine' })
    refuse('storeCompanion', { reason: 'no-space' })
    await expect(keepNow()).resolves.toBe(false)
    expect(sessionStore.getState().problems).toHaveLength(1)
    await leaveCompanion()
    expect(episodeStore.getState()).toEqual(NO_EPISODE)
    reply('readCompanion', null)
    await openCompanion()
    expect(notes()).toBe('Mine')
    reply('storeCompanion', null)
    await expect(keepNow()).resolves.toBe(true)
    asked.length = 0
    await keepNow()
    expect(asked).toEqual([])
  })

  it('stays on screen and is told of when its notes are too long to be stored', async () => {
    await openCompanion()
    setEpisode({ notes: 'x'.repeat(MOST_NOTES + 1) })
    await expect(keepNow()).resolves.toBe(false)
    expect([stored(), sessionStore.getState().problems.length]).toEqual([[], 1])
    expect(notes()).toHaveLength(MOST_NOTES + 1)
    setEpisode({ notes: 'Shorter' })
    await expect(keepNow()).resolves.toBe(true)
    expect(sessionStore.getState().problems).toEqual([])
  })

  it('is forgotten on the page when the episode goes', async () => {
    await openCompanion()
    show({ noting: 'k' })
    setEpisode({ notes: 'Mine' })
    await leaveCompanion()
    expect([notes(), sessionStore.getState().noting]).toEqual(['', null])
    expect(stored()).toEqual([[null, 'Mine']])
  })
})

it('the marks come back to the same lines read anew, and nothing has to be stored for it', async () => {
  reply('readCompanion', { ...NO_COMPANION, marks: { confirmed: [[1, 2000]], estimated: [] } })
  await openCompanion()
  load()
  bringBackTimes()
  expect(documentStore.getState().transcript.segments[1]?.mark).toBe('confirmed')
  await keepNow()
  expect(stored()).toEqual([])
})
