import * as z from 'zod/mini'
import { bounded } from './base/bounded.ts'
import { MOST_FILES, MOST_LINES } from './episode/originals.ts'
import { MOST_NAME } from './names.ts'

z.config({ jitless: true })

/** The name of a file or an episode. */
export const name = z.string().check(z.maxLength(MOST_NAME))
/** The latest time (ms) that is kept. */
export const LATEST = 1e12
/** A time in ms. */
export const time = z.number().check(z.gte(0), z.lte(LATEST))
/** Characters of what a chapter or a page is called. */
export const MOST_TITLE = 10_000
const title = z.string().check(z.maxLength(MOST_TITLE))
/** More than are read from any file by now. */
export const MOST_KEPT_CHAPTERS = 100_000
const chapters = bounded(
  z.array(z.object({ start: time, end: z.nullable(time), title, hidden: z.boolean() })),
  MOST_KEPT_CHAPTERS,
)
/** Characters that can be kept of the notes on an episode, and of any other text beside it. */
export const MOST_NOTES = 2_000_000
const text = z.string().check(z.maxLength(MOST_NOTES))
export const MOST_LINE_NOTES = 100_000
/** Lines that are confirmed, or estimated. */
export const MOST_MARKS = 2_000_000
/** Highlights, or topics, of a page. */
export const MOST_LISTED = 10_000
/** Times that are kept of one line. */
const MOST_TIMES = 500_000
const mark = z.tuple([z.int().check(z.gte(0)), time])
/** Ended by the first that does not fit: so many would be told of one by one. */
const marked = z.custom<z.infer<typeof mark>[]>(
  (value) =>
    Array.isArray(value) && value.length <= MOST_MARKS && value.every((one) => mark.safeParse(one).success),
)
/** Start and end of a line, then those of its words. */
const first = bounded(
  z.tuple([z.nullable(z.number()), z.nullable(z.number())], z.nullable(z.number())),
  MOST_TIMES,
)
const originalLine = z.tuple([z.int().check(z.gte(0)), z.nullable(z.number()), z.int(), z.nullable(first)])
const originals = z.object({
  name,
  since: z.object({ at: z.number(), by: z.enum(['opened', 'forgotten']) }),
  lines: bounded(z.array(originalLine), MOST_LINES),
})
/** What the user added to an episode that its files cannot hold. `chapters` null = those of the audio. */
export const companionSchema = z.object({
  chapters: z.nullable(chapters),
  /** Notes on the whole episode, Markdown. */
  notes: text,
  /** Lines that were confirmed or estimated: index and start of each. */
  marks: z.optional(z.object({ confirmed: marked, estimated: marked })),
  /** The first times of lines that were changed and saved, for each file. */
  originals: z.optional(bounded(z.array(originals), MOST_FILES)),
  /** Notes on lines, Markdown, with what finds the line again. */
  lineNotes: z._default(
    bounded(
      z.array(z.object({ index: z.int(), start: z.nullable(z.number()), text, note: text })),
      MOST_LINE_NOTES,
    ),
    [],
  ),
  /** A text about the episode, whose quotes lead into the transcript. */
  article: z.nullable(z.object({ name, text })),
  /** What a page about the episode says. */
  page: z.nullable(
    z.object({
      title,
      podcast: z.nullable(title),
      date: z.nullable(title),
      durationMs: z.nullable(time),
      audio: z.nullable(text),
      summary: z.nullable(text),
      highlights: bounded(z.array(text), MOST_LISTED),
      topics: bounded(z.array(text), MOST_LISTED),
      chapters,
    }),
  ),
})
export type Companion = z.infer<typeof companionSchema>
