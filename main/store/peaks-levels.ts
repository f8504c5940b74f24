import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import {
  BASE_OFFSET,
  completeSize,
  HEADER_BYTES,
  levelOffset,
  type PeaksHeader,
  readHeader,
} from '../../shared/media/peaks/peaks-file.ts'
import { LEVELS } from '../../shared/media/peaks/pyramid.ts'
import { fileOf, touch } from './peaks-folder.ts'
import { readWhole } from './peaks-read.ts'

/** A stored, complete waveform that is read level by level. */
export type StoredLevels = {
  readonly rate: number
  /** Base points. */
  readonly count: number
  /**
   * The levels as they are read, the coarsest first; ends early when the file cannot be read. Takes them all,
   * or `return`s.
   */
  readonly levels: AsyncGenerator<{ readonly level: number; readonly points: Int8Array }>
}

/** Bytes read at a time where none are kept. */
const PIECE_BYTES = 1 << 20

/** True when a complete waveform is stored for `key`; whether it is damaged is not looked at. */
export async function isComplete(folder: string, key: string): Promise<boolean> {
  const found = await openComplete(fileOf(folder, key))
  await found?.handle.close()
  return found !== null
}

/**
 * Opens what is stored for `key` without reading it into memory; null when it is not there, not complete, or
 * damaged. Counts as a use.
 */
export async function openLevels(folder: string, key: string): Promise<StoredLevels | null> {
  const file = fileOf(folder, key)
  const found = await openComplete(file)
  if (!found) return null
  const { handle, rate, count } = found
  if (!(await isSound(found).catch(() => false))) {
    await handle.close()
    return null
  }
  await touch(file)
  async function* levels() {
    try {
      for (let level = LEVELS - 1; level >= 0; level--) {
        const points = new Int8Array(levelOffset(count, level + 1) - levelOffset(count, level))
        await readWhole(handle, points, levelOffset(count, level))
        yield { level, points }
      }
    } finally {
      await handle.close()
    }
  }
  return { rate, count, levels: levels() }
}

type OpenedFile = PeaksHeader & { readonly handle: FileHandle }

/** True when all levels are as they were written. */
async function isSound({ handle, count, sum }: OpenedFile): Promise<boolean> {
  let found = 0
  for (let at = BASE_OFFSET; at < completeSize(count); at += PIECE_BYTES) {
    const piece = new Int8Array(Math.min(PIECE_BYTES, completeSize(count) - at))
    await readWhole(handle, piece, at)
    found = crc32(new Uint8Array(piece.buffer), found)
  }
  return found === sum
}

async function openComplete(file: string): Promise<OpenedFile | null> {
  const handle = await open(file, 'r').catch(() => null)
  if (!handle) return null
  const front = new Uint8Array(HEADER_BYTES)
  await handle.read(front, 0, HEADER_BYTES, 0).catch(() => null)
  const header = readHeader(front)
  const { size } = await handle.stat()
  if (header?.complete && header.count > 0 && size === completeSize(header.count))
    return { handle, ...header }
  await handle.close()
  return null
}
