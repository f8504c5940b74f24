import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { app } from 'electron'
import * as z from 'zod/mini'
import { type Companion, companionSchema } from '../../shared/contract.ts'
import { readJson, writeJson } from './json-file.ts'
import { episodeId } from './library.ts'

const FOLDER = 'companions'

/** What the user has added to an episode and its files have no place for; null when there is nothing. */
export async function readCompanion(audio: string | null, text: string | null): Promise<Companion | null> {
  const parsed = z.safeParse(companionSchema, await readJson(fileOf(audio, text)))
  return parsed.success ? parsed.data : null
}

/** Keeps it, whole or not at all. */
export async function storeCompanion(
  audio: string | null,
  text: string | null,
  companion: Companion,
): Promise<void> {
  await mkdir(path.join(app.getPath('userData'), FOLDER), { recursive: true })
  await writeJson(fileOf(audio, text), companion)
}

function fileOf(audio: string | null, text: string | null): string {
  return path.join(FOLDER, `${episodeId(audio, text)}.json`)
}
