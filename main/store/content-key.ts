import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
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
