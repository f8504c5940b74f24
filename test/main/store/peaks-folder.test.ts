import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPeaks } from '../../../main/store/peaks-cache.ts'
import { fileOf, trimPeaks } from '../../../main/store/peaks-folder.ts'
import { readPeaks } from '../../../main/store/peaks-read.ts'
import { BASE_OFFSET } from '../../../shared/media/peaks/peaks-file.ts'
import { createPyramid } from '../../../shared/media/peaks/pyramid.ts'
import { KEY, RATE } from './peaks-truth.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-peaks-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('a stored waveform is called by its key, which leads nowhere else', () => {
  expect(fileOf(folder, KEY)).toBe(path.join(folder, `${KEY}.pk`))
  expect(() => fileOf(folder, '../ab')).toThrow(RangeError)
})

describe('the least recently used waveforms', () => {
  const keys = ['aa', 'bb', 'cc', 'dd'].map((pair) => pair.repeat(32))

  beforeEach(async () => {
    for (const [i, key] of keys.entries()) {
      await (await openPeaks(folder, key, RATE)).finish(createPyramid(RATE), 0)
      await utimes(fileOf(folder, key), 1000 + i, 1000 + i)
    }
  })

  it('go first; reading and opening are uses', async () => {
    await readPeaks(folder, keys[0]!)
    await (await openPeaks(folder, keys[1]!, RATE)).close()
    await trimPeaks(folder, 2 * BASE_OFFSET, null)
    expect((await readdir(folder)).sort()).toEqual([`${keys[0]!}.pk`, `${keys[1]!}.pk`])
  })

  it('go only as far as needed, and never the one in use', async () => {
    await trimPeaks(folder, 4 * BASE_OFFSET, null)
    expect(await readdir(folder)).toHaveLength(4)
    await trimPeaks(folder, 2 * BASE_OFFSET, keys[0]!)
    expect((await readdir(folder)).sort()).toEqual([`${keys[0]!}.pk`, `${keys[3]!}.pk`])
    await trimPeaks(folder, 0, keys[0]!)
    expect(await readdir(folder)).toEqual([`${keys[0]!}.pk`])
  })

  it('go without what is not ours', async () => {
    const others = ['notes.txt', 'my song.pk', `${KEY}.pk.bak`]
    for (const name of others) await writeFile(path.join(folder, name), 'x'.repeat(50_000))
    await trimPeaks(folder, 0, null)
    expect((await readdir(folder)).sort()).toEqual([...others].sort())
  })
})
