import { constants, open } from 'node:fs/promises'
import { errorCode } from './write-all.ts'

/** Larger text files are refused: the longest hearing with word times stays far below. */
export const MAX_TEXT_BYTES = 200 * 1024 * 1024
/** What is no file: nothing, a folder, a ring of links, a socket or a device without anything behind it. */
const NO_FILE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENXIO']

/**
 * The bytes of an ordinary file; null = there is none. Throws when there is one that cannot be read at the
 * moment, and with the code EFBIG when it has more than `most` bytes. A pipe or a device is never read.
 */
export async function readOrdinary(
  file: string,
  most: number,
): Promise<{ readonly bytes: Buffer; readonly mtimeMs: number } | null> {
  // Without O_NONBLOCK, which Windows has not, opening a pipe waits for a writer, perhaps for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: unknown) => {
    if (NO_FILE.includes(errorCode(cause))) return null
    throw cause
  })
  if (!handle) return null
  try {
    const info = await handle.stat()
    if (!info.isFile()) return null
    if (info.size > most) throw Object.assign(new Error(`more than ${most} bytes`), { code: 'EFBIG' })
    return { bytes: await handle.readFile(), mtimeMs: info.mtimeMs }
  } finally {
    await handle.close()
  }
}
