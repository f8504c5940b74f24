import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod/mini'
import { type Companion, companionSchema } from '../../shared/contract.ts'
import { episodeId } from './episode-id.ts'
import { readJson, writeJson } from './json-file.ts'

/**
 * What the user has added to an episode and its files have no place for. Episodes are named by their two
 * paths.
 */
export type CompanionsStore = {
  /** Null when there is nothing, or it cannot be read. */
  readonly read: (audio: string | null, text: string | null) => Promise<Companion | null>
  /** Keeps it, whole or not at all. */
  readonly store: (audio: string | null, text: string | null, companion: Companion) => Promise<void>
}

/** The companions kept in `folder`, a file for each episode. */
export function createCompanions(folder: string): CompanionsStore {
  const fileOf = (audio: string | null, text: string | null) =>
    path.join(folder, `${episodeId(audio, text)}.json`)
  return {
    read: async (audio, text) => {
      const parsed = z.safeParse(companionSchema, await readJson(fileOf(audio, text)))
      return parsed.success ? parsed.data : null
    },
    store: async (audio, text, companion) => {
      await mkdir(folder, { recursive: true })
      await writeJson(fileOf(audio, text), companion)
    },
  }
}
