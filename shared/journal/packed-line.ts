import * as z from 'zod/mini'
import { changed, moved, sharesWords, withWordMove, wordMoveOf, wordsAsRead } from '../model/moved-words.ts'
import type { Origin, Segment, Word } from '../model/transcript.ts'

z.config({ jitless: true })

const ms = z.nullable(z.int())
const wordList = z.array(z.tuple([z.string(), ms, ms]))
const move = z.nullable(z.tuple([z.number(), z.number(), z.number(), ms]))
/**
 * `of` = whose words as read they are: those of the line before the edit, or of its origin. `now` = the words
 * of that line with their times, which count as read from then on.
 */
const words = z.nullable(
  z.union([wordList, z.literal('now'), z.object({ of: z.enum(['line', 'origin']), move })]),
)
/** `now` = the times and words that the line has; `words` in the third place = the words as read. */
const origin = z.nullable(
  z.union([z.literal('now'), z.tuple([ms, ms]), z.tuple([ms, ms, z.union([wordList, z.literal('words')])])]),
)
const mark = z.enum(['none', 'confirmed', 'estimated'])

/** What differs of a line. `by` = start and end moved by so many ms, and the words with them. */
export const patchSchema = z.object({
  by: z.optional(z.tuple([z.int(), z.int()])),
  start: z.optional(ms),
  end: z.optional(ms),
  text: z.optional(z.string()),
  speaker: z.optional(z.nullable(z.string())),
  words: z.optional(words),
  mark: z.optional(mark),
  origin: z.optional(origin),
})
export type Patch = z.infer<typeof patchSchema>

/** A line that comes. */
export const newLineSchema = z.object({
  id: z.string(),
  start: ms,
  end: ms,
  text: z.string(),
  speaker: z.nullable(z.string()),
  words: z.nullable(wordList),
  mark,
  origin,
})
export type NewLine = z.infer<typeof newLineSchema>

type PackedOrigin = NewLine['origin']

/** What turns `old` into `now`, which has the same id. */
export function packPatch(old: Segment, now: Segment): Patch {
  const by = shiftOf(old, now)
  return {
    ...(by ? { by } : timesOf(old, now)),
    ...(now.text !== old.text && { text: now.text }),
    ...(now.speaker !== old.speaker && { speaker: now.speaker }),
    ...(!by && !sharesWords(old, now) && { words: packWords(old, now) }),
    ...(now.mark !== old.mark && { mark: now.mark }),
    ...(now.origin !== old.origin && { origin: packOrigin(now) }),
  }
}

/** By how much line and words were moved as one; null when it is not so, or nothing moved. */
function shiftOf(old: Segment, now: Segment): [number, number] | null {
  if (old.start === null || now.start === null || (old.end === null) !== (now.end === null)) return null
  const by: [number, number] = [now.start - old.start, (now.end ?? 0) - (old.end ?? 0)]
  if (by[0] === 0 && by[1] === 0) return null
  return sharesWords(shift(old, by), now) ? by : null
}

function shift(old: Segment, [start, end]: readonly [number, number]): Segment {
  const times = { start: plus(old.start, start), end: plus(old.end, end), mark: old.mark }
  return moved(old, times, (time) => time + start)
}

function plus(time: number | null, by: number): number | null {
  return time === null ? null : time + by
}

function timesOf(old: Segment, now: Segment): Pick<Patch, 'start' | 'end'> {
  return {
    ...(now.start !== old.start && { start: now.start }),
    ...(now.end !== old.end && { end: now.end }),
  }
}

function packWords(old: Segment, now: Segment): NonNullable<Patch['words']> | null {
  if (now.words === old.words && now.words !== null) return 'now'
  const read = wordsAsRead(now)
  if (!read) return null
  const moveOf = (): z.infer<typeof move> => {
    const found = wordMoveOf(now)
    return found && [...found]
  }
  if (read === wordsAsRead(old)) return { of: 'line', move: moveOf() }
  if (now.origin === old.origin && read === now.origin?.words) return { of: 'origin', move: moveOf() }
  return listOf(now.words ?? [])
}

function packOrigin(line: Segment): PackedOrigin {
  const { origin: first, start, end } = line
  if (!first) return null
  const isNow = first.start === start && first.end === end && (first.words ?? null) === line.words
  if (isNow) return 'now'
  if (!first.words) return [first.start, first.end]
  return [first.start, first.end, first.words === wordsAsRead(line) ? 'words' : listOf(first.words)]
}

function listOf(list: readonly Word[]): z.infer<typeof wordList> {
  return list.map(({ text, start, end }) => [text, start, end])
}

/** The line that a patch makes of `old`. */
export function patched(
  old: Segment,
  { by, start, end, text, speaker, words: packed, mark: state, origin: first }: Patch,
): Segment {
  const timed = by ? shift(old, by) : changed(old, given({ start, end }))
  const line = withWords(changed(timed, given({ text, speaker, mark: state })), packed)
  return first === undefined ? line : changed(line, { origin: unpackOrigin(first, line) })
}

/** `line` has the words that it had before the edit. */
function withWords(line: Segment, packed: Patch['words']): Segment {
  if (packed === undefined) return line
  if (packed === 'now') return changed(line, { words: line.words })
  if (packed === null || Array.isArray(packed)) return changed(line, { words: packed && wordsOf(packed) })
  const read = packed.of === 'line' ? wordsAsRead(line) : line.origin?.words
  return withWordMove(line, read ?? [], packed.move)
}

/** What is there, without what is undefined: optional fields are absent, not undefined. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return fields as { [K in keyof T]: Exclude<T[K], undefined> }
}

/** A line as it is written where it comes. */
export function packNew(line: Segment): NewLine {
  const { id, start, end, text, speaker, words: list, mark: state } = line
  return { id, start, end, text, speaker, words: list && listOf(list), mark: state, origin: packOrigin(line) }
}

/** A line that was written where it came. */
export function unpackNew({ words: list, origin: first, ...fields }: NewLine): Segment {
  const line = { ...fields, words: list && wordsOf(list), origin: null }
  return { ...line, origin: unpackOrigin(first, line) }
}

function unpackOrigin(packed: PackedOrigin, line: Segment): Origin | null {
  if (packed === null) return null
  if (packed === 'now') {
    const { start, end, words: list } = line
    return list ? { start, end, words: list } : { start, end }
  }
  const [start, end, list] = packed
  if (list === undefined) return { start, end }
  return { start, end, words: list === 'words' ? (wordsAsRead(line) ?? []) : wordsOf(list) }
}

function wordsOf(list: z.infer<typeof wordList>): Word[] {
  return list.map(([text, start, end]) => ({ text, start, end }))
}
