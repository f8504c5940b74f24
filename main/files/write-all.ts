import type { FileHandle } from 'node:fs/promises'

/**
 * Writes all of `bytes` at `position`. The system may take fewer at a time, as it does when the disk has no
 * more room for the rest: only the next write then says so. Throws ENOSPC when nothing more is taken.
 */
export async function writeAll(
  handle: Pick<FileHandle, 'write'>,
  bytes: Uint8Array | Int8Array,
  position: number,
): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
    if (bytesWritten === 0) throw noSpace(`${done} of ${bytes.length} bytes were taken`)
    done += bytesWritten
  }
}

/** The error of a full disk, for where the system does not report it itself. */
export function noSpace(detail: string): Error {
  return Object.assign(new Error(`ENOSPC: ${detail}`), { code: 'ENOSPC' })
}

/** The code of a system error, `ENOENT`; empty for any other. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

/** True when a disk, or the user's share of it, is full. */
export function isFull(cause: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(cause))
}
