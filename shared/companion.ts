import * as z from 'zod/mini'
import { MOST_FILES, MOST_LINES } from './episode/originals.ts'

z.config({ jitless: true })

/** The name of a file or an episode. */
export const name = z.string().check(z.maxLength(1024))
/** A time in ms. */
export const time = z.number().check(z.gte(0), z.lte(1e12))
/** What the user added to an episode that its files cannot hold. `chapters` null = those of the audio. */
const title = z.string().check(z.maxLength(10_000))
const chapters = z
  .array(z.object({ start: time, end: z.nullable(time), title, hidden: z.boolean() }))
  .check(z.maxLength(100_000))
/** Characters that can be kept of the notes on an episode, and of any other text beside it. */
export const MOST_NOTES = 2_000_000
const text = z.string().check(z.maxLength(MOST_NOTES))
/** Times that are kept of one line. */
const MOST_TIMES = 500_000
const marked = z.array(z.tuple([z.int().check(z.gte(0)), time])).check(z.maxLength(2_000_000))
/** Start and end of a line, then those of its words. */
const first = z.pipe(
  z.custom<unknown[]>((value) => Array.isArray(value) && value.length <= MOST_TIMES),
  z.tuple([z.nullable(z.number()), z.nullable(z.number())], z.nullable(z.number())),
)
const originalLine = z.tuple([z.int().check(z.gte(0)), z.nullable(z.number()), z.int(), z.nullable(first)])
const originals = z.object({
  name,
  since: z.object({ at: z.number(), by: z.enum(['opened', 'forgotten']) }),
  lines: z.array(originalLine).check(z.maxLength(MOST_LINES)),
})
export const companionSchema = z.object({
  chapters: z.nullable(chapters),
  /** Notes on the whole episode, Markdown. */
  notes: text,
  /** Lines that were confirmed or estimated: index and start of each. */
  marks: z.optional(z.object({ confirmed: marked, estimated: marked })),
  /** The first times of lines that were changed and saved, for each file. */
  originals: z.optional(z.array(originals).check(z.maxLength(MOST_FILES))),
  /** Notes on lines, Markdown, with what finds the line again. */
  lineNotes: z._default(
    z
      .array(z.object({ index: z.int(), start: z.nullable(z.number()), text, note: text }))
      .check(z.maxLength(100_000)),
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
      highlights: z.array(text).check(z.maxLength(10_000)),
      topics: z.array(text).check(z.maxLength(10_000)),
      chapters,
    }),
  ),
})
export type Companion = z.infer<typeof companionSchema>
