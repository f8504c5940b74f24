import { createHash, randomBytes } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { readdir, stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { errorCode } from './write-all.ts'

/** This machine and this run, as they stand in the names of our temporary files. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 4)
const NAME = /^\.earmark-([0-9a-f]{4})-([0-9a-f]{1,8})-[0-9a-f]{16}\.tmp$/
/** No write takes that long (ms): by a run whose number another program has now, or by another machine. */
const OVER_MS = 3_600_000

/** Temporary files that are being written. */
const writing = new Set<string>()

/** A new name beside `file` that nobody else uses. What is there when the app quits is removed. */
export function beginTemporary(file: string): string {
  const random = randomBytes(8).toString('hex')
  const temp = path.join(path.dirname(file), `.earmark-${HOST}-${process.pid.toString(16)}-${random}.tmp`)
  if (writing.size === 0) process.on('exit', removeAll)
  writing.add(temp)
  return temp
}

/** The temporary file is gone, or in its place. */
export function endTemporary(temp: string): void {
  writing.delete(temp)
  if (writing.size === 0) process.off('exit', removeAll)
}

/** When the app quits in the middle of a write. */
function removeAll(): void {
  for (const file of writing) {
    try {
      unlinkSync(file)
    } catch {
      // It has just taken its place, or goes at the next start.
    }
  }
}

/**
 * Removes the temporary files that dead runs have left in a folder. `isOurs` = nobody else may be writing
 * there; elsewhere those stay that a living run, or another machine, may still need.
 */
export async function removeLeftovers(folder: string, isOurs: boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, host, run] = NAME.exec(name) ?? []
    const file = path.join(folder, name)
    if (host === undefined || run === undefined || writing.has(file)) continue
    if (isOurs || isDead(host, Number.parseInt(run, 16)) || (await isOver(file)))
      await unlink(file).catch(() => undefined)
  }
}

function isDead(host: string, run: number): boolean {
  if (host !== HOST) return false
  if (run === process.pid) return true
  try {
    process.kill(run, 0)
    return false
  } catch (cause) {
    // A run of another user is alive, too.
    return errorCode(cause) === 'ESRCH'
  }
}

async function isOver(file: string): Promise<boolean> {
  const info = await stat(file).catch(() => null)
  return info !== null && Date.now() - info.mtimeMs > OVER_MS
}
