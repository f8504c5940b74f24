import { createHash } from 'node:crypto'

/** Size, time and hash of a text file's bytes: two equal stamps mean the same content. */
export function stampOf(bytes: Uint8Array, mtimeMs: number): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return `${bytes.length}-${Math.round(mtimeMs)}-${hash}`
}
