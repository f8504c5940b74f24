import { type FileHandle, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { createGatherer, joinPoints } from '../../shared/media/peaks/gatherer.ts'
import {
  BASE_OFFSET,
  BLOCK_POINTS,
  bitmapOf,
  completeSize,
  HEADER_BYTES,
  hasBlock,
  MAX_POINTS,
  noSums,
  piecesOf,
  pointOffset,
  readHeader,
  SUM_BYTES,
  SUMS_OFFSET,
  setBlock,
  setSum,
  writeHeader,
} from '../../shared/media/peaks/peaks-file.ts'
import type { Pyramid } from '../../shared/media/peaks/pyramid.ts'
import { readInto } from '../files/read-bytes.ts'
import { writeAll } from '../files/write-all.ts'
import { type LoadedPeaks, readWhole, type StoredPeaks } from './peaks-read.ts'

/**
 * The stored waveform of one audio file, open for more. A disk that is full or read-only only means no cache.
 */
export type PeaksEntry = {
  readonly complete: boolean
  /** What was stored before: all of it, whole blocks of 4 096 points, or null. It belongs to the caller. */
  readonly stored: Pyramid | null
  /**
   * Base points from number `at` on. They are copied, joined into whole blocks, and put on disk in batches.
   */
  readonly write: (at: number, points: Int8Array) => void
  /**
   * Everything is known: writes all levels of `count` base points, and last the header that says complete.
   */
  readonly finish: (pyramid: Pyramid, count: number) => Promise<void>
  /** Puts whole blocks on disk and ends. Never throws. */
  readonly close: () => Promise<void>
}

/** Which blocks are stored, and their checksums. */
type Marks = { readonly bitmap: Uint8Array; readonly sums: Uint8Array }
type Batch = readonly (readonly [block: number, points: Int8Array])[]

/** Blocks put on disk together: 13 min at 44.1 kHz, which decode in seconds. */
const BATCH = 32

/**
 * An entry that writes to `opened`; without it, it takes what comes and does nothing. Only whole blocks reach
 * the disk: two processes that decode the same audio then write the same bytes.
 */
export function createEntry(
  opened: FileHandle | null,
  file: string,
  before: (StoredPeaks & Partial<LoadedPeaks>) | null,
): PeaksEntry {
  const bitmap = before?.bitmap ?? bitmapOf([])
  const marks: Marks = { bitmap, sums: before?.sums ?? noSums() }
  const gatherer = createGatherer(bitmap)
  const turns = createTurns(opened)
  let batchDue = false

  async function writeBatches(handle: FileHandle, least: number): Promise<void> {
    while (gatherer.ready() >= least) {
      const batch = gatherer.take()
      // What comes from now on for these blocks is joined with what is written here.
      const again = batch.map(([block]) => hasBlock(bitmap, block))
      for (const [block] of batch) setBlock(bitmap, block)
      if (await isFinished(handle)) return turns.end()
      await writeBlocks(handle, batch, again, marks)
    }
    batchDue = false
  }

  return {
    complete: before?.complete ?? false,
    stored: before?.pyramid ?? null,
    write: (at, points) => {
      if (!turns.isOpen()) return
      gatherer.add(at, points)
      if (gatherer.ready() < BATCH || batchDue) return
      batchDue = true
      void turns.next((handle) => writeBatches(handle, BATCH))
    },
    finish: (pyramid, count) =>
      turns.next(async (handle) => {
        const isTrue = await complete(handle, pyramid, count)
        await turns.end()
        if (!isTrue) await rm(file, { force: true }).catch(() => undefined)
      }),
    close: () => turns.next((handle) => writeBatches(handle, 1).then(turns.end)),
  }
}

type Turns = {
  readonly isOpen: () => boolean
  /** Does `step` after all before it, while the file is open. The first failure ends all writing. */
  readonly next: (step: (handle: FileHandle) => Promise<void>) => Promise<void>
  /** Closes the file. */
  readonly end: () => Promise<void>
}

/** Steps of writing one file, one after the other. */
function createTurns(opened: FileHandle | null): Turns {
  let handle = opened
  let turn = Promise.resolve()
  const end = async () => {
    const closing = handle
    handle = null
    await closing?.close().catch(() => undefined)
  }
  return {
    isOpen: () => handle !== null,
    next: (step) => {
      turn = turn.then(() => (handle ? step(handle) : undefined)).catch(end)
      return turn
    },
    end,
  }
}

/** Another process was faster: its file is not touched any more. */
async function isFinished(handle: FileHandle): Promise<boolean> {
  const bytes = new Uint8Array(HEADER_BYTES)
  await readInto(handle, bytes, 0)
  return readHeader(bytes)?.complete ?? true
}

/** Data, checksums, marks. `again` = the blocks that were stored before, which get what is new. */
async function writeBlocks(
  handle: FileHandle,
  batch: Batch,
  again: readonly boolean[],
  { bitmap, sums }: Marks,
): Promise<void> {
  for (const [i, [block, points]] of batch.entries()) {
    if (again[i]) await joinStored(handle, block, points)
    await writeAll(handle, points, pointOffset(block * BLOCK_POINTS))
    setSum(sums, block, crc32(bytesOf(points)))
  }
  const [first = 0, last = 0] = [batch[0]?.[0], batch.at(-1)?.[0]]
  const firstSum = first * SUM_BYTES
  await writeAll(handle, sums.subarray(firstSum, (last + 1) * SUM_BYTES), SUMS_OFFSET + firstSum)
  const from = first >> 3
  const to = (last >> 3) + 1
  await writeAll(handle, bitmap.subarray(from, to), HEADER_BYTES + from)
}

async function joinStored(handle: FileHandle, block: number, points: Int8Array): Promise<void> {
  const stored = new Int8Array(BLOCK_POINTS * 2)
  await readWhole(handle, stored, pointOffset(block * BLOCK_POINTS))
  joinPoints(points, 0, stored)
}

/** Writes all levels and last the header. False when the header failed: the file would not be true. */
async function complete(handle: FileHandle, pyramid: Pyramid, count: number): Promise<boolean> {
  if (count > MAX_POINTS || (await isFinished(handle))) return true
  let sum = 0
  for (const [at, bytes] of piecesOf(pyramid, count, crc32)) {
    await writeAll(handle, bytes, at)
    if (at >= BASE_OFFSET) sum = crc32(bytesOf(bytes), sum)
  }
  await handle.truncate(completeSize(count))
  return writeAll(handle, writeHeader({ complete: true, rate: pyramid.rate, count, sum }), 0).then(
    () => true,
    () => false,
  )
}

function bytesOf({ buffer, byteOffset, length }: Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}
