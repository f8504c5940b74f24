import { mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Companion, companionSchema } from '../../shared/contract.ts'
import { errorCode } from '../files/write-all.ts'
import { episodeId } from './episode-id.ts'
import { createJsonFile, type JsonFile, setAside, type Tell } from './json-file.ts'

/**
 * What the user has added to an episode and its files have no place for. Episodes are named by their two
 * paths.
 */
export type CompanionsStore = {
  /** Null when there is nothing, or it cannot be read. One part that does not fit leaves the others. */
  readonly read: (audio: string | null, text: string | null) => Promise<Companion | null>
  /**
   * What was added to the episode of one audio belongs to that of another from now on. What that had is kept
   * under another name. Throws when it cannot be done; a second try goes on with it.
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
  const pathOf = (audio: string | null, text: string | null) =>
    path.join(folder, `${episodeId(audio, text)}.json`)
  const fileOf = (audio: string | null, text: string | null) => {
    const at = pathOf(audio, text)
    const file = files.get(at) ?? createJsonFile(at, tell, MOST_BYTES)
    files.set(at, file)
    return file
  }
  async function read(audio: string | null, text: string | null): Promise<Companion | null> {
    const file = fileOf(audio, text)
    const found = await file.read()
    if (!found) return null
    const { companion, isWhole } = partsOf(found)
    if (!isWhole) file.doubt()
    return companion
  }

  return {
    read,
    move: async (from, to) => {
      if (from === to) return
      const [old, fresh] = [pathOf(from, null), pathOf(to, null)]
      // Renamed, not read: what cannot be read now, or is of a newer Earmark, goes along as it is.
      if (!(await isThere(old))) return
      if (await isThere(fresh)) await setAside(fresh, (copy) => rename(fresh, copy))
      await rename(old, fresh)
      for (const moved of [old, fresh]) files.delete(moved)
    },
    store: async (audio, text, companion) => {
      await mkdir(folder, { recursive: true })
      // What does not fit in notes that were not looked at yet is kept, too.
      if (!files.has(pathOf(audio, text))) await read(audio, text)
      await fileOf(audio, text).write(companion)
    },
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false
    throw cause
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
