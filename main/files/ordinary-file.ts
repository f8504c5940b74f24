import type { BigIntStats } from 'node:fs'
import { constants, open, stat } from 'node:fs/promises'
import { errorCode } from './write-all.ts'

/** Larger text files are refused: the longest hearing with word times stays far below. */
export const MAX_TEXT_BYTES = 200 * 1024 * 1024
/** The page would need some 4 GB for twice as many; a day of talk, with a line for each word, has a tenth. */
export const MOST_LINES = 5_000_000
/** What is no file: nothing, a folder, a ring of links, a socket or a device without anything behind it. */
const NO_FILE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENXIO']

/** What tells without reading it that a file was written. Its number is none: some drives give it anew. */
export type Mark = Pick<BigIntStats, 'size' | 'mtimeNs'>

/** Bytes with the mark that the file had before they were read. */
type Found = { readonly bytes: Buffer; readonly mtimeMs: number; readonly mark: Mark }

/**
 * The bytes of an ordinary file; null = there is none. Throws when there is one that cannot be read at the
 * moment, and with the code EFBIG when it has more than `most` bytes. A pipe or a device is never read.
 */
export async function readOrdinary(file: string, most: number): Promise<Found | null> {
  // Without O_NONBLOCK, which Windows has not, opening a pipe waits for a writer, perhaps for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(nothing)
  if (!handle) return null
  try {
    const mark = await handle.stat({ bigint: true })
    const info = await handle.stat()
    if (!info.isFile()) return null
    if (info.size > most) throw Object.assign(new Error(`more than ${most} bytes`), { code: 'EFBIG' })
    return { bytes: await handle.readFile(), mtimeMs: info.mtimeMs, mark }
  } finally {
    await handle.close()
  }
}

/** The mark of what is there now; null = nothing. */
export function markOf(file: string): Promise<Mark | null> {
  return stat(file, { bigint: true }).catch(nothing)
}

/** True when nobody has written the file between two looks. */
export function isSameMark(one: Mark | null, other: Mark | null): boolean {
  return one?.size === other?.size && one?.mtimeNs === other?.mtimeNs
}

function nothing(cause: unknown): null {
  if (NO_FILE.includes(errorCode(cause))) return null
  throw cause
}
