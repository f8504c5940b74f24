import { mkdtempSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { grantedPath } from '../../../main/grants/grants.ts'
import {
  openByDialog,
  openCandidate,
  openFiles,
  openSample,
  reopenEpisode,
} from '../../../main/opening/open.ts'
import { createStore } from '../../../main/store/store.ts'

const dialog = vi.hoisted(() => ({ showOpenDialog: vi.fn() }))
const SAMPLE = path.join(import.meta.dirname, '..', '..', '..', 'assets', 'sample')
vi.mock('electron', () => ({ dialog, utilityProcess: {} }))
vi.mock('../../../main/grants/bundled.ts', () => ({ bundledFolder: () => SAMPLE }))

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-open-'))
const store = createStore({ folder: path.join(folder, 'data'), version: '1.0.0' })
const window = {} as BrowserWindow
afterAll(() => rm(folder, { recursive: true }))

/** Files of a folder of their own: names ending in `wav` are audio. */
async function files(place: string, ...names: string[]): Promise<string[]> {
  await mkdir(path.join(folder, place))
  const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0', 'latin1'), Buffer.alloc(40)])
  const paths = names.map((name) => path.join(folder, place, name))
  for (const file of paths) await writeFile(file, file.endsWith('wav') ? wav : 'some words')
  return paths
}

describe('opening files', () => {
  it('takes audio and transcript together, in any order, each once', async () => {
    const [audio = '', text = ''] = await files('both', 'a.wav', 'b.srt')
    for (const paths of [
      [audio, text],
      [text, audio, text],
    ])
      expect(await openFiles(store, paths)).toMatchObject({
        audio: { name: 'a.wav' },
        texts: [{ name: 'b.srt' }],
        paired: null,
        candidates: [],
        problems: [],
      })
  })

  it('finds the other half by its name, and says that it was not asked for', async () => {
    const [audio = '', text = ''] = await files('pair', 'talk.wav', 'talk.en.srt')
    expect(await openFiles(store, [audio])).toMatchObject({
      texts: [{ name: 'talk.en.srt' }],
      paired: 'text',
    })
    expect(await openFiles(store, [text])).toMatchObject({ audio: { name: 'talk.wav' }, paired: 'audio' })
  })

  it('offers several that fit, by name and grant, and opens the one that is chosen', async () => {
    const [audio = '', , german = ''] = await files('several', 'talk.wav', 'talk.en.srt', 'talk.de.srt')
    const opened = await openFiles(store, [audio])
    expect([opened.texts, opened.candidates.map(({ name }) => name)]).toEqual([
      [],
      ['talk.de.srt', 'talk.en.srt'],
    ])
    const [first] = opened.candidates
    expect(grantedPath(first?.grant ?? '')).toBe(german)
    expect(await openCandidate(store, first?.grant ?? '')).toMatchObject({ texts: [{ name: 'talk.de.srt' }] })
    await expect(openCandidate(store, 'no-such')).rejects.toThrow('no such candidate')
    const { texts } = await openFiles(store, [german])
    expect(await openCandidate(store, texts[0]?.grant ?? '')).toMatchObject({ texts: [{}] })
  })

  it('opens audio anew that has changed, and no text that was not offered', async () => {
    const [audio = '', text = ''] = await files('anew', 'talk.wav', 'words.srt')
    const opened = await openFiles(store, [audio, text])
    expect(await openCandidate(store, opened.audio?.grant ?? '')).toMatchObject({
      audio: { name: 'talk.wav' },
    })
    await expect(openCandidate(store, opened.texts[0]?.grant ?? '')).rejects.toThrow('no such candidate')
  })

  it('takes all texts, leaves out a second audio file, and what cannot be used, and says so', async () => {
    const [a = '', b = '', one = '', two = ''] = await files('two', 'a.srt', 'b.srt', 'a.wav', 'c.wav')
    const opened = await openFiles(store, [two, b, one, path.join(folder, 'gone.srt'), a])
    expect(opened).toMatchObject({ audio: { name: 'a.wav' }, texts: [{ name: 'a.srt' }, { name: 'b.srt' }] })
    expect(opened.problems.map(({ name }) => name)).toEqual(['c.wav', 'gone.srt'])
  })

  it('finds the transcript of audio that was given with chapters', async () => {
    const [audio = '', , chapters = ''] = await files('chapters', 'talk.wav', 'talk.srt', 'marks.json')
    await writeFile(chapters, '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Gate"}]}')
    for (const paths of [
      [audio, chapters],
      [chapters, audio],
    ])
      expect(await openFiles(store, paths)).toMatchObject({
        audio: { name: 'talk.wav' },
        texts: [{ name: 'marks.json' }, { name: 'talk.srt' }],
        paired: 'text',
        problems: [],
      })
  })
})

describe('opening by the dialog', () => {
  it('opens what is picked, and nothing when it is cancelled', async () => {
    const [text = ''] = await files('picked', 'c.srt')
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [text] })
    expect(await openByDialog(store, window)).toMatchObject({ texts: [{ name: 'c.srt' }] })
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] })
    expect(await openByDialog(store, window)).toBeNull()
  })
})

describe('opening again', () => {
  it('opens the files of an episode, and reports those that are gone', async () => {
    const [audio = '', text = ''] = await files('again', 'a.wav', 'b.srt')
    await mkdir(store.folder, { recursive: true })
    const entry = { title: 't', positionMs: 5, durationMs: null, rate: 1, pxPerSec: null }
    const [latest] = await store.library.remember({ ...entry, audio, text })
    const id = latest?.episode ?? ''
    expect(await reopenEpisode(store, id)).toMatchObject({
      audio: { place: { positionMs: 5 } },
      problems: [],
    })
    await rm(text)
    expect((await reopenEpisode(store, id)).problems.map(({ name }) => name)).toEqual(['b.srt'])
  })
})

describe('the sample', () => {
  it('is a copy that may be changed, and is kept', async () => {
    const opened = await openSample(store)
    expect([opened.audio?.name, opened.texts[0]?.name]).toEqual(['earmark-sample.m4a', 'earmark-sample.txt'])
    expect((await readdir(store.folders.sample)).sort()).toEqual(['earmark-sample.m4a', 'earmark-sample.txt'])
    await writeFile(path.join(store.folders.sample, 'earmark-sample.txt'), '[0:00] mine')
    expect((await openSample(store)).texts[0]?.text).toBe('[0:00] mine')
    expect(await readFile(path.join(SAMPLE, 'earmark-sample.txt'), 'utf8')).not.toBe('[0:00] mine')
  })
})
