import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { readInto } from '../files/read-bytes.ts'

const SAMPLE_BYTES = 64 * 1024
const SAMPLES = 18

/**
 * Key of a file by its content, not its name: SHA-256 over its size and 18 evenly spread blocks of 64 KiB
 * (all of it when it is smaller).
 */
export async function contentKey(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const sampled = size > SAMPLES * SAMPLE_BYTES
    const bytes = new Uint8Array(sampled ? SAMPLES * SAMPLE_BYTES : size)
    const step = sampled ? (size - SAMPLE_BYTES) / (SAMPLES - 1) : SAMPLE_BYTES
    const reads = Array.from({ length: Math.ceil(bytes.length / SAMPLE_BYTES) }, (_, i) =>
      readInto(handle, bytes.subarray(i * SAMPLE_BYTES, (i + 1) * SAMPLE_BYTES), Math.floor(i * step)),
    )
    await Promise.all(reads)
    return createHash('sha256').update(`${size} `).update(bytes).digest('hex')
  } finally {
    await handle.close()
  }
}

/** Keys that were read, by path, with the size and time that the file had then. */
const known = new Map<string, { readonly mark: string; readonly key: string }>()

/** The same for a file that may be asked for again and again; undefined when it cannot be read. */
export async function contentKeyNow(file: string): Promise<string | undefined> {
  try {
    const info = await stat(file)
    // What is no file might never answer.
    if (!info.isFile()) return undefined
    const { size, mtimeMs } = info
    const mark = `${size} ${mtimeMs}`
    const found = known.get(file)
    const key = found?.mark === mark ? found.key : await contentKey(file)
    known.set(file, { mark, key })
    return key
  } catch {
    return undefined
  }
}
