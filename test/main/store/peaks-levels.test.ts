import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isComplete, openLevels } from '../../../main/store/peaks-levels.ts'
import { readPeaks } from '../../../main/store/peaks-read.ts'
import { LEVELS, levelBytes } from '../../../shared/media/peaks/pyramid.ts'
import { KEY, RATE, storePart, storeWhole } from './peaks-truth.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-levels-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a stored waveform, level by level', () => {
  it('is the one that was stored, the coarsest level first', async () => {
    await storeWhole(folder, 9001)
    const { pyramid } = (await readPeaks(folder, KEY))!
    const stored = (await openLevels(folder, KEY))!
    expect([stored.rate, stored.count]).toEqual([RATE, 9001])
    const found: number[] = []
    for await (const { level, points } of stored.levels) {
      found.push(level)
      expect(points).toEqual(levelBytes(pyramid, level, 9001))
    }
    expect(found).toEqual(Array.from({ length: LEVELS }, (_, i) => LEVELS - 1 - i))
  })

  it('is none when it is not there, half done or damaged', async () => {
    expect(await openLevels(folder, KEY)).toBeNull()
    await storePart(folder, 3)
    expect(await openLevels(folder, KEY)).toBeNull()
    await storeWhole(folder, 9001)
    await truncate(path.join(folder, `${KEY}.pk`), 20_000)
    expect(await openLevels(folder, KEY)).toBeNull()
  })

  it('is none when a single bit of it has changed', async () => {
    await storeWhole(folder, 9001)
    const file = path.join(folder, `${KEY}.pk`)
    const bytes = await readFile(file)
    const last = bytes.length - 1
    bytes[last] = (bytes[last] ?? 0) ^ 4
    await writeFile(file, bytes)
    expect(await isComplete(folder, KEY)).toBe(true)
    expect(await openLevels(folder, KEY)).toBeNull()
  })

  it('can be left before its end', async () => {
    await storeWhole(folder, 9001)
    const stored = (await openLevels(folder, KEY))!
    expect((await stored.levels.next()).value).toMatchObject({ level: LEVELS - 1 })
    await stored.levels.return(undefined)
    expect((await stored.levels.next()).done).toBe(true)
  })
})
