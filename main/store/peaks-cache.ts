import { createHash } from 'node:crypto'
import { type FileHandle, lstat, mkdir, open, readdir, rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import {
  BASE_OFFSET,
  BLOCK_POINTS,
  bitmapOf,
  blocksIn,
  completeSize,
  createGatherer,
  HEADER_BYTES,
  hasBlock,
  joinPoints,
  levelsIn,
  MAX_POINTS,
  piecesOf,
  pointOffset,
  type Range,
  readHeader,
  setBlock,
  storedBlocks,
  writeHeader,
} from '../../shared/media/peaks/peaks-file.ts'
import { addPoints, createPyramid, type Pyramid, pyramidOf } from '../../shared/media/peaks/pyramid.ts'
import { writeAll } from '../files/write-all.ts'

/** The stored waveform of one audio file, open for more. A disk that is full or read-only only means no cache. */
export type PeaksEntry = {
  readonly complete: boolean
  /** What was stored before: all of it, a part (whole blocks of 4 096 points), or null. It belongs to the caller. */
  readonly stored: Pyramid | null
  /** Base points from number `at` on. They are copied, joined into whole blocks, and put on disk in batches. */
  readonly write: (at: number, points: Int8Array) => void
  /** Everything is known: writes all levels of `count` base points, and last the header that says complete. */
  readonly finish: (pyramid: Pyramid, count: number) => Promise<void>
  /** Puts whole blocks on disk and ends. Never throws. */
  readonly close: () => Promise<void>
}

export type StoredPeaks = { readonly pyramid: Pyramid; readonly complete: boolean }
type Loaded = StoredPeaks & { readonly bitmap: Uint8Array }

const SAMPLE_BYTES = 64 * 1024
const SAMPLES = 18
/** Blocks put on disk together: 13 min at 44.1 kHz, which decode in seconds. */
const BATCH = 32
/** Points read at a time. */
const CHUNK = 64 * BLOCK_POINTS
const KEY = /^[0-9a-f]{8,128}$/

/** Key of a file by its content: SHA-256 over its size and 18 evenly spread blocks of 64 KiB (all of it when smaller). */
export async function contentKey(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const sampled = size > SAMPLES * SAMPLE_BYTES
    const bytes = new Uint8Array(sampled ? SAMPLES * SAMPLE_BYTES : size)
    const step = sampled ? (size - SAMPLE_BYTES) / (SAMPLES - 1) : SAMPLE_BYTES
    const reads = Array.from({ length: Math.ceil(bytes.length / SAMPLE_BYTES) }, (_, i) =>
      readAt(handle, bytes.subarray(i * SAMPLE_BYTES, (i + 1) * SAMPLE_BYTES), Math.floor(i * step)),
    )
    await Promise.all(reads)
    return createHash('sha256').update(`${size} `).update(bytes).digest('hex')
  } finally {
    await handle.close()
  }
}

/** Opens the entry of `key`, or makes one. A broken one, or one counted in another rate, is replaced. */
export async function openPeaks(folder: string, key: string, rate: number): Promise<PeaksEntry> {
  const file = fileOf(folder, key)
  const handle = await open(file, 'r+').catch(() => null)
  if (!handle) {
    // Perhaps it may be read although it may not be changed.
    const kept = await readPeaks(folder, key)
    return kept?.pyramid.rate === rate ? createEntry(null, file, kept) : createAnew(file, rate)
  }
  const loaded = await load(handle).catch(() => null)
  if (loaded?.pyramid.rate !== rate) {
    await handle.close()
    return createAnew(file, rate)
  }
  await touch(file)
  // Marks of blocks that a shortened file has lost must go before the file grows over their places again.
  if (!loaded.complete && (await works(writeAll(handle, loaded.bitmap, HEADER_BYTES))))
    return createEntry(handle, file, loaded)
  await handle.close()
  return createEntry(null, file, loaded)
}

/** Reads what is stored for `key`; null when there is nothing, or it is broken. Counts as a use. */
export async function readPeaks(folder: string, key: string): Promise<StoredPeaks | null> {
  const file = fileOf(folder, key)
  const handle = await open(file, 'r').catch(() => null)
  if (!handle) return null
  const loaded = await load(handle).catch(() => null)
  await handle.close()
  if (!loaded) return null
  await touch(file)
  return { pyramid: loaded.pyramid, complete: loaded.complete }
}

/** Removes the least recently used entries until at most `maxBytes` remain, but not the one of key `keep`. */
export async function trimPeaks(folder: string, maxBytes: number, keep: string | null): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const ours = names.filter((name) => name.endsWith('.pk') && KEY.test(name.slice(0, -3)))
  const found = await Promise.all(
    ours.map(async (name) => {
      const info = await lstat(path.join(folder, name)).catch(() => null)
      return info?.isFile() ? [{ name, bytes: info.size, used: info.mtimeMs }] : []
    }),
  )
  const entries = found.flat().sort((a, b) => a.used - b.used)
  let total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { name, bytes } of entries) {
    if (total <= maxBytes) return
    if (name === `${keep ?? ''}.pk`) continue
    if (await works(rm(path.join(folder, name)))) total -= bytes
  }
}

/** Begins an empty file. A new one, never the old one emptied: another process may still write into that. */
async function createAnew(file: string, rate: number): Promise<PeaksEntry> {
  let handle: FileHandle | null = null
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await rm(file, { force: true })
    handle = await open(file, 'wx+')
    const front = new Uint8Array(BASE_OFFSET)
    front.set(writeHeader({ complete: false, rate, count: 0 }))
    await writeAll(handle, front, 0)
    return createEntry(handle, file, null)
  } catch {
    if (handle) await discard(handle, file)
    return createEntry(null, file, null)
  }
}

/** Without a handle it takes what comes and does nothing. */
function createEntry(
  opened: FileHandle | null,
  file: string,
  before: (StoredPeaks & { bitmap?: Uint8Array }) | null,
): PeaksEntry {
  // Only whole blocks reach the disk. Two processes that decode the same audio then write the same bytes.
  let handle = opened
  const bitmap = before?.bitmap ?? bitmapOf([])
  const gatherer = createGatherer(bitmap)
  let turn = Promise.resolve()
  let batchDue = false

  /** Does `step` after all before it. The first failure ends all writing. */
  function inTurn(step: (handle: FileHandle) => Promise<void>): Promise<void> {
    turn = turn.then(() => (handle ? step(handle) : undefined)).catch(end)
    return turn
  }

  async function end(): Promise<void> {
    const closing = handle
    handle = null
    await closing?.close().catch(() => undefined)
  }

  function write(at: number, points: Int8Array): void {
    if (!handle) return
    gatherer.add(at, points)
    if (gatherer.ready() < BATCH || batchDue) return
    batchDue = true
    void inTurn((now) => writeBatches(now, BATCH))
  }

  /** Data first, then the marks. */
  async function writeBatches(now: FileHandle, least: number): Promise<void> {
    while (gatherer.ready() >= least) {
      const batch = gatherer.take()
      // What comes from now on for these blocks is joined with what is written here.
      const again = batch.map(([block]) => hasBlock(bitmap, block))
      for (const [block] of batch) setBlock(bitmap, block)
      if (await isFinished(now)) return end()
      for (const [i, [block, points]] of batch.entries()) {
        if (again[i]) await joinStored(now, block, points)
        await writeAll(now, points, pointOffset(block * BLOCK_POINTS))
      }
      const from = (batch[0]?.[0] ?? 0) >> 3
      const to = ((batch.at(-1)?.[0] ?? 0) >> 3) + 1
      await writeAll(now, bitmap.subarray(from, to), HEADER_BYTES + from)
    }
    batchDue = false
  }

  async function complete(now: FileHandle, pyramid: Pyramid, count: number): Promise<void> {
    if (count > MAX_POINTS || (await isFinished(now))) return
    for (const [at, bytes] of piecesOf(pyramid, count)) await writeAll(now, bytes, at)
    await now.truncate(completeSize(count))
    await writeAll(now, writeHeader({ complete: true, rate: pyramid.rate, count }), 0).catch(async () => {
      await discard(now, file)
      handle = null
    })
  }

  return {
    complete: before?.complete ?? false,
    stored: before?.pyramid ?? null,
    write,
    finish: (pyramid, count) => inTurn((now) => complete(now, pyramid, count).then(end)),
    close: () => inTurn((now) => writeBatches(now, 1).then(end)),
  }
}

/** Another process was faster: its file is not touched any more. */
async function isFinished(handle: FileHandle): Promise<boolean> {
  const bytes = new Uint8Array(HEADER_BYTES)
  await readAt(handle, bytes, 0)
  return readHeader(bytes)?.complete ?? true
}

async function load(handle: FileHandle): Promise<Loaded | null> {
  const front = new Uint8Array(BASE_OFFSET)
  await readAt(handle, front, 0)
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

async function loadBlocks(handle: FileHandle, rate: number, blocks: readonly Range[]): Promise<Loaded> {
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

async function joinStored(handle: FileHandle, block: number, points: Int8Array): Promise<void> {
  const stored = new Int8Array(BLOCK_POINTS * 2)
  await readWhole(handle, stored, pointOffset(block * BLOCK_POINTS))
  joinPoints(points, 0, stored)
}

/** Answers how many bytes there were. */
async function readAt(handle: FileHandle, bytes: Uint8Array | Int8Array, position: number): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done
}

export async function readWhole(handle: FileHandle, bytes: Int8Array, position: number): Promise<void> {
  if ((await readAt(handle, bytes, position)) < bytes.length) throw new Error('The file became shorter.')
}

/** For a file that would not be true. */
async function discard(handle: FileHandle, file: string): Promise<void> {
  await handle.close().catch(() => undefined)
  await rm(file, { force: true }).catch(() => undefined)
}

function works(action: Promise<unknown>): Promise<boolean> {
  return action.then(
    () => true,
    () => false,
  )
}

export async function touch(file: string): Promise<void> {
  const now = new Date()
  await utimes(file, now, now).catch(() => undefined)
}

export function fileOf(folder: string, key: string): string {
  if (!KEY.test(key)) throw new RangeError('The key of a stored waveform is not hexadecimal.')
  return path.join(folder, `${key}.pk`)
}
