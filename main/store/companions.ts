import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Companion, companionSchema } from '../../shared/contract.ts'
import { episodeId } from './episode-id.ts'
import { createJsonFile, type JsonFile, type Tell } from './json-file.ts'

/**
 * What the user has added to an episode and its files have no place for. Episodes are named by their two
 * paths.
 */
export type CompanionsStore = {
  /** Null when there is nothing, or it cannot be read. One part that does not fit leaves the others. */
  readonly read: (audio: string | null, text: string | null) => Promise<Companion | null>
  /**
   * What was added to the episode of one audio belongs to that of another from now on. What that had is kept
   * under another name.
   */
  readonly move: (from: string, to: string) => Promise<void>
  /** Keeps it, whole or not at all. */
  readonly store: (audio: string | null, text: string | null, companion: Companion) => Promise<void>
}

/** Long notes and the marks of a long transcript (bytes). */
const MOST_BYTES = 300_000_000

const EMPTY: Companion = { chapters: null, notes: '', lineNotes: [], article: null, page: null }

/** The companions kept in `folder`, a file for each episode. */
export function createCompanions(folder: string, tell?: Tell): CompanionsStore {
  const files = new Map<string, JsonFile>()
  const fileOf = (audio: string | null, text: string | null) => {
    const id = episodeId(audio, text)
    const file = files.get(id) ?? createJsonFile(path.join(folder, `${id}.json`), tell, MOST_BYTES)
    files.set(id, file)
    return file
  }
  return {
    read: async (audio, text) => {
      const file = fileOf(audio, text)
      const found = await file.read()
      if (!found) return null
      const { companion, isWhole } = partsOf(found)
      if (!isWhole) file.doubt()
      return companion
    },
    move: async (from, to) => {
      const old = fileOf(from, null)
      const found = from === to ? undefined : await old.read()
      if (!found) return
      const fresh = fileOf(to, null)
      if (await fresh.read()) fresh.doubt()
      await fresh.write(found)
      await rm(path.join(folder, `${episodeId(from, null)}.json`), { force: true })
    },
    store: async (audio, text, companion) => {
      await mkdir(folder, { recursive: true })
      await fileOf(audio, text).write(companion)
    },
  }
}

/** What fits, part by part. */
function partsOf(found: object): { readonly companion: Companion; readonly isWhole: boolean } {
  const given = new Map<string, unknown>(Object.entries(found))
  let isWhole = true
  const parts = Object.entries(companionSchema.shape).flatMap(([key, schema]) => {
    if (!given.has(key)) return []
    const part = schema.safeParse(given.get(key))
    isWhole &&= part.success
    return part.success ? [[key, part.data] as const] : []
  })
  return { companion: { ...EMPTY, ...(Object.fromEntries(parts) as Partial<Companion>) }, isWhole }
}
