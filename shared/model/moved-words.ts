import type { Ms } from './time.ts'
import type { Segment, Word } from './transcript.ts'

/**
 * Words as they were read, and how they moved: `from` (the start of their line) went to `to`, distances scale
 * by `scale`, and nothing is past `limit`.
 */
type Moved = {
  readonly read: readonly Word[]
  readonly from: Ms
  readonly to: Ms
  readonly scale: number
  readonly limit: Ms | null
  /** The moved words, once computed. */
  list: readonly Word[] | null
}

type Fields = Omit<Segment, 'words'>

/**
 * A line whose words are computed on access: shifting all times moves hundreds of thousands of words, of
 * which hardly any are read before saving.
 */
class MovedLine implements Segment {
  declare id: string
  declare start: Ms | null
  declare end: Ms | null
  declare text: string
  declare speaker: string | null
  declare readonly words: readonly Word[] | null
  declare mark: Segment['mark']
  declare origin: Segment['origin']
  readonly #moved: Moved

  constructor(from: Fields, moved: Moved) {
    this.id = from.id
    this.start = from.start
    this.end = from.end
    this.text = from.text
    this.speaker = from.speaker
    this.mark = from.mark
    this.origin = from.origin
    this.#moved = moved
    // One getter for all lines, so that they share a shape; an own property, so that copies include the
    // words.
    Object.defineProperty(this, 'words', READ_WORDS)
  }

  static movedOf(line: Segment): Moved | null {
    return #moved in line ? line.#moved : null
  }
}

const READ_WORDS = {
  enumerable: true,
  get(this: MovedLine) {
    const moved = MovedLine.movedOf(this)
    return moved && (moved.list ??= listOf(moved))
  },
}

function listOf({ read, from, to, scale, limit }: Moved): Word[] {
  return movedWords(read, (ms) => to + (ms - from) * scale, limit)
}

/** A copy of a line with changes. Unchanged words are not computed. */
export function changed(line: Segment, changes: Partial<Segment>): Segment {
  const before = MovedLine.movedOf(line)
  // Spreading objects takes several times as long.
  const id = or(changes.id, line.id)
  const start = or(changes.start, line.start)
  const end = or(changes.end, line.end)
  const text = or(changes.text, line.text)
  const speaker = or(changes.speaker, line.speaker)
  const mark = or(changes.mark, line.mark)
  const origin = or(changes.origin, line.origin)
  if (before && changes.words === undefined)
    return new MovedLine({ id, start, end, text, speaker, mark, origin }, before)
  // Not by `or`, which would work out words that are replaced.
  const words = changes.words === undefined ? line.words : changes.words
  return { id, start, end, text, speaker, words, mark, origin }
}

function or<T>(now: T | undefined, before: T): T {
  return now === undefined ? before : now
}

/**
 * A copy of a line at other times, with its words; they stop at the end of the line if that was limited.
 * `map` maps times. If it is linear over the line, as mostly, it is applied to first and last time only.
 */
export function moved(
  line: Segment,
  { start, end, mark }: Pick<Segment, 'start' | 'end' | 'mark'>,
  map: (ms: Ms, line: Segment) => number,
): Segment {
  const { id, text, speaker, origin } = line
  const withWords = (words: readonly Word[] | null) => ({
    id,
    start,
    end,
    text,
    speaker,
    words,
    mark,
    origin,
  })
  const before = MovedLine.movedOf(line)
  const read = before ? before.read : line.words
  const last = read && lastTime(read)
  if (!read || last === null) return withWords(read)
  const from = before ? before.from : (line.start ?? last)
  // Rounded as for the line, so that line and words start together after any number of moves.
  const old = before ? Math.round(before.to) : from
  const oldLast = before ? Math.round(before.to + (last - from) * before.scale) : last
  const [mapped, mappedLast] = [map(old, line), map(oldLast, line)]
  const isEven = Math.abs(map((old + oldLast) / 2, line) - (mapped + mappedLast) / 2) < 1e-6
  if (!isEven) return withWords(movedWords(line.words ?? read, (ms) => map(ms, line), end))
  const rests = mapped === old && mappedLast === oldLast
  const to = rests && before ? before.to : mapped
  const stretched = rests || oldLast === old ? 1 : (mappedLast - mapped) / (oldLast - old)
  const scale = before ? before.scale * stretched : stretched
  const limit = end !== null && Math.round(mappedLast) > end ? end : null
  if (from === to && scale === 1 && limit === null) return withWords(read)
  const fields = { id, start, end, text, speaker, mark, origin }
  return new MovedLine(fields, { read, from, to, scale, limit, list: null })
}

/** Words mapped by `map`, not past `end` if that is before the last of them. */
export function movedWords(words: readonly Word[], map: (ms: Ms) => number, end: Ms | null): Word[] {
  const place = (ms: Ms) => Math.max(0, Math.round(map(ms)))
  const last = words.at(-1)?.end ?? null
  const limit = end !== null && last !== null && place(last) > end ? end : Infinity
  const at = (ms: Ms | null) => (ms === null ? null : Math.min(limit, place(ms)))
  return words.map(({ text, start, end: wordEnd }) => ({ text, start: at(start), end: at(wordEnd) }))
}

function lastTime(read: readonly Word[]): Ms | null {
  for (let i = read.length - 1; i >= 0; i--) {
    const ms = read[i]?.end ?? read[i]?.start ?? null
    if (ms !== null) return ms
  }
  return null
}

/**
 * The words of a line as they were read: right texts, perhaps old times. Costs nothing. Null for a line
 * without words.
 */
export function wordsAsRead(line: Segment): readonly Word[] | null {
  const before = MovedLine.movedOf(line)
  return before ? before.read : line.words
}

/** How the words of a line moved: `[from, to, scale, limit]`; null = they are as they were read. */
export type WordMove = readonly [from: Ms, to: Ms, scale: number, limit: Ms | null]

/** How the words of a line moved since they were read. Costs nothing. */
export function wordMoveOf(line: Segment): WordMove | null {
  const before = MovedLine.movedOf(line)
  return before && [before.from, before.to, before.scale, before.limit]
}

/** A copy of a line whose words are `read`, moved so; null = as they were read. */
export function withWordMove(line: Segment, read: readonly Word[], move: WordMove | null): Segment {
  const { id, start, end, text, speaker, mark, origin } = line
  const fields = { id, start, end, text, speaker, mark, origin }
  if (!move) return { ...fields, words: read }
  const [from, to, scale, limit] = move
  return new MovedLine(fields, { read, from, to, scale, limit, list: null })
}

/** True when two lines hold the same list of words, moved alike. Costs nothing. */
export function sharesWords(one: Segment, other: Segment): boolean {
  const [a, b] = [MovedLine.movedOf(one), MovedLine.movedOf(other)]
  if (!a || !b) return a === b && one.words === other.words
  return a.read === b.read && a.from === b.from && a.to === b.to && a.scale === b.scale && a.limit === b.limit
}

/** True when two lines have equal words at equal times. */
export function isSameWords(one: Segment, other: Segment): boolean {
  if (sharesWords(one, other)) return true
  const [words, others] = [one.words, other.words]
  return (
    words?.length === others?.length &&
    (words ?? []).every(({ text, start, end }, i) => {
      const twin = others?.[i]
      return twin?.text === text && twin.start === start && twin.end === end
    })
  )
}
