import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../shared/settings.ts'
import { readJson, writeJson } from './json-file.ts'

const FILE = 'settings.json'
let current: Settings | null = null

export async function readSettings(): Promise<Settings> {
  if (current === null) {
    const stored = parseSettings(await readJson(FILE))
    // A change may have come in meanwhile; it counts.
    current ??= stored
  }
  return current
}

/** Changes some settings and stores all. */
export async function changeSettings(changes: Partial<Settings>): Promise<Settings> {
  await readSettings()
  current = { ...(current ?? DEFAULT_SETTINGS), ...changes }
  await writeJson(FILE, current)
  return current
}
