import { lstat, readdir, rm, utimes } from 'node:fs/promises'
import path from 'node:path'

const KEY = /^[0-9a-f]{8,128}$/
const ENDING = '.pk'

/** The file of the waveform stored for `key`. Throws when that is no key. */
export function fileOf(folder: string, key: string): string {
  if (!KEY.test(key)) throw new RangeError('The key of a stored waveform is not hexadecimal.')
  return path.join(folder, `${key}${ENDING}`)
}

/** Counts as a use: what was not used for longest is removed first. Never fails. */
export async function touch(file: string): Promise<void> {
  const now = new Date()
  await utimes(file, now, now).catch(() => undefined)
}

/** Removes the least recently used entries until at most `maxBytes` remain, but not the one of key `keep`. */
export async function trimPeaks(folder: string, maxBytes: number, keep: string | null): Promise<void> {
  const entries = [...(await entriesIn(folder))].sort((a, b) => a.used - b.used)
  let total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { name, bytes } of entries) {
    if (total <= maxBytes) return
    if (name === `${keep ?? ''}${ENDING}`) continue
    const isRemoved = await rm(path.join(folder, name)).then(
      () => true,
      () => false,
    )
    if (isRemoved) total -= bytes
  }
}

type Entry = { readonly name: string; readonly bytes: number; readonly used: number }

/** What is ours in a folder; empty when it cannot be listed. */
async function entriesIn(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder).catch(() => [])
  const ours = names.filter((name) => name.endsWith(ENDING) && KEY.test(name.slice(0, -ENDING.length)))
  const found = await Promise.all(
    ours.map(async (name) => {
      const info = await lstat(path.join(folder, name)).catch(() => null)
      return info?.isFile() ? [{ name, bytes: info.size, used: info.mtimeMs }] : []
    }),
  )
  return found.flat()
}
