import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act, contextNow, perform } from '../../../renderer/commands/perform.ts'
import * as player from '../../../renderer/playback/player.ts'
import { documentStore, loadDocument } from '../../../renderer/state/document.ts'
import { episodeStore } from '../../../renderer/state/episode.ts'
import { findStore } from '../../../renderer/state/find.ts'
import { modeStore } from '../../../renderer/state/mode.ts'
import { selectionStore } from '../../../renderer/state/selection.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { replaceLines } from '../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../builders.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'
import { FILE } from '../context.ts'
import { resetStores } from '../stores.ts'

let url = ''
beforeEach(() => {
  resetStores()
  const reading = { transcript: transcriptOf(line('a', 0, 900), line('b', 1000, 1900)), tokens: new Map() }
  const rest = { diagnostics: [], title: null, format: 'srt', name: 'a.srt', text: '' }
  loadDocument(FILE, { ...reading, ...rest })
  url = URL.createObjectURL(wav(10))
  player.setVolume(0, true)
  player.load({ url, exact: { url, skipMs: 0, durationMs: null, isCutOff: false }, promisedMs: null })
})
afterEach(() => {
  player.load(null)
  player.setRate(1)
  URL.revokeObjectURL(url)
})

const moved = () =>
  replaceLines(documentStore.getState().transcript, new Map([[1, { start: 1200 }]]), {
    label: 'x',
    selection: ['b'],
  })

describe('what a command said', () => {
  it('is done as one: nobody sees a part of it', () => {
    const seen: string[] = []
    const look = () => {
      const start = documentStore.getState().transcript.segments[1]?.start
      const { id, edge } = selectionStore.getState()
      seen.push(
        `${start} ${id} ${edge} ${modeStore.getState().preview === null} ${sessionStore.getState().message}`,
      )
    }
    const stops = [documentStore, selectionStore, modeStore, sessionStore].map((store) =>
      store.subscribe(look),
    )
    modeStore.setState({ preview: moved() })
    seen.length = 0
    perform({ preview: null, edit: moved(), select: { id: 'b', edge: 'end' }, message: 'Done' })
    stops.forEach((stop) => stop())
    expect([...new Set(seen)]).toEqual(['1200 b end true Done'])
  })

  it('reaches every store', () => {
    perform({
      edge: 'end',
      reveal: 'a',
      addSpeaker: 'Ann',
      note: { do: 'add', note: { key: 'k', home: 'a', index: 0, start: 0, text: '', note: '' } },
      episode: { notes: 'Hm' },
      find: { isOpen: true },
      view: { follow: false, scope: 'ripple' },
      problems: [{ name: 'a', what: 'b', advice: 'c' }],
    })
    perform({ note: { do: 'set', key: 'k', words: 'Why?' } })
    expect(selectionStore.getState()).toMatchObject({ edge: 'end', reveal: { id: 'a' } })
    expect(documentStore.getState().speakers.has('Ann')).toBe(true)
    expect(episodeStore.getState()).toMatchObject({ notes: 'Hm', lineNotes: [{ note: 'Why?' }] })
    expect(findStore.getState().isOpen).toBe(true)
    expect(sessionStore.getState()).toMatchObject({
      follow: false,
      scope: 'ripple',
      problems: [{ name: 'a' }],
    })
    perform({ note: { do: 'drop', key: 'k' }, forgetSpeaker: 'Ann' })
    expect(episodeStore.getState().lineNotes).toEqual([])
    expect(documentStore.getState().speakers.has('Ann')).toBe(false)
  })

  it('is taken back and done again', () => {
    perform({ edit: moved() })
    perform({ history: 'undo' })
    expect(documentStore.getState().transcript.segments[1]?.start).toBe(1000)
    expect(selectionStore.getState().id).toBe('b')
    perform({ history: 'redo' })
    expect(documentStore.getState().transcript.segments[1]?.start).toBe(1200)
  })
})

describe('the sound', () => {
  it('goes where it should, at the speed it should', () => {
    perform({
      sound: [
        { do: 'seek', to: 3000 },
        { do: 'rate', rate: 1.5 },
      ],
    })
    expect([player.position(), contextNow().sound.rate]).toEqual([3000, 1.5])
  })

  it('plays a stretch and waits at home; a pause by key is remembered', async () => {
    perform({
      sound: [
        { do: 'seek', to: 3000 },
        { do: 'play', until: 9000, home: 3000 },
      ],
    })
    await until(() => expect(player.audio.paused).toBe(false))
    expect(contextNow().sound).toMatchObject({ paused: false, willStop: true })
    perform({ sound: [{ do: 'pause', byKey: true }] })
    expect(sessionStore.getState().pausedAt).toBe(player.position())
  })

  it('comes later, once nothing else is to be heard', () => {
    vi.useFakeTimers()
    const heard = vi.fn(() => ({}))
    const later = { do: 'later', ms: 30, command: heard } as const
    perform({ sound: [later] })
    perform({ sound: [later] })
    vi.advanceTimersByTime(100)
    expect(heard).toHaveBeenCalledTimes(1)
    perform({ sound: [later, { do: 'play', until: 1000, home: 0 }, { do: 'pause' }] })
    vi.advanceTimersByTime(100)
    expect(heard).toHaveBeenCalledTimes(1)
    vi.useRealTimers()
  })
})

it('asks a command once, with what it is given, and answers what it said', () => {
  const command = vi.fn((_context: unknown, word: string) => ({ message: `${word}!` }))
  expect(act(command, 'Hello')).toEqual({ message: 'Hello!' })
  expect(command).toHaveBeenCalledTimes(1)
  expect(sessionStore.getState().message).toBe('Hello!')
})
