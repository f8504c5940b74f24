import { mkdtempSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { moveEpisode, openFiles, reopenEpisode } from '../../../main/opening/open.ts'
import { locateAudio } from '../../../main/opening/same-audio.ts'
import { contentKeyNow } from '../../../main/store/content-key.ts'
import { createStore, type Store } from '../../../main/store/store.ts'

const dialog = vi.hoisted(() => ({ showOpenDialog: vi.fn() }))
vi.mock('electron', () => ({ dialog, utilityProcess: {} }))

const parent = mkdtempSync(path.join(tmpdir(), 'earmark-same-audio-'))
const window = {} as BrowserWindow
afterAll(() => rm(parent, { recursive: true }))

let count = 0
let store: Store
let audio = ''
let elsewhere = ''
let episode = ''
const companion = { chapters: null, notes: 'boat', lineNotes: [], article: null, page: null }
const wav = (fill: number) =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0', 'latin1'), Buffer.alloc(40, fill)])
const choose = (...filePaths: string[]) =>
  dialog.showOpenDialog.mockResolvedValueOnce({ canceled: filePaths.length === 0, filePaths })

beforeEach(async () => {
  const folder = mkdtempSync(path.join(parent, `${count++}-`))
  store = createStore({ folder, version: '1.0.0' })
  audio = path.join(folder, 'talk.wav')
  elsewhere = path.join(folder, 'moved.wav')
  const text = path.join(folder, 'words.srt')
  await writeFile(audio, wav(1))
  await writeFile(text, '1\n00:00:01,000 --> 00:00:02,000\nOne.\n')
  const place = { title: 'Talk', positionMs: 700, durationMs: 1_870_000, rate: 1, pxPerSec: null }
  const audioKey = await contentKeyNow(audio)
  const [latest] = await store.library.remember({ audio, text, ...place, audioKey: audioKey! })
  await store.companions.store(audio, text, companion)
  episode = latest!.episode
})

describe('audio that is not where it was', () => {
  it('is asked for, in place of the problem; an episode whose audio is there is opened', async () => {
    expect((await reopenEpisode(store, episode)).lost).toBeUndefined()
    await rename(audio, elsewhere)
    expect(await reopenEpisode(store, episode)).toMatchObject({
      audio: null,
      texts: [{ name: 'words.srt' }],
      problems: [],
      lost: { episode, name: 'talk.wav' },
    })
  })

  it('is known again by its content; notes and place go along, and nothing stays behind', async () => {
    await rename(audio, elsewhere)
    choose(elsewhere)
    const located = await locateAudio(window, store, episode)
    expect(located).toMatchObject({ value: { name: 'moved.wav', isSame: true, thenMs: 1_870_000 } })
    const grant = located.ok && located.value ? located.value.grant : ''
    expect(await moveEpisode(store, episode, grant)).toMatchObject({
      value: { audio: { name: 'moved.wav', place: { positionMs: 700 } }, texts: [{ name: 'words.srt' }] },
    })
    expect((await store.companions.read(elsewhere, null))?.notes).toBe('boat')
    expect(await store.library.list()).toMatchObject([{ audioName: 'moved.wav', positionMs: 700 }])
    expect(await store.companions.read(audio, null)).toBeNull()
  })

  it('is no other audio, no text, and nothing when the user cancels', async () => {
    await rename(audio, elsewhere)
    await writeFile(elsewhere, wav(2))
    choose(elsewhere)
    expect(await locateAudio(window, store, episode)).toMatchObject({ value: { isSame: false } })
    choose(path.join(path.dirname(audio), 'words.srt'))
    expect(await locateAudio(window, store, episode)).toMatchObject({ ok: false, name: 'words.srt' })
    choose()
    expect(await locateAudio(window, store, episode)).toEqual({ ok: true, value: null })
    expect(await locateAudio(window, store, 'no such')).toMatchObject({ reason: 'bad-request' })
    expect(await moveEpisode(store, episode, 'no such')).toMatchObject({ ok: false })
  })

  it('is what the user has chosen for it, and no other that was opened', async () => {
    await rename(audio, elsewhere)
    const { audio: other } = await openFiles(store, [elsewhere])
    expect(await moveEpisode(store, episode, other?.grant ?? '')).toMatchObject({ ok: false })
    expect(await store.library.list()).toMatchObject([{ audioName: 'talk.wav' }])
  })
})

it('audio that was replaced in its place is told of until the episode is remembered with it', async () => {
  expect((await openFiles(store, [audio])).problems).toEqual([])
  await writeFile(audio, wav(3).subarray(0, 50))
  expect((await openFiles(store, [audio])).problems).toMatchObject([
    { name: 'talk.wav', what: { key: 'problem.audioReplaced' } },
  ])
  const place = { title: 'Talk', positionMs: 700, durationMs: 1000, rate: 1, pxPerSec: null }
  const audioKey = await contentKeyNow(audio)
  await store.library.remember({ audio, text: null, ...place, audioKey: audioKey! })
  expect((await openFiles(store, [audio])).problems).toEqual([])
})
