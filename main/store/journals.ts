import { randomUUID } from 'node:crypto'
import { constants, copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod/mini'
import { MAX_TEXT_BYTES, readOrdinary } from '../files/ordinary-file.ts'
import { replaceFile } from '../files/replace-file.ts'
import { stampOf } from '../files/stamp.ts'
import { createTurns } from '../files/turns.ts'
import { addRecords, frame, type Growing, type Kept, readJournal } from './journal-file.ts'
import { foretelling, foretoldIn, ours, parse, unsavedEdits } from './journal-summary.ts'
import { setAside } from './json-file.ts'

/** The form of a journal; to be raised when an older Earmark would misread a newer one's. */
const VERSION = 1
/** What was declined is kept so long (ms), and so many journals at most. */
const KEPT_MS = 30 * 24 * 3_600_000
const MOST_KEPT = 200
/** A journal may have so many bytes: more would not be read at the next start. */
const MOST_BYTES = 500_000_000
/** And so many records; all of them are read at the next start. */
const MOST_RECORDS = 1_000_000
const RECORDS = 'journal'
const BASE = 'text'
const NAME = /^[0-9a-f-]{36}$/
/** One that was not begun to the end. */
const HALF = /^[0-9a-f-]{36}\.new$/

const filesSchema = z.object({ text: z.string(), audio: z.nullable(z.string()) })
const headSchema = z.object({
  earmark: z.int(),
  text: z.string(),
  audio: z.nullable(z.string()),
  /** The bytes of the file in their encoding, or the page's text in UTF-16. */
  base: z.enum(['file', 'utf16']),
  encoding: z.string(),
  bom: z.boolean(),
  sure: z.boolean(),
  stamp: z.string(),
  /** How the page has read it: for the page. */
  how: z.string(),
})
type Head = z.infer<typeof headSchema>
/** Where the files of an episode are. */
export type Files = z.infer<typeof filesSchema>

/** What a journal begins with. `body` = the text, when the file does not hold it any more. */
export type Beginning = Omit<Head, 'earmark' | 'base'> & { readonly body: string | null }

/** Corrections that are in no file. `edits` = how many; `at` = the last of them (ms since 1970). */
export type Unsaved = {
  readonly id: string
  readonly files: Files
  readonly edits: number
  readonly at: number
  /** The user has said that they are not wanted now. */
  readonly isDeclined: boolean
}

/** What a journal holds. `foretold` = the stamp of what was being saved when it ended; null = nothing was. */
export type Journal = {
  readonly head: Head
  readonly files: Files
  readonly base: Uint8Array
  readonly records: readonly string[]
  readonly isTorn: boolean
  readonly foretold: string | null
}

/** Journals of edits: what was changed and is in no file, for when the program ends before it is saved. */
export type Journals = {
  /** Begins one; null when the file is another one by now and `body` is not given. */
  readonly begin: (beginning: Beginning) => Promise<string | null>
  /**
   * Adds records of the page to one that was begun or taken, all or none. Throws when they cannot be written.
   */
  readonly write: (id: string, records: readonly string[], files: Files) => Promise<void>
  /** The text of a journal is about to be replaced by what has this stamp. Never fails: it is only told. */
  readonly foretell: (text: string, stamp: string) => Promise<void>
  /** The episode goes: its journal with it, unless what it holds was not saved and shall be kept a while. */
  readonly leave: (id: string, keep: boolean) => Promise<void>
  /** What is unsaved, the latest first. What was declined long ago goes. */
  readonly list: () => Promise<readonly Unsaved[]>
  /** What stands in one, which is written on from now on; null when it is not there or cannot be read. */
  readonly take: (id: string) => Promise<Journal | null>
  /** The page has gone: lets go of what was being written, and answers the latest; null = nothing. */
  readonly letGo: () => Promise<string | null>
}

/** One that is being written. */
type Open = { readonly growing: Growing; files: Files | null; records: number }

/** The journals in `folder`. */
export function createJournals(folder: string): Journals {
  const opened = new Map<string, Open>()
  /** Names of those that are not whole yet. */
  const beginning = new Set<string>()
  const placeOf = (id: string) => path.join(folder, NAME.test(id) ? id : 'none')
  const inTurn = createTurns()

  /** Only in the turn of this journal: two that write the same file would write over each other's records. */
  async function grow(id: string): Promise<Open> {
    const known = opened.get(id)
    if (known) return known
    const file = path.join(placeOf(id), RECORDS)
    const found = await readJournal(file)
    // What stands behind the damage is no part of it any more, and may be wanted by somebody who can read it:
    // beside the journal, which goes when it is over.
    if (found.isDamaged) await setAside(placeOf(id), (copy) => copyFile(file, copy, constants.COPYFILE_EXCL))
    const growing = { file, size: found.size }
    const one: Open = { growing, files: filesIn(found.records), records: found.records.length }
    opened.set(id, one)
    return one
  }

  async function begin({ body, ...head }: Beginning): Promise<string | null> {
    const base = body === null ? await bytesOf(head.text, head.stamp) : Buffer.from(body, 'utf16le')
    if (!base) return null
    const id = randomUUID()
    const first: Head = { earmark: VERSION, base: body === null ? 'file' : 'utf16', ...head }
    // It is a journal once it has its name: nothing is taken for one that was not begun to the end.
    const coming = path.join(folder, `${id}.new`)
    beginning.add(path.basename(coming))
    try {
      await mkdir(coming, { recursive: true })
      await replaceFile(path.join(coming, BASE), base)
      await replaceFile(path.join(coming, RECORDS), frame({ by: 'main', text: JSON.stringify(first) }))
      await rename(coming, placeOf(id))
    } finally {
      beginning.delete(path.basename(coming))
    }
    await inTurn(id, () => grow(id))
    return id
  }

  async function write(id: string, records: readonly string[], files: Files): Promise<void> {
    const one = opened.get(id)
    if (!one) throw new Error('no such journal')
    const size = records.reduce((sum, text) => sum + text.length, one.growing.size)
    if (size > MOST_BYTES || one.records + records.length > MOST_RECORDS)
      throw new Error('the journal is full')
    const isMoved = one.files?.text !== files.text || one.files.audio !== files.audio
    await addRecords(one.growing, [
      ...(isMoved ? [ours({ files })] : []),
      ...records.map((text): Kept => ({ by: 'page', text })),
    ])
    one.files = files
    one.records += records.length
  }

  async function leave(id: string, keep: boolean): Promise<void> {
    // One that was deleted meanwhile stays so.
    const one = keep ? await grow(id).catch(() => null) : null
    opened.delete(id)
    if (one) await addRecords(one.growing, [ours({ declined: true })])
    else if (!keep) await remove(placeOf(id))
  }

  /** What is unsaved in one; what is over goes. Null when it is being written, or none that we know. */
  async function look(id: string): Promise<Unsaved | null> {
    if (opened.has(id) || beginning.has(id)) return null
    const one = NAME.test(id) ? await summary(id, placeOf(id)) : HALF.test(id) ? 'over' : 'unknown'
    if (one === 'over') await remove(path.join(folder, id))
    return one === 'over' || one === 'unknown' ? null : one
  }

  async function list(): Promise<readonly Unsaved[]> {
    const found: Unsaved[] = []
    for (const id of await readdir(folder).catch(() => [])) {
      const one = await inTurn(id, () => look(id))
      if (one) found.push(one)
    }
    found.sort((a, b) => b.at - a.at)
    for (const { id } of found.slice(MOST_KEPT)) await inTurn(id, () => remove(placeOf(id)))
    return found.slice(0, MOST_KEPT)
  }

  return {
    begin,
    write: (id, records, files) => inTurn(id, () => write(id, records, files)),
    foretell: async (text, stamp) => {
      const tell = async (id: string) => {
        const one = opened.get(id)
        if (one?.files?.text === text) await addRecords(one.growing, [foretelling(stamp)])
      }
      await Promise.allSettled([...opened.keys()].map((id) => inTurn(id, () => tell(id))))
    },
    leave: (id, keep) => inTurn(id, () => leave(id, keep)),
    list,
    take: (id) =>
      inTurn(id, async () => {
        const found = NAME.test(id) ? await readAll(placeOf(id)) : null
        if (found) await grow(id)
        return found
      }),
    letGo: async () => {
      const ids = [...opened.keys()]
      for (const id of ids) await inTurn(id, () => Promise.resolve(opened.delete(id)))
      return ids.at(-1) ?? null
    },
  }
}

/** The bytes of the file as the page has read it; null when it is another one by now. */
async function bytesOf(file: string, stamp: string): Promise<Uint8Array | null> {
  const found = await readOrdinary(file, MAX_TEXT_BYTES).catch(() => null)
  return found && stampOf(found.bytes, found.mtimeMs) === stamp ? found.bytes : null
}

/** What cannot be removed now goes another time. */
async function remove(place: string): Promise<void> {
  await rm(place, { recursive: true, force: true }).catch(() => undefined)
}

/**
 * What is unsaved in a journal. `over` = nothing is, or it was declined long ago; `unknown` = it cannot be
 * read, or is of a newer Earmark, and stays where it is.
 */
async function summary(id: string, place: string): Promise<Unsaved | 'over' | 'unknown'> {
  const file = path.join(place, RECORDS)
  const info = await stat(file).catch(() => null)
  if (!info) return 'unknown'
  // A character has up to three bytes.
  if (info.size > 3 * MOST_BYTES) return 'unknown'
  const { records, isDamaged } = await readJournal(file).catch(() => ({ records: [], isDamaged: true }))
  const files = filesIn(records)
  const head = headSchema.safeParse(parse(records[0]?.text ?? ''))
  if (!files || !head.success || head.data.earmark > VERSION) return 'unknown'
  const edits = await unsavedEdits(records, files.text)
  const last = records.at(-1)
  // Behind the damage may stand what was changed since.
  const isDeclined = !isDamaged && last?.by === 'main' && 'declined' in parse(last.text)
  // What was never answered is offered, however long the program was not started.
  if (isDeclined && Date.now() - info.mtimeMs > KEPT_MS) return 'over'
  // What is damaged may have held some.
  if (edits === 0) return isDamaged ? 'unknown' : 'over'
  return { id, files, edits, at: info.mtimeMs, isDeclined }
}

async function readAll(place: string): Promise<Journal | null> {
  const found = await readJournal(path.join(place, RECORDS)).catch(() => null)
  const head = headSchema.safeParse(parse(found?.records[0]?.text ?? ''))
  const base = await readFile(path.join(place, BASE)).catch(() => null)
  if (!found || !head.success || !base || head.data.earmark > VERSION) return null
  const files = filesIn(found.records) ?? head.data
  const records = found.records.flatMap(({ by, text }) => (by === 'page' ? [text] : []))
  return { head: head.data, files, base, records, isTorn: found.isTorn, foretold: foretoldIn(found.records) }
}

/** Where the files were last; null when no record of ours tells it. */
function filesIn(records: readonly Kept[]): Files | null {
  let files: Files | null = null
  for (const { by, text } of records) {
    if (by !== 'main') continue
    const value = parse(text)
    const parsed = filesSchema.safeParse('files' in value ? value.files : value)
    if (parsed.success) files = parsed.data
  }
  return files
}
