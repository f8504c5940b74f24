import { readFileSync } from 'node:fs'
import path from 'node:path'
import { decodeText, encodeText } from '../../../main/files/read-text.ts'
import { type ReadResult, readTranscript } from '../../../shared/formats/index.ts'
import { compileQuery, replaceIn } from '../../../shared/lines/find.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { splitAtText } from '../../../shared/lines/split.ts'
import { apply, type Edit } from '../../../shared/model/edit.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { patched } from './fixtures.ts'

/** Edits as the app makes them, each saved in place: they return the text of the file. */

const LABEL = 'An edit'
const LATEST = 36_000_000

const done = (read: ReadResult, edit: Edit | null): Transcript => {
  if (!edit) throw new Error(`Nothing was changed in ${read.name}`)
  return apply(edit, read.transcript)
}

const saved = (read: ReadResult, edit: Edit | null): string => patched(read, done(read, edit)).text

/** A file of the corpus: its bytes, its text and what was read. Throws when there is none. */
export function corpusFile(folder: string, name: string) {
  const bytes = readFileSync(path.join(process.env['EARMARK_CORPUS'] ?? '', folder, name))
  return { bytes, ...readBytes(bytes, name) }
}

/** A file from its bytes, as the app reads it, and how it is saved: `again` gives the bytes of a text. */
export function readBytes(bytes: Uint8Array, name: string) {
  const { text, encoding, bom } = decodeText(bytes)
  const again = (now: string) => Buffer.from(encodeText(now, encoding, bom) ?? [])
  return { read: readTranscript(text, name), text, encoding, again }
}

/** The text of line `at` becomes `text`. */
export const withText = (read: ReadResult, at: number, text: string) =>
  saved(read, setText(read.transcript, at, text, { label: LABEL }))

/** All that is found is replaced, in whatever case. */
export function withReplaced(read: ReadResult, text: string, by: string): string {
  const pattern = compileQuery({ text, isRegex: false, matchCase: false, wholeWord: false })
  if (!(pattern instanceof RegExp)) throw new Error(`${text} cannot be searched`)
  const now = read.transcript.segments.map((one) => replaceIn(one.text, pattern, by, { isRegex: false }))
  return saved(read, replaceTexts(read.transcript, new Map(now.entries()), { label: LABEL }))
}

/** Line `at` is split before `word`. */
export function splitBefore(read: ReadResult, at: number, word: string): string {
  const offset = read.transcript.segments[at]?.text.indexOf(word) ?? -1
  const options = { durationMs: LATEST, newId: 'new', label: LABEL }
  return saved(read, splitAtText(read.transcript, at, offset, options))
}

/** Line `at` is joined with the next. */
export const joined = (read: ReadResult, at: number) =>
  saved(read, merge(read.transcript, at, { label: LABEL }))

/** The start of line `at` is set by `ms` later, as by key. */
export const laterStart = (read: ReadResult, at: number, ms: number) =>
  patched(read, withStart(read, at, ms)).text

/** The lines after the start of line `at` was set by `ms` later. */
export function withStart(read: ReadResult, at: number, ms: number): Transcript {
  const start = read.transcript.segments[at]?.start ?? 0
  return done(read, setStart(read.transcript, at, start + ms, { durationMs: null, label: LABEL }).edit)
}

/** All lines are shifted by `ms`. */
export const shifted = (read: ReadResult, ms: number) => patched(read, withShift(read, ms)).text

/** The lines after all were shifted by `ms`. */
export function withShift(read: ReadResult, ms: number): Transcript {
  const last = read.transcript.segments.length - 1
  return done(read, shift(read.transcript, 0, last, ms, { confirmedToo: true, label: LABEL }).edit)
}
