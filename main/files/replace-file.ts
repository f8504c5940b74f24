import { realpath as realpathCalled, type Stats } from 'node:fs'
import { type FileHandle, open, readlink, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { CopyAttributes } from './attributes.ts'
import { beginTemporary, endTemporary } from './temporary.ts'
import { createTurns } from './turns.ts'
import { errorCode, noSpace, writeAll } from './write-all.ts'
import { type Check, flush, writeThrough } from './write-through.ts'

// The native one of node:fs/promises refuses some drives of Windows.
const realpath = promisify(realpathCalled)

/** A virus scanner or an indexer lets go of a file within seconds. */
const PATIENCE_MS = 7500
const RETRY_MS = 100
/** More files are open at this moment than the system allows. */
const TOO_MANY = ['EMFILE', 'ENFILE', 'EAGAIN']
/** The code of what is no file: a folder, a device, a pipe. */
export const NO_FILE = 'ENOTFILE'
/** Codes of what is not permitted. */
export const FORBIDDEN: readonly string[] = ['EACCES', 'EPERM', 'EROFS']
/** As many links in a row as Linux follows. */
const MOST_LINKS = 40

const inTurn = createTurns()

/**
 * Puts `bytes` in the place of `file`, whole or not at all: they are written to a temporary file beside it,
 * which takes its place when every byte is on the disk; a file with other names (hard links) is written
 * itself. Links are followed, permissions and owner stay, and what `attributes` copies. Calls for one path
 * take turns. `check` comes directly before the file changes; what it throws prevents that. Throws with the
 * code NO_FILE when something else than a file is there, and with `isOfFolder` what its folder forbids.
 */
export function replaceFile(
  file: string,
  bytes: Uint8Array,
  attributes: CopyAttributes | null = null,
  check: Check = () => Promise.resolve(),
): Promise<void> {
  const key = path.resolve(file)
  return inTurn(key, () => replace(key, bytes, attributes, check))
}

async function replace(
  asked: string,
  bytes: Uint8Array,
  attributes: CopyAttributes | null,
  check: Check,
): Promise<void> {
  const file = await behindLinks(asked, MOST_LINKS)
  const folder = path.dirname(file)
  const before = await stat(file).catch(() => null)
  if (before && !before.isFile())
    throw Object.assign(new Error(`${file} is no ordinary file`), { code: NO_FILE })
  if (before && before.nlink > 1) return writeThrough(file, bytes, before, check)
  const temp = beginTemporary(file)
  try {
    const handle = await patiently(TOO_MANY, () =>
      open(temp, 'wx', before ? before.mode & 0o777 : 0o666),
    ).catch(inFolder)
    try {
      if (before && attributes) {
        await attributes(file, temp)
        await handle.truncate(0)
      }
      await fill(handle, bytes, before)
    } finally {
      // A share on the network may say only now that it is full.
      await handle.close()
    }
    // Each time: a program that holds the file may write it.
    await patiently(held(), () => check().then(() => rename(temp, file)))
  } catch (cause) {
    await patiently(held(), () => unlink(temp)).catch(() => undefined)
    throw cause
  } finally {
    endTemporary(temp)
  }
  await syncFolder(folder)
}

/** What is forbidden in the folder is not forbidden of the file. */
function inFolder(cause: unknown): never {
  if (FORBIDDEN.includes(errorCode(cause))) throw Object.assign(cause as Error, { isOfFolder: true })
  throw cause
}

/** The file that a path leads to, which need not be there yet. */
async function behindLinks(file: string, most: number): Promise<string> {
  try {
    return await realpath(file)
  } catch (cause) {
    const target = await readlink(file).catch(() => null)
    if (target === null) return file
    if (most === 0) throw cause
    return behindLinks(path.resolve(path.dirname(file), target), most - 1)
  }
}

/** Writes everything to the disk, and makes sure that it is there. */
async function fill(handle: FileHandle, bytes: Uint8Array, before: Stats | null): Promise<void> {
  await writeAll(handle, bytes, 0)
  if (before) await takeRights(handle, before)
  await flush(handle)
  const { size } = await handle.stat()
  if (size !== bytes.length) throw noSpace(`${size} of ${bytes.length} bytes are there`)
}

/** Gives the new file the owner and the permissions of the old one, as far as the user may. */
async function takeRights(handle: FileHandle, before: Stats): Promise<void> {
  if (process.platform === 'win32') return
  const { uid, gid } = await handle.stat()
  const works = (step: Promise<void>) =>
    step.then(
      () => true,
      () => false,
    )
  // Who may not give a file away may still share it with the same group.
  if ((uid !== before.uid || gid !== before.gid) && !(await works(handle.chown(before.uid, before.gid))))
    await works(handle.chown(uid, before.gid))
  // After the owner, because a change of that takes permissions away.
  const mode = before.mode & 0o7777
  if (((await handle.stat()).mode & 0o7777) !== mode) await works(handle.chmod(mode))
}

/**
 * So that the new name outlasts a power cut, too. The file is in its place already: a failure changes
 * nothing.
 */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close().catch(() => undefined)
}

/** Tries again while the reason is one of those that pass. */
async function patiently<T>(passing: readonly string[], step: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await step()
    } catch (cause) {
      if (!passing.includes(errorCode(cause)) || performance.now() > end) throw cause
      await sleep(RETRY_MS)
    }
  }
}

/**
 * What is said while another program holds a file. Windows calls it forbidden; elsewhere that does not pass.
 */
function held(): readonly string[] {
  return process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']
}
