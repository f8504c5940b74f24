import path from 'node:path'
import type { Opened, Recovered, Result, TextFile } from '../../shared/contract.ts'
import { readRecord, writtenRecord } from '../../shared/journal/record.ts'
import type { Unsaved } from '../../shared/journal/requests.ts'
import { decodeAs } from '../files/read-text.ts'
import { grantText } from '../grants/grants.ts'
import { toldVersion } from '../saving/versions.ts'
import { LONGEST_SAVE, stampIfWritten } from '../store/journal-summary.ts'
import type { Journal } from '../store/journals.ts'
import type { Store } from '../store/store.ts'
import { openAlone, openFiles } from './open.ts'

/** Corrections that are in no file, as the page may know them. */
export async function listUnsaved({ journals }: Store): Promise<readonly Unsaved[]> {
  const found = await journals.list()
  return found.map(({ id, files, edits, at, isDeclined }) => ({
    journal: id,
    name: path.basename(files.text),
    audioName: files.audio === null ? null : path.basename(files.audio),
    edits,
    at,
    isDeclined,
  }))
}

/** Opens what was on screen, when there was nothing unsaved in it; null when nothing was. */
export async function openAgain(store: Store, files: readonly string[]): Promise<Opened | null> {
  const [only] = files
  if (only === undefined) return null
  return files.length === 1 ? openAlone(store, only) : openFiles(store, files)
}

/** Gives the page an episode whose edits were not saved: its audio, and the text as it was read then. */
export async function recover(store: Store, id: string): Promise<Result<Recovered>> {
  const journal = await store.journals.take(id)
  if (!journal) return { ok: false, reason: 'missing', detail: 'no such journal' }
  const { files, head, records, isTorn } = journal
  const audio = files.audio === null ? null : await openAlone(store, files.audio)
  const opened: Opened = {
    audio: audio?.audio ?? null,
    texts: [await textOf(journal, store)],
    paired: null,
    candidates: [],
    problems: audio?.problems ?? [],
  }
  const written = await tellWritten(store, id, journal)
  const told = [...records, ...written]
  for (const stamp of [head.stamp, ...told.flatMap(stampIn)]) toldVersion(files.text, stamp)
  return { ok: true, value: { opened, how: head.how, records: told, isTorn } }
}

/** Where the program ended while it saved, and the file is the new one: a record that tells so. */
async function tellWritten(store: Store, id: string, { files, foretold }: Journal): Promise<string[]> {
  const stamp = await stampIfWritten(files.text, foretold)
  if (stamp === null) return []
  const written = [writtenRecord(stamp)]
  const isTold = store.journals.write(id, written, files).then(
    () => true,
    () => false,
  )
  return (await isTold) ? written : []
}

async function textOf({ head, files, base }: Journal, { library }: Store): Promise<TextFile> {
  const { encoding, bom, sure, stamp } = head
  const text = head.base === 'file' ? decodeAs(base, encoding).text : Buffer.from(base).toString('utf16le')
  const place = await library.placeOf(files.audio ?? files.text)
  const grant = grantText(files.text)
  return { grant, name: path.basename(head.text), text, encoding, bom, sure, stamp, place }
}

/** The version that a record says the file was saved as. */
function stampIn(line: string): string[] {
  const isSave = line.length <= LONGEST_SAVE && /^\{"do":"(saved|written)"/.test(line)
  const record = isSave ? readRecord(line) : null
  if (record?.do === 'written') return [record.stamp]
  return record?.do === 'saved' ? [record.file.stamp] : []
}
