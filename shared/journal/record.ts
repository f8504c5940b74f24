import * as z from 'zod/mini'
import type { Chapter } from '../model/chapter.ts'
import { changesFile, type Edit, type Splice } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Since } from '../model/transcript.ts'
import { packSplice, spliceSchema } from './packed-edit.ts'

/** How the transcript's file is written from now on. */
const fileSchema = z.object({
  name: z.string(),
  format: z.string(),
  encoding: z.string(),
  bom: z.boolean(),
  sure: z.boolean(),
  stamp: z.string(),
  /** True while it is the file as it was read, with what changed. */
  own: z.boolean(),
  choices: z.optional(z.record(z.string(), z.string())),
})
export type JournaledFile = z.infer<typeof fileSchema>

/**
 * How many edits the file does not hold come after the one that is on disk; or it is none, is forgotten, or
 * is in the history no more.
 */
const tipSchema = z.union([z.int().check(z.gte(0)), z.enum(['none', 'forgotten', 'gone'])])
export type Tip = z.infer<typeof tipSchema>

/** What happened to a document. */
export type Step =
  /** `asOne` = it belongs to the same gesture as the one before. `count` = how many lines there are then. */
  | { readonly do: 'edit'; readonly edit: Edit; readonly asOne: boolean; readonly count: number }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  /** What came without being an edit: marks of earlier days, chapters of the audio. */
  | {
      readonly do: 'bring'
      readonly splices: readonly Splice[]
      readonly chapters: readonly Chapter[] | null
      readonly since: Since | null
    }
  /** It begins to be written, as `file` says but for its stamp; `saved` once that is done. */
  | { readonly do: 'saving' | 'saved'; readonly file: JournaledFile; readonly tip: Tip }
  /** Where the user is: the selected line, the playhead. */
  | { readonly do: 'place'; readonly id: string | null; readonly ms: Ms }

const chapters = z.array(
  z.object({ start: z.number(), end: z.nullable(z.number()), title: z.string(), hidden: z.boolean() }),
)
const since = z.object({ at: z.number(), by: z.enum(['opened', 'forgotten']) })
const ids = z.array(z.string())

/** A step as it is written. An edit is packed against the lines that it is made in. */
export const recordSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('edit'),
    /** Absent = the transcript's file would differ. */
    inFile: z.optional(z.literal(false)),
    label: z.unknown(),
    key: z.optional(z.string()),
    asOne: z.optional(z.literal(true)),
    splices: z.array(spliceSchema),
    chapters: z.optional(chapters),
    since: z.optional(since),
    before: ids,
    after: ids,
    count: z.int(),
  }),
  z.object({ do: z.literal('undo') }),
  z.object({ do: z.literal('redo') }),
  z.object({
    do: z.literal('bring'),
    splices: z.array(spliceSchema),
    chapters: z.nullable(chapters),
    since: z.nullable(since),
  }),
  z.object({ do: z.enum(['saving', 'saved']), file: fileSchema, tip: tipSchema }),
  /** What was begun to be written is on disk: the program ended before that was said. */
  z.object({ do: z.literal('written'), stamp: z.string() }),
  z.object({ do: z.literal('place'), id: z.nullable(z.string()), ms: z.number() }),
  /** What was written from the record `from` on could not be read: it does not count. */
  z.object({ do: z.literal('skip'), from: z.int().check(z.gte(0)) }),
])
export type JournalRecord = z.infer<typeof recordSchema>

/** The record of a step, one line of JSON. */
export function recordOf(step: Step): string {
  return JSON.stringify(packed(step))
}

/** Tells a later reader to leave out what was written from the record `from` on. */
export function skipRecord(from: number): string {
  return JSON.stringify({ do: 'skip', from } satisfies JournalRecord)
}

/** Tells that what was being saved last is on disk, with this stamp. */
export function writtenRecord(stamp: string): string {
  return JSON.stringify({ do: 'written', stamp } satisfies JournalRecord)
}

function packed(step: Step): JournalRecord {
  if (step.do === 'bring') {
    const { splices, chapters: list } = step
    return { ...step, splices: splices.map(packSplice), chapters: list && [...list] }
  }
  if (step.do !== 'edit') return step
  const { edit, asOne, count } = step
  return {
    do: 'edit',
    ...(!changesFile(edit) && { inFile: false as const }),
    label: edit.label,
    ...(edit.mergeKey !== null && { key: edit.mergeKey }),
    ...(asOne && { asOne }),
    splices: edit.splices.map(packSplice),
    ...(edit.chapters && { chapters: [...edit.chapters.after] }),
    ...(edit.since && { since: edit.since.after }),
    before: [...edit.selection.before],
    after: [...edit.selection.after],
    count,
  }
}

/** What a line of JSON records; null when it is nothing of the kind. */
export function readRecord(line: string): JournalRecord | null {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
