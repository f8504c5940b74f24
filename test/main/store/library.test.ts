import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const place = vi.hoisted(() => ({ userData: '' }))
vi.mock('electron', () => ({ app: { getPath: () => place.userData } }))

beforeEach(async () => {
  place.userData = await mkdtemp(path.join(tmpdir(), 'earmark-library-'))
})
afterEach(() => rm(place.userData, { recursive: true }))

/** The store as after a start of the app: it keeps nothing in memory. */
async function start() {
  vi.resetModules()
  return import('../../../main/store/library.ts')
}

function episode(audio: string | null, text: string | null, positionMs = 0) {
  const title = audio ?? text ?? ''
  return { audio, text, title, positionMs, durationMs: 60_000, rate: 1.25, pxPerSec: null }
}

describe('library', () => {
  it('is empty at first', async () => {
    const { listEpisodes, placeOf, filesOf } = await start()
    expect(await listEpisodes()).toEqual([])
    expect(await placeOf('/talks/a.mp3')).toBeNull()
    expect(await filesOf('no-such')).toEqual([])
  })

  it('remembers the place under both files, over a restart', async () => {
    const { rememberEpisode } = await start()
    await rememberEpisode(episode('/talks/a.mp3', '/talks/a.srt', 1234))
    const { placeOf } = await start()
    const expected = { positionMs: 1234, rate: 1.25, pxPerSec: null }
    expect(await placeOf('/talks/a.mp3')).toEqual(expected)
    expect(await placeOf('/talks/a.srt')).toEqual(expected)
    expect(await placeOf('/talks/b.srt')).toBeNull()
  })

  it('lists the latest first, each once, by name and not by path', async () => {
    const { rememberEpisode } = await start()
    await rememberEpisode(episode('/talks/a.mp3', '/talks/a.srt'))
    await rememberEpisode(episode('/talks/b.mp3', null))
    const list = await rememberEpisode(episode('/talks/a.mp3', '/talks/a.vtt', 99))
    expect(list.map(({ audioName, textName, positionMs }) => [audioName, textName, positionMs])).toEqual([
      ['a.mp3', 'a.vtt', 99],
      ['b.mp3', null, 0],
    ])
    expect(JSON.stringify(list.map((entry) => ({ ...entry, title: '' })))).not.toContain('/talks')
  })

  it('takes a transcript that got its audio for the same episode', async () => {
    const { rememberEpisode } = await start()
    await rememberEpisode(episode(null, '/talks/a.srt'))
    expect(await rememberEpisode(episode('/talks/a.mp3', '/talks/a.srt'))).toHaveLength(1)
  })

  it('finds the files of an episode by its id, and forgets it', async () => {
    const { rememberEpisode, filesOf, forgetEpisode } = await start()
    const [latest] = await rememberEpisode(episode('/talks/a.mp3', '/talks/a.srt'))
    const id = latest?.episode ?? ''
    expect(await filesOf(id)).toEqual(['/talks/a.mp3', '/talks/a.srt'])
    expect(await forgetEpisode('no-such')).toHaveLength(1)
    expect(await forgetEpisode(id)).toEqual([])
    expect(await (await start()).filesOf(id)).toEqual([])
  })

  it('shows twelve and keeps two hundred', async () => {
    const entries = Array.from({ length: 203 }, (_, i) => episode(`/talks/${i}.mp3`, null))
    await writeFile(path.join(place.userData, 'library.json'), JSON.stringify(entries))
    const { rememberEpisode, placeOf } = await start()
    expect(await rememberEpisode(episode('/talks/new.mp3', null))).toHaveLength(12)
    expect(await placeOf('/talks/198.mp3')).not.toBeNull()
    expect(await placeOf('/talks/199.mp3')).toBeNull()
  })

  it('sets a broken file aside and starts anew', async () => {
    const file = path.join(place.userData, 'library.json')
    await writeFile(file, '[{"audio":')
    expect(await (await start()).listEpisodes()).toEqual([])
    expect(existsSync(`${file}.bak`)).toBe(true)
  })

  it('starts anew when the file is of another kind', async () => {
    await writeFile(path.join(place.userData, 'library.json'), '{"episodes":[]}')
    expect(await (await start()).listEpisodes()).toEqual([])
  })
})
