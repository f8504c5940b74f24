import { createHash } from 'node:crypto'

/** Size, time and hash of a text file's bytes: two equal stamps mean the same content. */
export function stampOf(bytes: Uint8Array, mtimeMs: number): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return `${bytes.length}-${Math.round(mtimeMs)}-${hash}`
}

/** True when two stamps are of the same bytes, whenever those were written. */
export function isSameContent(one: string, other: string): boolean {
  return contentOf(one) === contentOf(other)
}

function contentOf(stamp: string): string {
  return stamp.replace(/-\d+-/, '-')
}

/** Stands for the stamp of a file that is not there. */
export const NOTHING_THERE = 'nothing'
