import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPeaks } from '../../../main/store/peaks-cache.ts'
import { trimPeaks } from '../../../main/store/peaks-folder.ts'
import { readPeaks } from '../../../main/store/peaks-read.ts'
import { BLOCK_POINTS, wholeBlocks } from '../../../shared/media/peaks/peaks-file.ts'
import { createPyramid, pointsBetween } from '../../../shared/media/peaks/pyramid.ts'
import { until } from '../../until.ts'
import {
  allLevels,
  expectSame,
  expectTrue,
  KEY,
  pyramidWith,
  RATE,
  storePart,
  storeWhole,
  truth,
} from './peaks-truth.ts'

const B = BLOCK_POINTS

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-peaks-'))
})
afterEach(() => rm(folder, { recursive: true }))
const file = (key = KEY) => path.join(folder, `${key}.pk`)

describe('a stored waveform', () => {
  it('comes back whole when it was finished', async () => {
    const pyramid = pyramidWith([{ at: 0, count: 5 * B + 77 }])
    const entry = await openPeaks(folder, KEY, RATE)
    expect([entry.complete, entry.stored]).toEqual([false, null])
    entry.write(0, truth(0, 5 * B + 77))
    await entry.finish(pyramid, 5 * B + 77)
    await entry.close()
    const again = await openPeaks(folder, KEY, RATE)
    const read = await readPeaks(folder, KEY)
    expect([again.complete, read?.complete]).toEqual([true, true])
    for (const stored of [again.stored, read?.pyramid]) {
      expectSame(stored, pyramid)
      expect(stored?.heights).toEqual(pyramid.heights)
    }
  })

  it('comes back as far as whole blocks were known, and goes on from there', async () => {
    const first = await openPeaks(folder, KEY, RATE)
    first.write(B - 10, truth(B - 10, 3 * B))
    await first.close()
    const second = await openPeaks(folder, KEY, RATE)
    expect(second.stored?.done).toEqual([{ from: B, to: 3 * B }])
    expectTrue(second.stored)
    second.write(0, truth(0, B))
    second.write(5 * B, truth(5 * B, B))
    await second.close()
    const { pyramid, complete } = (await readPeaks(folder, KEY))!
    expect(complete).toBe(false)
    expectSame(
      pyramid,
      pyramidWith([
        { at: 0, count: 3 * B },
        { at: 5 * B, count: B },
      ]),
    )
  })

  it('is the one that was written, in whatever order its parts came', async () => {
    const parts = fc.array(fc.record({ at: fc.nat(6 * B), count: fc.integer({ min: 1, max: 9000 }) }), {
      minLength: 1,
      maxLength: 15,
    })
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(15), async (list, pause) => {
        await rm(file(), { force: true })
        const pyramid = pyramidWith(list)
        let entry = await openPeaks(folder, KEY, RATE)
        for (const [i, { at, count }] of list.entries()) {
          entry.write(at, truth(at, count))
          if (i !== pause) continue
          await entry.close()
          entry = await openPeaks(folder, KEY, RATE)
          // What was only part of a block is forgotten: whoever resumes decodes it again.
          for (const earlier of list.slice(0, i)) entry.write(earlier.at, truth(earlier.at, earlier.count))
          entry.write(at, truth(at, count))
        }
        await entry.close()
        const whole = pyramid.done.map(wholeBlocks).filter(({ from, to }) => to > from)
        const expected = pyramidWith(whole.map(({ from, to }) => ({ at: from * B, count: (to - from) * B })))
        expectSame((await readPeaks(folder, KEY))?.pyramid, expected)
        const count = pyramid.done.at(-1)?.to ?? 0
        entry = await openPeaks(folder, KEY, RATE)
        await entry.finish(pyramid, count)
        const all = (await readPeaks(folder, KEY))!
        expect([all.complete, all.pyramid.done]).toEqual([true, [{ from: 0, to: count }]])
        expect(allLevels(all.pyramid, count).equals(allLevels(pyramid, count))).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('joins what comes for a place that is on disk already', async () => {
    const entry = await openPeaks(folder, KEY, RATE)
    entry.write(0, new Int8Array(33 * B * 2))
    await until(async () => expect(await readPeaks(folder, KEY)).toMatchObject({ pyramid: { done: [{}] } }))
    entry.write(7, Int8Array.of(-50, 60))
    await entry.close()
    const { pyramid } = (await readPeaks(folder, KEY))!
    expect([...pointsBetween(pyramid, 0, 6, 9)]).toEqual([0, 0, -50, 60, 0, 0])
  })

  it('is put on disk while it comes, and does not grow in memory', async () => {
    const entry = await openPeaks(folder, KEY, RATE)
    for (let i = 0; i < 40; i++) entry.write(i * B, truth(i * B, B))
    await until(async () => expect((await readPeaks(folder, KEY))?.pyramid.done[0]?.to).toBeGreaterThan(9))
    await entry.close()
    expect((await readPeaks(folder, KEY))?.pyramid.done).toEqual([{ from: 0, to: 40 * B }])
  })

  it('takes nothing more once it is complete or closed', async () => {
    await storeWhole(folder, B)
    const before = await readFile(file())
    const entry = await openPeaks(folder, KEY, RATE)
    entry.write(0, new Int8Array(80 * B).fill(9))
    await entry.finish(createPyramid(RATE), 3)
    await entry.close()
    await entry.close()
    entry.write(0, new Int8Array(80 * B).fill(9))
    expect((await readFile(file())).equals(before)).toBe(true)
  })

  it('is begun anew for another rate', async () => {
    await storeWhole(folder, B)
    const entry = await openPeaks(folder, KEY, 48_000)
    expect([entry.complete, entry.stored]).toEqual([false, null])
    await entry.close()
    expect((await readPeaks(folder, KEY))?.pyramid).toMatchObject({ rate: 48_000, done: [] })
  })

  it('is not there when nobody stored it', async () => {
    expect(await readPeaks(folder, KEY)).toBeNull()
    expect(await readPeaks(path.join(folder, 'none'), KEY)).toBeNull()
  })

  it.each(['', '../ab', 'AB'.repeat(32), `${KEY}/x`, 'xyz'])('is never looked for under %j', async (key) => {
    await expect(readPeaks(folder, key)).rejects.toThrow(RangeError)
    await expect(openPeaks(folder, key, RATE)).rejects.toThrow(RangeError)
  })
})

describe('a folder that cannot be written', () => {
  it('only means that nothing is stored', async () => {
    const place = path.join(folder, 'a file')
    await writeFile(place, 'x')
    const entry = await openPeaks(place, KEY, RATE)
    entry.write(0, truth(0, 99 * B))
    await entry.finish(createPyramid(RATE), 0)
    await entry.close()
    expect([entry.complete, entry.stored]).toEqual([false, null])
    expect(await readPeaks(place, KEY)).toBeNull()
    await trimPeaks(place, 0, null)
    expect(await readFile(place, 'utf8')).toBe('x')
  })

  it.skipIf(process.getuid?.() === 0)('still gives what is stored there', async () => {
    await storePart(folder, 2)
    await chmod(file(), 0o400)
    const entry = await openPeaks(folder, KEY, RATE)
    expectTrue(entry.stored)
    expect(entry.stored?.done).toEqual([{ from: 0, to: 2 * B }])
    await entry.close()
  })
})
