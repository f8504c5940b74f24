import { randomBytes } from 'node:crypto'
import { realpath as realpathCalled, type Stats, unlinkSync } from 'node:fs'
import { type FileHandle, open, readdir, readlink, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { errorCode, noSpace, writeAll } from './write-all.ts'

// The native one of node:fs/promises refuses some drives of Windows.
const realpath = promisify(realpathCalled)

/** A virus scanner or an indexer lets go of a file within seconds. */
const PATIENCE_MS = 7500
const RETRY_MS = 100
/** More files are open at this moment than the system allows. */
const TOO_MANY = ['EMFILE', 'ENFILE', 'EAGAIN']
/** As many links in a row as Linux follows. */
const MOST_LINKS = 40

const TEMPORARY = /^\.earmark-[0-9a-f]{16}\.tmp$/
/** Temporary files that are being written. */
const temporary = new Set<string>()
/** The end of the last write of each path. */
const turns = new Map<string, Promise<void>>()

/**
 * Puts `bytes` in the place of `file`, whole or not at all: they are written to a temporary file beside it,
 * which takes its place when every byte is on the disk. Links are followed, permissions and owner stay. Calls
 * for one path take turns.
 */
export function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const key = path.resolve(file)
  const written = (turns.get(key) ?? Promise.resolve()).then(() => replace(key, bytes))
  const over = written
    .catch(() => undefined)
    .then(() => {
      if (turns.get(key) === over) turns.delete(key)
    })
  turns.set(key, over)
  return written
}

/** Removes temporary files that a crash has left in a folder of our own; nobody else may be writing there. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const left = names.filter((name) => TEMPORARY.test(name)).map((name) => path.join(folder, name))
  await Promise.all(
    left.filter((file) => !temporary.has(file)).map((file) => unlink(file).catch(() => undefined)),
  )
}

async function replace(asked: string, bytes: Uint8Array): Promise<void> {
  const file = await behindLinks(asked, MOST_LINKS)
  const folder = path.dirname(file)
  const before = await stat(file).catch(() => null)
  const temp = path.join(folder, `.earmark-${randomBytes(8).toString('hex')}.tmp`)
  const handle = await patiently(TOO_MANY, () => open(temp, 'wx', before ? before.mode & 0o777 : 0o666))
  if (temporary.size === 0) process.on('exit', removeAll)
  temporary.add(temp)
  try {
    try {
      await fill(handle, bytes, before)
    } finally {
      // A share on the network may say only now that it is full.
      await handle.close()
    }
    await patiently(held(), () => rename(temp, file))
  } catch (cause) {
    await patiently(held(), () => unlink(temp)).catch(() => undefined)
    throw cause
  } finally {
    temporary.delete(temp)
    if (temporary.size === 0) process.off('exit', removeAll)
  }
  await syncFolder(folder)
}

/** When the app quits in the middle of a write. */
function removeAll(): void {
  for (const file of temporary) {
    try {
      unlinkSync(file)
    } catch {
      // It has just taken its place, or goes at the next start.
    }
  }
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
  await handle.sync().catch((cause: unknown) => {
    // Some file systems have nothing to flush; a full disk is reported by others only here.
    if (!isUnsupported(cause)) throw cause
  })
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

function isUnsupported(cause: unknown): boolean {
  return ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(errorCode(cause))
}
