import path from 'node:path'
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../shared/settings.ts'
import { readJson, writeJson } from './json-file.ts'

/** The user's settings: in memory from the first reading on, and on disk. */
export type SettingsStore = {
  readonly read: () => Promise<Settings>
  /** Changes some settings, stores all of them and answers them. */
  readonly change: (changes: Partial<Settings>) => Promise<Settings>
}

/** The settings kept in `folder`. Nothing is read or written before somebody asks. */
export function createSettings(folder: string): SettingsStore {
  const file = path.join(folder, 'settings.json')
  let current: Settings | null = null

  async function read(): Promise<Settings> {
    if (current === null) {
      const stored = parseSettings(await readJson(file))
      // A change may have come in meanwhile; it counts.
      current ??= stored
    }
    return current
  }

  async function change(changes: Partial<Settings>): Promise<Settings> {
    await read()
    current = { ...(current ?? DEFAULT_SETTINGS), ...changes }
    await writeJson(file, current)
    return current
  }

  return { read, change }
}
