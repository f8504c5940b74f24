import * as z from 'zod/mini'
import { bounded } from '../base/bounded.ts'
import { textEncoding } from '../base/text-encoding.ts'

z.config({ jitless: true })

const id = z.string().check(z.maxLength(64))
const files = { text: id, audio: z.nullable(id) }
/** As long as a transcript may be, and what is added to it. */
const long = z.string().check(z.maxLength(300_000_000))
/** A record is one line: another one would count as a record of its own. */
const line = long.check(z.refine((text) => !text.includes('\n')))
const short = z.string().check(z.maxLength(200))

/** What the page asks of main about journals: to keep what was changed, and to give it back after a crash. */
export const journalRequests = {
  /** `stamp` = the version that was read; `body` = its text, when the file is another one by now. */
  beginJournal: z.object({
    ...files,
    stamp: short,
    encoding: textEncoding,
    bom: z.boolean(),
    sure: z.boolean(),
    how: z.string().check(z.maxLength(1_000_000)),
    body: z.nullable(long),
  }),
  writeJournal: z.object({
    ...files,
    journal: id,
    records: bounded(z.array(line), 100_000),
  }),
  /** `keep` = what it holds was not saved, and may be wanted still. */
  leaveJournal: z.object({ journal: id, keep: z.boolean() }),
  listUnsaved: z.object({}),
  recover: z.object({ journal: id }),
} as const

/** Corrections that are in no file. `at` = the last of them (ms since 1970). */
export type Unsaved = {
  readonly journal: string
  readonly name: string
  readonly audioName: string | null
  readonly edits: number
  readonly at: number
  /** The user has said before that they are not wanted now. */
  readonly isDeclined: boolean
}
