import { type FileHandle, open } from 'node:fs/promises'
import {
  BASE_OFFSET,
  BLOCK_POINTS,
  bitmapOf,
  blocksIn,
  completeSize,
  HEADER_BYTES,
  levelsIn,
  pointOffset,
  type Range,
  readHeader,
  storedBlocks,
} from '../../shared/media/peaks/peaks-file.ts'
import { addPoints, createPyramid, type Pyramid, pyramidOf } from '../../shared/media/peaks/pyramid.ts'
import { readInto } from '../files/read-bytes.ts'
import { fileOf, touch } from './peaks-folder.ts'

/** A waveform as it is stored: all of it, or whole blocks of 4 096 points. */
export type StoredPeaks = { readonly pyramid: Pyramid; readonly complete: boolean }

/** The same with the marks of the blocks that are there. */
export type LoadedPeaks = StoredPeaks & { readonly bitmap: Uint8Array }

/** Points read at a time. */
const CHUNK = 64 * BLOCK_POINTS

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
  const bitmap = front.subarray(HEADER_BYTES)
  if (!header.complete) return loadBlocks(handle, header.rate, storedBlocks(bitmap, blocksIn(size)))
  if (size !== completeSize(header.count)) return null
  const body = new Int8Array(size - BASE_OFFSET)
  await readWhole(handle, body, BASE_OFFSET)
  const pyramid = pyramidOf(header.rate, levelsIn(body, header.count), header.count)
  return { pyramid, complete: true, bitmap }
}

async function loadBlocks(handle: FileHandle, rate: number, blocks: readonly Range[]): Promise<LoadedPeaks> {
  let pyramid = createPyramid(rate)
  for (const range of blocks) {
    const end = range.to * BLOCK_POINTS
    for (let from = range.from * BLOCK_POINTS; from < end; from += CHUNK) {
      const points = new Int8Array(Math.min(CHUNK, end - from) * 2)
      await readWhole(handle, points, pointOffset(from))
      pyramid = addPoints(pyramid, from, points)
    }
  }
  return { pyramid, complete: false, bitmap: bitmapOf(blocks) }
}

/** Fills `bytes` from `position` on. Throws when the file has become too short for that. */
export async function readWhole(handle: FileHandle, bytes: Int8Array, position: number): Promise<void> {
  if ((await readInto(handle, bytes, position)) < bytes.length) throw new Error('The file became shorter.')
}
