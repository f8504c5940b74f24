import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { errorCode, noSpace, writeAll } from './write-all.ts'

/** Beside the file while it is written: what it was, under a name that people understand. */
const BEFORE = '.before-saving'
const MOST_COPIES = 100

/**
 * Writes `bytes` into the file itself, which has other names (hard links) that a rename would cut off. What
 * was there lies beside it until every byte is on the disk; when writing fails it is put back, with its time.
 */
export async function writeThrough(file: string, bytes: Uint8Array, before: Stats): Promise<void> {
  const handle = await open(file, constants.O_RDWR)
  try {
    const old = await handle.readFile()
    const copy = await keepCopy(file, old)
    try {
      await fill(handle, bytes)
    } catch (cause) {
      await fill(handle, old)
      await handle.utimes(before.atime, before.mtime)
      await unlink(copy)
      throw cause
    }
    await unlink(copy)
  } finally {
    await handle.close()
  }
}

async function keepCopy(file: string, bytes: Uint8Array): Promise<string> {
  for (let i = 1; ; i++) {
    const copy = file + BEFORE + (i === 1 ? '' : `-${i}`)
    const handle = await open(copy, 'wx').catch((cause: unknown) => {
      if (errorCode(cause) === 'EEXIST' && i < MOST_COPIES) return null
      throw cause
    })
    if (!handle) continue
    try {
      await fill(handle, bytes).finally(() => handle.close())
    } catch (cause) {
      await unlink(copy).catch(() => undefined)
      throw cause
    }
    return copy
  }
}

/** Puts these bytes and no others in the file, and makes sure that they are on the disk. */
async function fill(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  await writeAll(handle, bytes, 0)
  await handle.truncate(bytes.length)
  await flush(handle)
  const { size } = await handle.stat()
  if (size !== bytes.length) throw noSpace(`${size} of ${bytes.length} bytes are there`)
}

/** Makes sure that what was written is on the disk. */
export async function flush(handle: FileHandle): Promise<void> {
  await handle.sync().catch((cause: unknown) => {
    // Some file systems have nothing to flush; a full disk is reported by others only here.
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(errorCode(cause))) throw cause
  })
}
