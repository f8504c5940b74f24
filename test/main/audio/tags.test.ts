import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileTags } from '../../../main/audio/tags.ts'
import { chap, frame, id3, letters, zeros } from '../../shared/media/tags/tag-builders.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-tags-'))
})
afterAll(() => rm(folder, { recursive: true }))

const V3 = { version: 3 }

describe('the tags of a file', () => {
  it('are read from the disk', async () => {
    const file = path.join(folder, 'talk.mp3')
    const title = frame(V3, 'TIT2', [0], letters('Talk'))
    const tag = id3(V3, title, frame(V3, 'APIC', zeros(50_000)), chap(V3, 'a', 1500, 9000, title))
    await writeFile(file, Uint8Array.from([...tag, ...zeros(1000)]))
    expect(await fileTags(file)).toEqual({
      title: 'Talk',
      artist: null,
      album: null,
      chapters: [{ start: 1500, end: 9000, title: 'Talk', hidden: false }],
    })
  })

  it('are empty where there are none', async () => {
    const file = path.join(folder, 'none.wav')
    await writeFile(file, '')
    expect(await fileTags(file)).toEqual({ title: null, artist: null, album: null, chapters: [] })
  })

  it('cannot be had of a file that is not there', async () => {
    await expect(fileTags(path.join(folder, 'gone.mp3'))).rejects.toThrow('ENOENT')
  })
})
