import type { Stats } from 'node:fs'
import { type FileHandle, open, readFile, unlink, utimes } from 'node:fs/promises'
import { errorCode, noSpace, writeAll } from './write-all.ts'

/** Beside the file while it is written: what it was, under a name that people understand. */
const BEFORE = '.before-saving'
const MOST_COPIES = 100

/** A last look at what is to be changed; throws when it may not be. */
export type Check = () => Promise<void>

/**
 * Writes `bytes` into the file itself, which has other names (hard links) that a rename would cut off. What
 * was there lies beside it until every byte is on the disk; when writing fails it is put back, with its time.
 */
export async function writeThrough(
  file: string,
  bytes: Uint8Array,
  before: Stats,
  check: Check,
): Promise<void> {
  const old = await readFile(file)
  const copy = await keepCopy(file, old, before.mode & 0o777)
  try {
    await check()
  } catch (cause) {
    await removeCopy(copy)
    throw cause
  }
  try {
    await put(file, bytes)
  } catch (cause) {
    await put(file, old)
    await utimes(file, before.atime, before.mtime).catch(() => undefined)
    await removeCopy(copy)
    throw cause
  }
  await removeCopy(copy)
}

/** Under its name people understand a copy that cannot be removed. */
async function removeCopy(copy: string): Promise<void> {
  await unlink(copy).catch(() => undefined)
}

async function keepCopy(file: string, bytes: Uint8Array, mode: number): Promise<string> {
  for (let i = 1; ; i++) {
    const copy = file + BEFORE + (i === 1 ? '' : `-${i}`)
    const handle = await open(copy, 'wx', mode).catch((cause: unknown) => {
      if (errorCode(cause) === 'EEXIST' && i < MOST_COPIES) return null
      throw cause
    })
    if (!handle) continue
    try {
      await fill(handle, bytes).finally(() => handle.close())
    } catch (cause) {
      await removeCopy(copy)
      throw cause
    }
    return copy
  }
}

async function put(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+')
  await fill(handle, bytes).finally(() => handle.close())
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
