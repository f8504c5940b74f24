import { parseSettings, type Settings } from '../../shared/settings.ts'
import { readJson, writeJson } from './json-file.ts'

const FILE = 'settings.json'
let current: Settings | null = null

export async function readSettings(): Promise<Settings> {
  current ??= parseSettings(await readJson(FILE))
  return current
}

/** Changes some settings and stores all. */
export async function changeSettings(changes: Partial<Settings>): Promise<Settings> {
  current = { ...(await readSettings()), ...changes }
  await writeJson(FILE, current)
  return current
}
