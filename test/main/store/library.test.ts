import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLibrary } from '../../../main/store/library.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-library-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The store as after a start of the app: it has nothing in memory. */
const start = () => createLibrary(folder)

function episode(audio: string | null, text: string | null, positionMs = 0) {
  const title = audio ?? text ?? ''
  return { audio, text, title, positionMs, durationMs: 60_000, rate: 1.25, pxPerSec: null }
}

describe('library', () => {
  it('is empty at first', async () => {
    const { list, placeOf, filesOf } = start()
    expect(await list()).toEqual([])
    expect(await placeOf('/talks/a.mp3')).toBeNull()
    expect(await filesOf('no-such')).toEqual([])
  })

  it('remembers the place under both files, over a restart', async () => {
    const { remember } = start()
    await remember(episode('/talks/a.mp3', '/talks/a.srt', 1234))
    const { placeOf } = start()
    const expected = { positionMs: 1234, rate: 1.25, pxPerSec: null }
    expect(await placeOf('/talks/a.mp3')).toEqual(expected)
    expect(await placeOf('/talks/a.srt')).toEqual(expected)
    expect(await placeOf('/talks/b.srt')).toBeNull()
  })

  it('lists the latest first, each once, by name and not by path', async () => {
    const { remember } = start()
    await remember(episode('/talks/a.mp3', '/talks/a.srt'))
    await remember(episode('/talks/b.mp3', null))
    const latest = await remember(episode('/talks/a.mp3', '/talks/a.vtt', 99))
    expect(latest.map(({ audioName, textName, positionMs }) => [audioName, textName, positionMs])).toEqual([
      ['a.mp3', 'a.vtt', 99],
      ['b.mp3', null, 0],
    ])
    expect(JSON.stringify(latest.map((entry) => ({ ...entry, title: '' })))).not.toContain('/talks')
  })

  it('takes a transcript that got its audio for the same episode', async () => {
    const { remember } = start()
    await remember(episode(null, '/talks/a.srt'))
    expect(await remember(episode('/talks/a.mp3', '/talks/a.srt'))).toHaveLength(1)
  })

  it('finds the files of an episode by its id, and forgets it', async () => {
    const { remember, filesOf, forget } = start()
    const [latest] = await remember(episode('/talks/a.mp3', '/talks/a.srt'))
    const id = latest?.episode ?? ''
    expect(await filesOf(id)).toEqual(['/talks/a.mp3', '/talks/a.srt'])
    expect(await forget('no-such')).toHaveLength(1)
    expect(await forget(id)).toEqual([])
    expect(await start().filesOf(id)).toEqual([])
  })

  it('keeps every episode when changes overlap', async () => {
    const { remember, list } = start()
    await Promise.all([remember(episode('/talks/a.mp3', null)), remember(episode('/talks/b.mp3', null))])
    expect((await list()).map(({ audioName }) => audioName)).toEqual(['b.mp3', 'a.mp3'])
  })

  it('shows twelve and keeps two hundred', async () => {
    const entries = Array.from({ length: 203 }, (_, i) => episode(`/talks/${i}.mp3`, null))
    await writeFile(path.join(folder, 'library.json'), JSON.stringify(entries))
    const { remember, placeOf } = start()
    expect(await remember(episode('/talks/new.mp3', null))).toHaveLength(12)
    expect(await placeOf('/talks/198.mp3')).not.toBeNull()
    expect(await placeOf('/talks/199.mp3')).toBeNull()
  })

  it('names the folders of the latest transcripts, each once', async () => {
    const { remember, textFolders } = start()
    await remember(episode('/talks/a.mp3', '/talks/a.srt'))
    await remember(episode('/sound/b.mp3', '/texts/b.srt'))
    await remember(episode('/sound/c.mp3', null))
    await remember(episode(null, '/talks/d.srt'))
    expect([...(await textFolders())].sort()).toEqual(['/talks', '/texts'])
  })

  it('sets a broken file aside and starts anew', async () => {
    const file = path.join(folder, 'library.json')
    await writeFile(file, '[{"audio":')
    expect(await start().list()).toEqual([])
    expect(existsSync(`${file}.1.bak`)).toBe(true)
  })

  it('starts anew when the file is of another kind, and keeps that', async () => {
    const file = path.join(folder, 'library.json')
    await writeFile(file, '{"books":[]}')
    const { list, remember } = start()
    expect(await list()).toEqual([])
    await remember(episode('/talks/a.mp3', null))
    expect(await readFile(`${file}.1.bak`, 'utf8')).toBe('{"books":[]}')
    expect(await start().list()).toHaveLength(1)
  })
})
