import path from 'node:path'
import * as z from 'zod/mini'
import { delaysSchema, type EngineDelays } from '../../shared/contract.ts'
import { createJsonFile } from './json-file.ts'

const schema = z.object({ version: z.string(), delays: delaysSchema })

/** How late the decoders of one version were measured to be. */
export type DelaysStore = {
  /** What was measured of this version; null when nothing was. */
  readonly read: () => Promise<EngineDelays | null>
  readonly store: (delays: EngineDelays) => Promise<void>
}

/**
 * The delays kept in `folder`. `version` names all that the decoders depend on; another one is measured anew.
 */
export function createDelays(folder: string, version: string): DelaysStore {
  const file = createJsonFile(path.join(folder, 'engine.json'))
  return {
    read: async () => {
      const stored = schema.safeParse(await file.read())
      return stored.success && stored.data.version === version ? stored.data.delays : null
    },
    store: (delays) => file.write({ version, delays }),
  }
}
