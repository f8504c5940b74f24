import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { replaceFile } from '../files/replace-file.ts'
import { removeLeftovers } from '../files/temporary.ts'
import { type Backup, beyond, extensionOf, nameOf, readName, thinned } from './backup-names.ts'

/** Versions that are kept of one file, and bytes of all together. */
export type Limits = { readonly most: number; readonly bytes: number }

/** The part of all room that the versions of one file may take. */
const MOST_OF_ONE = 0.6

const LIMITS: Limits = { most: 30, bytes: 500_000_000 }

/** The versions that stood in the user's own texts before we saved over them. */
export type Backups = {
  /**
   * Keeps what stands in a file, before something else takes its place; what was kept before is not kept
   * twice, but counts as the latest. Answers how to take that back. Throws when it cannot be kept.
   */
  readonly keep: (file: string, bytes: Uint8Array) => Promise<() => Promise<void>>
  /** The versions of a file, the latest first. */
  readonly list: (file: string) => Promise<readonly Backup[]>
  /** The bytes of a version; null when it is gone or damaged. */
  readonly read: (file: string, number: number) => Promise<Uint8Array | null>
  /** Removes what a dead run has left half written, and what is beyond the limits. */
  readonly tidy: () => Promise<void>
}

type Clock = { readonly now: () => number }

/** The versions kept in `folder`: a folder for each file, in which the names tell everything. */
export function createBackups(folder: string, limits: Limits = LIMITS, clock: Clock = Date): Backups {
  let turn: Promise<unknown> = Promise.resolve()
  /** What stood in a file when this run first saved over it: the number, by its folder. */
  const first = new Map<string, number>()
  const folderOf = (file: string) => path.join(folder, idOf(file))

  /** One after the other, so that no two get one number. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = turn.then(step)
    turn = done.catch(() => undefined)
    return done
  }

  async function keep(file: string, bytes: Uint8Array): Promise<() => Promise<void>> {
    const own = folderOf(file)
    await mkdir(own, { recursive: true })
    const before = await versionsIn(own)
    const hash = hashOf(bytes)
    const alike = before.find((version) => version.hash === hash && version.bytes === bytes.length)
    // Its name tells what it was: it may be damaged by now.
    const isWhole = alike && (await bytesOf(path.join(own, nameOf(alike)), hash)) !== null
    const same = isWhole ? alike : undefined
    const last = before[0]
    if (same && same === last) {
      if (!first.has(own)) first.set(own, last.number)
      return nothing
    }
    const number = (last?.number ?? 0) + 1
    const extension = extensionOf(file)
    const kept = { number, at: clock.now(), bytes: bytes.length, hash, extension }
    const name = path.join(own, nameOf(kept))
    if (same) await rename(path.join(own, nameOf(same)), name)
    else await replaceFile(name, bytes)
    if (!first.has(own) || same?.number === first.get(own)) first.set(own, number)
    await trim(own).catch(() => undefined)
    if (!(await versionsIn(own)).some((version) => version.number === number))
      throw new Error('there is no room for this version')
    return same ? nothing : () => rm(name, { force: true })
  }

  async function trim(own: string): Promise<void> {
    // However often a file is saved over, what stood there before stays.
    const wasFirst = ({ number }: Backup) => number === first.get(own)
    for (const version of thinned(await versionsIn(own), limits.most, clock.now(), wasFirst))
      await rm(path.join(own, nameOf(version)), { force: true })
    // One file does not take the room of all others.
    const others = (await versionsIn(own)).filter((version) => !wasFirst(version))
    for (const version of beyond(others, limits.bytes * MOST_OF_ONE))
      await rm(path.join(own, nameOf(version)), { force: true })
    await trimAll()
  }

  /**
   * What this run found in a file goes last, and of files that it does not save over the latest: what it
   * writes itself takes nobody's room.
   */
  async function trimAll(): Promise<void> {
    const files = await Promise.all((await foldersIn(folder)).map(placed))
    const latest = new Set(files.map(([version]) => version))
    const isPrecious = (one: Placed) =>
      first.has(one.folder) ? first.get(one.folder) === one.number : latest.has(one)
    for (const version of beyond(files.flat(), limits.bytes, isPrecious))
      await rm(path.join(version.folder, nameOf(version)), { force: true })
  }

  return {
    keep: (file, bytes) => (bytes.length === 0 ? Promise.resolve(nothing) : inTurn(() => keep(file, bytes))),
    list: (file) => versionsIn(folderOf(file)),
    read: async (file, number) => {
      const found = (await versionsIn(folderOf(file))).find((version) => version.number === number)
      if (!found) return null
      return bytesOf(path.join(folderOf(file), nameOf(found)), found.hash)
    },
    tidy: () =>
      inTurn(async () => {
        // Only one Earmark writes in this folder.
        for (const own of await foldersIn(folder)) await removeLeftovers(own, true)
        await trimAll()
      }),
  }
}

/** A file is known by its path. */
function idOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 24)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

/** The bytes of a version; null when they are not what they were. */
async function bytesOf(name: string, hash: string): Promise<Uint8Array | null> {
  const bytes = await readFile(name).catch(() => null)
  return bytes && hashOf(bytes) === hash ? bytes : null
}

function nothing(): Promise<void> {
  return Promise.resolve()
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name))
}

type Placed = Backup & { readonly folder: string }

/** The versions of one file, the latest first. */
async function placed(folder: string): Promise<readonly Placed[]> {
  return (await versionsIn(folder)).map((version) => ({ ...version, folder }))
}

/** The latest first. */
async function versionsIn(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .map(readName)
    .filter((version) => version !== null)
    .sort((a, b) => b.number - a.number)
}
