import { createHash } from 'node:crypto'

/** Size, time and hash of a text file's bytes: two equal stamps mean the same content. */
export function stampOf(bytes: Uint8Array, mtimeMs: number): string {
  return `${bytes.length}-${Math.round(mtimeMs)}-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`
}
