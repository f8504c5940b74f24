import path from 'node:path'
import * as z from 'zod/mini'
import type { Episode, Place } from '../../shared/contract.ts'
import { episodeId } from './episode-id.ts'
import { createJsonFile, type Tell } from './json-file.ts'

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
  /** Key of the audio by its content; absent where it was never read. */
  audioKey: z.optional(z.string()),
})
type Entry = z.infer<typeof entrySchema>

/** What is known of audio: where it was, its content and its length in ms. */
export type KnownAudio = {
  readonly path: string
  readonly key: string | null
  readonly durationMs: number | null
}

/** The latest episodes, and where the user was in each. */
export type Library = {
  /** The latest episodes, without their paths. */
  readonly list: () => Promise<readonly Episode[]>
  /** Where the user was in the episode that this file belongs to; null when it is new. */
  readonly placeOf: (file: string) => Promise<Place | null>
  /** The files of an episode; empty when it is not known. */
  readonly filesOf: (episode: string) => Promise<string[]>
  /** The audio that an episode had; null when it has none, or is not known. */
  readonly audioOf: (episode: string) => Promise<KnownAudio | null>
  /** The audio of an episode is in another place now, and its files from then on. */
  readonly move: (episode: string, audio: string, audioKey: string) => Promise<readonly string[]>
  /** The folders of the latest transcripts, each once. */
  readonly textFolders: () => Promise<readonly string[]>
  /** Remembers an episode as the latest one. It is known by its audio, without audio by its transcript. */
  readonly remember: (entry: Entry) => Promise<readonly Episode[]>
  /** Removes an episode from the list; its files stay. */
  readonly forget: (episode: string) => Promise<readonly Episode[]>
}

/** The library kept in `folder`: in memory from the first reading on. */
export function createLibrary(folder: string, tell?: Tell): Library {
  const file = createJsonFile(path.join(folder, 'library.json'), tell)
  let entries: readonly Entry[] = []
  let reading: Promise<void> | null = null

  // One reading for all who ask meanwhile, so that their changes are made in the order they were asked for.
  async function load(): Promise<readonly Entry[]> {
    reading ??= file.read().then((found) => {
      const stored = found && listIn(found)
      entries = readEntries(stored ?? [])
      if (found && entries.length !== stored?.length) file.doubt()
    })
    await reading
    return entries
  }

  async function replace(
    change: (entries: readonly Entry[]) => readonly Entry[],
  ): Promise<readonly Episode[]> {
    await load()
    // What another change has just made of them counts.
    entries = change(entries)
    await file.write({ episodes: entries })
    return list()
  }

  async function list(): Promise<readonly Episode[]> {
    return (await load()).slice(0, MAX_RECENT).map(withoutPaths)
  }

  return {
    list,
    placeOf: async (path) => {
      const entry = (await load()).find(({ audio, text }) => audio === path || text === path)
      return entry ? { positionMs: entry.positionMs, rate: entry.rate, pxPerSec: entry.pxPerSec } : null
    },
    filesOf: async (episode) => {
      const entry = (await load()).find((candidate) => idOf(candidate) === episode)
      return [entry?.audio, entry?.text].filter((path) => path != null)
    },
    audioOf: async (episode) => {
      const { audio, audioKey, durationMs } =
        (await load()).find((candidate) => idOf(candidate) === episode) ?? {}
      return audio == null ? null : { path: audio, key: audioKey ?? null, durationMs: durationMs ?? null }
    },
    move: async (episode, audio, audioKey) => {
      const entry = (await load()).find((candidate) => idOf(candidate) === episode)
      if (!entry) return []
      const moved = { ...entry, audio, audioKey }
      await replace((all) =>
        withLatest(
          all.filter((other) => idOf(other) !== episode),
          moved,
        ),
      )
      return moved.text === null ? [audio] : [audio, moved.text]
    },
    textFolders: async () => {
      const latest = (await load()).slice(0, MAX_RECENT)
      return [...new Set(latest.flatMap(({ text }) => (text === null ? [] : [path.dirname(text)])))]
    },
    remember: (entry) =>
      entry.audio === null && entry.text === null ? list() : replace((all) => withLatest(all, entry)),
    forget: (episode) => replace((all) => all.filter((entry) => idOf(entry) !== episode)),
  }
}

/** The stored entries; undefined when the file is of another kind. */
function listIn(found: object): readonly unknown[] | undefined {
  // The first form was a bare list.
  const { episodes, list } = found as { readonly episodes?: unknown; readonly list?: unknown }
  const entries = episodes ?? list
  return Array.isArray(entries) ? entries : undefined
}

/** One broken entry does not take the others with it. */
function readEntries(stored: readonly unknown[]): readonly Entry[] {
  return stored.flatMap((entry) => {
    const parsed = entrySchema.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
}

/** A transcript that was remembered by itself becomes part of the episode that it got audio in. */
function withLatest(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const others = entries.filter(
    (old) => idOf(old) !== idOf(entry) && !(old.audio === null && old.text === entry.text),
  )
  const { audioKey = entries.find((old) => idOf(old) === idOf(entry))?.audioKey } = entry
  return [{ ...entry, ...(audioKey !== undefined && { audioKey }) }, ...others].slice(0, MAX_EPISODES)
}

function withoutPaths(entry: Entry): Episode {
  return {
    episode: idOf(entry),
    title: entry.title,
    positionMs: entry.positionMs,
    durationMs: entry.durationMs,
    rate: entry.rate,
    pxPerSec: entry.pxPerSec,
    audioName: entry.audio === null ? null : path.basename(entry.audio),
    textName: entry.text === null ? null : path.basename(entry.text),
  }
}

function idOf({ audio, text }: Entry): string {
  return episodeId(audio, text)
}
