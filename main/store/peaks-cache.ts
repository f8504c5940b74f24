import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { BASE_OFFSET, HEADER_BYTES, writeHeader } from '../../shared/media/peaks/peaks-file.ts'
import { writeAll } from '../files/write-all.ts'
import { createEntry, type PeaksEntry } from './peaks-entry.ts'
import { fileOf, touch } from './peaks-folder.ts'
import { loadPeaks, readPeaks } from './peaks-read.ts'

/** Opens the entry of `key`, or makes one. A broken one, or one counted in another rate, is replaced. */
export async function openPeaks(folder: string, key: string, rate: number): Promise<PeaksEntry> {
  const file = fileOf(folder, key)
  const handle = await open(file, 'r+').catch(() => null)
  if (!handle) {
    // Perhaps it may be read although it may not be changed.
    const kept = await readPeaks(folder, key)
    return kept?.pyramid.rate === rate ? createEntry(null, file, kept) : createAnew(file, rate)
  }
  const loaded = await loadPeaks(handle).catch(() => null)
  if (loaded?.pyramid.rate !== rate) {
    await handle.close()
    return createAnew(file, rate)
  }
  await touch(file)
  // Marks of blocks that are damaged, or were lost, must go before the file grows over their places again.
  if (!loaded.complete && (await isWritten(handle, loaded.bitmap))) return createEntry(handle, file, loaded)
  await handle.close()
  return createEntry(null, file, loaded)
}

function isWritten(handle: FileHandle, bitmap: Uint8Array): Promise<boolean> {
  return writeAll(handle, bitmap, HEADER_BYTES).then(
    () => true,
    () => false,
  )
}

/** Begins an empty file. A new one, never the old one emptied: another process may still write into that. */
async function createAnew(file: string, rate: number): Promise<PeaksEntry> {
  let handle: FileHandle | null = null
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await rm(file, { force: true })
    handle = await open(file, 'wx+')
    const front = new Uint8Array(BASE_OFFSET)
    front.set(writeHeader({ complete: false, rate, count: 0, sum: 0 }))
    await writeAll(handle, front, 0)
    return createEntry(handle, file, null)
  } catch {
    await handle?.close().catch(() => undefined)
    if (handle) await rm(file, { force: true }).catch(() => undefined)
    return createEntry(null, file, null)
  }
}
