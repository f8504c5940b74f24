import { createHash } from 'node:crypto'
import path from 'node:path'
import * as z from 'zod/mini'
import type { Episode, Place } from '../../shared/contract.ts'
import { readJson, writeJson } from './json-file.ts'

const FILE = 'library.json'
const MAX_EPISODES = 200
/** Shown on the welcome page. */
const MAX_RECENT = 12

const entrySchema = z.object({
  audio: z.nullable(z.string()),
  text: z.nullable(z.string()),
  title: z.string(),
  positionMs: z.number(),
  durationMs: z.nullable(z.number()),
  rate: z.number(),
  pxPerSec: z.nullable(z.number()),
})
type Entry = z.infer<typeof entrySchema>

let entries: readonly Entry[] | null = null

async function load(): Promise<readonly Entry[]> {
  if (entries === null) {
    const stored = await readJson(FILE)
    // One broken entry does not take the others with it.
    const valid = (Array.isArray(stored) ? stored : []).flatMap((entry) => {
      const parsed = entrySchema.safeParse(entry)
      return parsed.success ? [parsed.data] : []
    })
    entries ??= valid
  }
  return entries
}

/** Where the user was in the episode that this file belongs to; null when it is new. */
export async function placeOf(file: string): Promise<Place | null> {
  const entry = (await load()).find(({ audio, text }) => audio === file || text === file)
  return entry ? { positionMs: entry.positionMs, rate: entry.rate, pxPerSec: entry.pxPerSec } : null
}

/** Remembers an episode as the latest one. It is known by its audio, without audio by its transcript. */
export async function rememberEpisode(entry: Entry): Promise<readonly Episode[]> {
  if (entry.audio === null && entry.text === null) return listEpisodes()
  await load()
  const others = (entries ?? []).filter(
    (old) => idOf(old) !== idOf(entry) && !(old.audio === null && old.text === entry.text),
  )
  entries = [entry, ...others].slice(0, MAX_EPISODES)
  await writeJson(FILE, entries)
  return listEpisodes()
}

export async function forgetEpisode(episode: string): Promise<readonly Episode[]> {
  await load()
  entries = (entries ?? []).filter((entry) => idOf(entry) !== episode)
  await writeJson(FILE, entries)
  return listEpisodes()
}

/** The latest episodes, without their paths. */
export async function listEpisodes(): Promise<readonly Episode[]> {
  return (await load()).slice(0, MAX_RECENT).map((entry) => ({
    episode: idOf(entry),
    title: entry.title,
    positionMs: entry.positionMs,
    durationMs: entry.durationMs,
    rate: entry.rate,
    pxPerSec: entry.pxPerSec,
    audioName: entry.audio === null ? null : path.basename(entry.audio),
    textName: entry.text === null ? null : path.basename(entry.text),
  }))
}

/** The files of an episode; empty when it is not known. */
export async function filesOf(episode: string): Promise<string[]> {
  const entry = (await load()).find((candidate) => idOf(candidate) === episode)
  return [entry?.audio, entry?.text].filter((file) => file != null)
}

function idOf({ audio, text }: Entry): string {
  return episodeId(audio, text)
}

/** An episode is known by its audio, without audio by its transcript. */
export function episodeId(audio: string | null, text: string | null): string {
  return createHash('sha256')
    .update(audio ?? text ?? '')
    .digest('hex')
    .slice(0, 24)
}
