import { lineId } from './line-ids.ts'
import { createSegment, type Segment, type Word } from './transcript.ts'

/**
 * Lines as columns that can be transferred between threads. NaN = no time; all texts are one string, with
 * their `lengths`.
 */
export type PackedLines = {
  /** Null = `L1`, `L2`, … from `first` on (counted from 0). */
  readonly ids: readonly string[] | null
  readonly first: number
  readonly starts: Float64Array<ArrayBuffer>
  readonly ends: Float64Array<ArrayBuffer>
  readonly lengths: Int32Array<ArrayBuffer>
  readonly texts: string
  readonly names: readonly string[]
  /** Index of each line's speaker in `names`; -1 = nobody. */
  readonly speakers: Int32Array<ArrayBuffer>
  /** Null = no line has words. */
  readonly words: PackedWords | null
}

type PackedWords = {
  /** Words per line; -1 = null. */
  readonly counts: Int32Array<ArrayBuffer>
  readonly starts: Float64Array<ArrayBuffer>
  readonly ends: Float64Array<ArrayBuffer>
  readonly lengths: Int32Array<ArrayBuffer>
  readonly texts: string
}

/** Packs lines; marks and origins are not kept. `first` = index of the first line in its transcript. */
export function packLines(segments: readonly Segment[], first: number): PackedLines {
  const count = segments.length
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  const lengths = new Int32Array(count)
  const speakers = new Int32Array(count)
  const numbers = new Map<string, number>()
  let isNumbered = true
  let hasWords = false
  for (let i = 0; i < count; i++) {
    const segment = segments[i]
    if (!segment) continue
    const { id, start, end, text, speaker, words } = segment
    starts[i] = start ?? Number.NaN
    ends[i] = end ?? Number.NaN
    lengths[i] = text.length
    speakers[i] = speaker === null ? -1 : numberOf(numbers, speaker)
    isNumbered &&= id === lineId(first + i)
    hasWords ||= words !== null
  }
  return {
    ids: isNumbered ? null : segments.map(({ id }) => id),
    first,
    starts,
    ends,
    lengths,
    texts: segments.map(({ text }) => text).join(''),
    names: [...numbers.keys()],
    speakers,
    words: hasWords ? packWords(segments) : null,
  }
}

function packWords(segments: readonly Segment[]): PackedWords {
  const counts = Int32Array.from(segments, ({ words }) => words?.length ?? -1)
  const all = segments.flatMap(({ words }) => words ?? [])
  return {
    counts,
    starts: Float64Array.from(all, ({ start }) => start ?? Number.NaN),
    ends: Float64Array.from(all, ({ end }) => end ?? Number.NaN),
    lengths: Int32Array.from(all, ({ text }) => text.length),
    texts: all.map(({ text }) => text).join(''),
  }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

/** Unpacks lines, as a reader makes them. */
export function unpackLines(packed: PackedLines): Segment[] {
  const { ids, first, starts, ends, lengths, texts, names, speakers, words } = packed
  const takeWords = words && wordTaker(words)
  const segments: Segment[] = []
  let at = 0
  for (let i = 0; i < lengths.length; i++) {
    const to = at + (lengths[i] ?? 0)
    segments.push(
      createSegment(ids?.[i] ?? lineId(first + i), timeAt(starts, i), timeAt(ends, i), texts.slice(at, to), {
        speaker: names[speakers[i] ?? -1] ?? null,
        words: takeWords ? takeWords(i) : null,
      }),
    )
    at = to
  }
  return segments
}

/** Gives the words of one line after another. */
function wordTaker({ counts, starts, ends, lengths, texts }: PackedWords): (line: number) => Word[] | null {
  let word = 0
  let at = 0
  return (line) => {
    const count = counts[line] ?? -1
    if (count < 0) return null
    const words: Word[] = []
    for (const last = word + count; word < last; word++) {
      const to = at + (lengths[word] ?? 0)
      words.push({ text: texts.slice(at, to), start: timeAt(starts, word), end: timeAt(ends, word) })
      at = to
    }
    return words
  }
}

function timeAt(times: Float64Array, index: number): number | null {
  const ms = times[index] ?? Number.NaN
  return Number.isNaN(ms) ? null : ms
}

/** The buffers of packed lines, to be transferred. */
export function buffersOf({ starts, ends, lengths, speakers, words }: PackedLines): ArrayBuffer[] {
  const columns = [starts, ends, lengths, speakers]
  if (words) columns.push(words.counts, words.starts, words.ends, words.lengths)
  return columns.map(({ buffer }) => buffer)
}

/** A changed list of lines: `order` = each line's former index, or -1 - its index in `changed`. */
export type PackedChanges = { readonly order: Int32Array<ArrayBuffer>; readonly changed: PackedLines }

/** Packs the difference from `was` to `now`. Unchanged lines must be the same objects. */
export function packChanges(was: readonly Segment[], now: readonly Segment[]): PackedChanges {
  const order = new Int32Array(now.length)
  const changed: Segment[] = []
  let places: ReadonlyMap<Segment, number> | null = null
  let next = 0
  for (const [i, segment] of now.entries()) {
    let at: number | undefined = next
    if (was[next]?.id !== segment.id) {
      // A line was inserted, removed or moved.
      places ??= new Map(was.map((one, index) => [one, index]))
      at = places.get(segment)
      if (at !== undefined) next = at + 1
    } else {
      if (was[next] !== segment) at = undefined
      next++
    }
    order[i] = at ?? -1 - changed.length
    if (at === undefined) changed.push(segment)
  }
  return { order, changed: packLines(changed, 0) }
}

/** Restores `now` of `packChanges` from its `was`. */
export function unpackChanges(was: readonly Segment[], { order, changed }: PackedChanges): Segment[] {
  const others = unpackLines(changed)
  return Array.from(order, (at) => (at < 0 ? others[-1 - at] : was[at])).filter((line) => line !== undefined)
}
