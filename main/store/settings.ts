import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../shared/settings.ts'
import { createJsonFile, type Tell } from './json-file.ts'

/** The user's settings: in memory from the first reading on, and on disk. */
export type SettingsStore = {
  readonly read: () => Promise<Settings>
  /** Changes some settings, stores all of them and answers them. */
  readonly change: (changes: Partial<Settings>) => Promise<Settings>
}

/** The settings kept in `folder`. Nothing is read or written before somebody asks. */
export function createSettings(folder: string, tell?: Tell): SettingsStore {
  const file = createJsonFile(path.join(folder, 'settings.json'), tell)
  let current: Settings | null = null

  async function read(): Promise<Settings> {
    if (current === null) {
      const found = await file.read()
      const stored = parseSettings(found)
      if (found && !fits(found, stored)) file.doubt()
      // A change may have come in meanwhile; it counts.
      current ??= stored
    }
    return current
  }

  async function change(changes: Partial<Settings>): Promise<Settings> {
    await read()
    current = { ...(current ?? DEFAULT_SETTINGS), ...changes }
    await file.write(current)
    return current
  }

  return { read, change }
}

/** True when every setting that is there could be taken; one that is new, or gone since, is no matter. */
function fits(found: object, taken: Settings): boolean {
  const known = new Map<string, unknown>(Object.entries(taken))
  return Object.entries(found).every(
    ([key, value]) => !known.has(key) || isDeepStrictEqual(value, known.get(key)),
  )
}
