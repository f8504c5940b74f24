import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import {
  BASE_OFFSET,
  BLOCK_BYTES,
  BLOCK_POINTS,
  bitmapOf,
  blocksIn,
  completeSize,
  HEADER_BYTES,
  levelsIn,
  pointOffset,
  type Range,
  readHeader,
  SUMS_OFFSET,
  setBlock,
  storedBlocks,
  sumAt,
  sumsIn,
} from '../../shared/media/peaks/peaks-file.ts'
import { addPoints, createPyramid, type Pyramid, pyramidOf } from '../../shared/media/peaks/pyramid.ts'
import { readInto } from '../files/read-bytes.ts'
import { fileOf, touch } from './peaks-folder.ts'

/** A waveform as it is stored: all of it, or whole blocks of 4 096 points. */
export type StoredPeaks = { readonly pyramid: Pyramid; readonly complete: boolean }

/** The same with the marks of the blocks that are there, and their checksums. */
export type LoadedPeaks = StoredPeaks & { readonly bitmap: Uint8Array; readonly sums: Uint8Array }

/** Blocks read at a time. */
const CHUNK = 64

/** Reads what is stored for `key`; null when there is nothing, or it is broken. Counts as a use. */
export async function readPeaks(folder: string, key: string): Promise<StoredPeaks | null> {
  const file = fileOf(folder, key)
  const handle = await open(file, 'r').catch(() => null)
  if (!handle) return null
  const loaded = await loadPeaks(handle).catch(() => null)
  await handle.close()
  if (!loaded) return null
  await touch(file)
  return { pyramid: loaded.pyramid, complete: loaded.complete }
}

/** Reads an open file; null when it is broken. */
export async function loadPeaks(handle: FileHandle): Promise<LoadedPeaks | null> {
  const front = new Uint8Array(BASE_OFFSET)
  await readInto(handle, front, 0)
  const header = readHeader(front)
  if (!header) return null
  // Asked after the header is read: who writes the header last has given the file its size before.
  const { size } = await handle.stat()
  const bitmap = front.subarray(HEADER_BYTES, SUMS_OFFSET)
  const sums = front.subarray(SUMS_OFFSET)
  if (!header.complete) {
    const marked = storedBlocks(bitmap, blocksIn(size))
    return { ...(await loadBlocks(handle, header.rate, marked, sums)), complete: false, sums }
  }
  if (size !== completeSize(header.count)) return null
  const body = new Int8Array(size - BASE_OFFSET)
  await readWhole(handle, body, BASE_OFFSET)
  if (crc32(new Uint8Array(body.buffer)) !== header.sum) return null
  const pyramid = pyramidOf(header.rate, levelsIn(body, header.count), header.count)
  return { pyramid, complete: true, bitmap, sums }
}

/** The blocks that are as they were written; a damaged one is decoded again. */
async function loadBlocks(
  handle: FileHandle,
  rate: number,
  marked: readonly Range[],
  sums: Uint8Array,
): Promise<Pick<LoadedPeaks, 'pyramid' | 'bitmap'>> {
  let pyramid = createPyramid(rate)
  const bitmap = bitmapOf([])
  for (const range of marked) {
    for (let first = range.from; first < range.to; first += CHUNK) {
      const points = new Int8Array(Math.min(CHUNK, range.to - first) * BLOCK_BYTES)
      await readWhole(handle, points, pointOffset(first * BLOCK_POINTS))
      for (const [i, sum] of sumsIn(points, crc32)) {
        const block = first + i
        if (sum !== sumAt(sums, block)) continue
        setBlock(bitmap, block)
        const sound = points.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES)
        pyramid = addPoints(pyramid, block * BLOCK_POINTS, sound)
      }
    }
  }
  return { pyramid, bitmap }
}

/** Fills `bytes` from `position` on. Throws when the file has become too short for that. */
export async function readWhole(handle: FileHandle, bytes: Int8Array, position: number): Promise<void> {
  if ((await readInto(handle, bytes, position)) < bytes.length) throw new Error('The file became shorter.')
}
