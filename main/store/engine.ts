import { app } from 'electron'
import * as z from 'zod/mini'
import { delaysSchema, type EngineDelays } from '../../shared/contract.ts'
import { readJson, writeJson } from './json-file.ts'

const FILE = 'engine.json'
const schema = z.object({ version: z.string(), delays: delaysSchema })

/** What was measured of this version's decoders; null when nothing was. Another version is measured anew. */
export async function readDelays(): Promise<EngineDelays | null> {
  const stored = schema.safeParse(await readJson(FILE))
  return stored.success && stored.data.version === versionNow() ? stored.data.delays : null
}

export async function storeDelays(delays: EngineDelays): Promise<void> {
  await writeJson(FILE, { version: versionNow(), delays })
}

/** Decoders come with Electron, on some systems with the system; app updates change neither by themselves. */
function versionNow(): string {
  return `${process.versions.electron} ${process.platform} ${process.arch} ${app.getVersion()}`
}
