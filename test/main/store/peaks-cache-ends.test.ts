import type * as Fs from 'node:fs/promises'
import { mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPeaks } from '../../../main/store/peaks-cache.ts'
import { openLevels } from '../../../main/store/peaks-levels.ts'
import { readPeaks } from '../../../main/store/peaks-read.ts'
import {
  BASE_OFFSET,
  BLOCK_POINTS,
  completeSize,
  HEADER_BYTES,
  piecesOf,
  pointOffset,
  SUMS_OFFSET,
} from '../../../shared/media/peaks/peaks-file.ts'
import {
  expectSame,
  expectTrue,
  KEY,
  pyramidWith,
  RATE,
  storePart,
  storeWhole,
  truth,
} from './peaks-truth.ts'

/** How many more bytes the disk takes. What is cut off there is like a process that ends at that moment. */
const disk = vi.hoisted(() => ({ room: Infinity }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>()
  const limited = async (...args: Parameters<typeof open>) => {
    const handle = await real.open(...args)
    const write = handle.write.bind(handle)
    const part = (bytes: Uint8Array, from: number, length: number, position: number) => {
      const taken = Math.min(length, disk.room)
      if (taken <= 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      disk.room -= taken
      return write(bytes, from, taken, position)
    }
    return Object.assign(handle, { write: part })
  }
  return { ...real, open: limited }
})

const B = BLOCK_POINTS

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-peaks-'))
})
afterEach(async () => {
  disk.room = Infinity
  await rm(folder, { recursive: true })
})
const file = (key = KEY) => path.join(folder, `${key}.pk`)

describe('a stored waveform after an end at any moment', () => {
  const edges = [0, 3, 63, 64, 65, BASE_OFFSET - 1, BASE_OFFSET, BASE_OFFSET + 1]
  const blocks = [1, 2, 3, 4, 5].flatMap((block) => [-1, 0, 1].map((by) => pointOffset(block * B) + by))

  it.each([...edges, ...blocks])('has only true points when it was cut at byte %d', async (size) => {
    await storePart(folder, 4)
    await truncate(file(), size)
    const left = await readPeaks(folder, KEY)
    const whole = Math.max(0, Math.min(4, Math.floor((size - BASE_OFFSET) / (2 * B))))
    if (size < HEADER_BYTES) expect(left).toBeNull()
    else expect(left?.pyramid.done).toEqual(whole > 0 ? [{ from: 0, to: whole * B }] : [])
    // What was cut off must not come back as silence when the file grows over it.
    const entry = await openPeaks(folder, KEY, RATE)
    entry.write(9 * B, truth(9 * B, B))
    await entry.close()
    const { pyramid } = (await readPeaks(folder, KEY))!
    expectTrue(pyramid)
    expect(pyramid.done.at(-1)).toEqual({ from: 9 * B, to: 10 * B })
  })

  it('is refused when it was complete and is now shorter or longer', async () => {
    const whole = completeSize(3 * B + 5)
    for (const size of [...edges, whole - 1, whole + 1]) {
      await storeWhole(folder, 3 * B + 5)
      await truncate(file(), size)
      expect(await readPeaks(folder, KEY)).toBeNull()
    }
  })

  it('has only true points whenever the disk stops taking bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.boolean(), async (room, begun) => {
        disk.room = Infinity
        await rm(file(), { force: true })
        if (begun) await storePart(folder, 45)
        disk.room = room
        const entry = await openPeaks(folder, KEY, RATE)
        for (let at = 0; at < 40 * B; at += 3000) entry.write(at, truth(at, 3000))
        await entry.finish(pyramidWith([{ at: 0, count: 40 * B + 9 }]), 40 * B + 9)
        await entry.close()
        expectTrue((await readPeaks(folder, KEY))?.pyramid)
        disk.room = Infinity
        const after = await openPeaks(folder, KEY, RATE)
        expectTrue(after.stored)
        await after.close()
      }),
      { numRuns: 40 },
    )
  })

  it('has only true points after each step of finishing, also when it is longer than it should be', async () => {
    await storePart(folder, 9)
    const handle = await open(file(), 'r+')
    for (const [at, bytes] of piecesOf(pyramidWith([{ at: 0, count: 4 * B + 9 }]), 4 * B + 9, crc32)) {
      await handle.write(bytes, 0, bytes.length, at)
      expectTrue((await readPeaks(folder, KEY))?.pyramid)
    }
    await handle.close()
  })

  it('has no half header when the last step fails', async () => {
    await storePart(folder, 2)
    const pyramid = pyramidWith([{ at: 0, count: 2 * B }])
    const sum = [...piecesOf(pyramid, 2 * B, crc32)].reduce((bytes, [, piece]) => bytes + piece.length, 0)
    // Marks are written on opening; of the last header there is room for a half.
    disk.room = SUMS_OFFSET - HEADER_BYTES + sum + HEADER_BYTES / 2
    await (await openPeaks(folder, KEY, RATE)).finish(pyramid, 2 * B)
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['the magic word', 0],
    ['the version', 4],
    ['the flags', 8],
    ['the rate', 20],
    ['the check number', 62],
  ])('is replaced when %s is damaged', async (_, at) => {
    await storeWhole(folder, B)
    const bytes = await readFile(file())
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    await writeFile(file(), bytes)
    expect(await readPeaks(folder, KEY)).toBeNull()
    const entry = await openPeaks(folder, KEY, RATE)
    expect(entry.stored).toBeNull()
    entry.write(0, truth(0, B))
    await entry.close()
    expect((await readPeaks(folder, KEY))?.pyramid.done).toEqual([{ from: 0, to: B }])
  })

  it.each([
    ['in part', () => storePart(folder, 3)],
    ['whole', () => storeWhole(folder, 3 * B + 77)],
  ])('is never shown with a damage, and is mended: stored %s', async (_, store) => {
    await store()
    const bytes = await readFile(file())
    // Most of the file are points; the places before them shall come as often.
    const place = fc.oneof(
      fc.nat(HEADER_BYTES),
      fc.nat(SUMS_OFFSET + 16),
      fc.integer({ min: BASE_OFFSET, max: bytes.length - 1 }),
    )
    const junk = fc.uint8Array({ minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(place, junk, fc.boolean(), async (at, put, isLonger) => {
        const rest = bytes.subarray(at + (isLonger ? 0 : put.length))
        await writeFile(file(), Buffer.concat([bytes.subarray(0, at), put, rest]))
        expectTrue((await readPeaks(folder, KEY))?.pyramid)
        const stored = await openLevels(folder, KEY)
        for await (const { level, points } of stored?.levels ?? [])
          if (level === 0) expect(points).toEqual(truth(0, points.length / 2))
        const entry = await openPeaks(folder, KEY, RATE)
        expectTrue(entry.stored)
        await entry.finish(pyramidWith([{ at: 0, count: 3 * B + 77 }]), 3 * B + 77)
        await entry.close()
        expect((await readPeaks(folder, KEY))?.complete).toBe(true)
      }),
    )
  })
})

describe('two processes with the same audio', () => {
  it('do each other no harm while they write', async () => {
    const [one, two] = [await openPeaks(folder, KEY, RATE), await openPeaks(folder, KEY, RATE)]
    for (let i = 0; i < 40; i++) {
      one.write(i * B, truth(i * B, B))
      two.write((60 - i) * B, truth((60 - i) * B, B))
    }
    await Promise.all([one.close(), two.close()])
    expectTrue((await readPeaks(folder, KEY))?.pyramid)
  })

  it('do each other no harm when one is finished first, or has another rate', async () => {
    const [one, two] = [await openPeaks(folder, KEY, RATE), await openPeaks(folder, KEY, RATE)]
    await one.finish(pyramidWith([{ at: 0, count: 3 * B }]), 3 * B)
    two.write(0, new Int8Array(4 * B).fill(99))
    await two.close()
    expectSame((await readPeaks(folder, KEY))?.pyramid, pyramidWith([{ at: 0, count: 3 * B }]))
    const three = await openPeaks(folder, KEY, 48_000)
    const four = await openPeaks(folder, KEY, RATE)
    three.write(0, new Int8Array(2 * B).fill(99))
    four.write(B, truth(B, B))
    await Promise.all([three.close(), four.close()])
    expectSame((await readPeaks(folder, KEY))?.pyramid, pyramidWith([{ at: B, count: B }]))
  })
})
