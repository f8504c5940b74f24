import type { Ms } from '../model/time.ts'
import { isRetimed, type Origin, type Segment, type Since, type Transcript } from '../model/transcript.ts'

/** Start and end as they were at first; behind them those of each word in turn, where they were others. */
export type FirstTimes = [start: Ms | null, end: Ms | null, ...words: (Ms | null)[]]

/** A changed line by its index, its start in the file and a sign of its text, with its first times; null = it was added. */
export type OriginalLine = [index: number, start: Ms | null, sign: number, first: FirstTimes | null]

/** The first times of the lines of a file whose times have been changed and saved. `name` = that of the file. */
export type Originals = { name: string; since: Since; lines: OriginalLine[] }

/** So many files, and lines in all, are kept of an episode; of one file at most so many times of words. */
export const MOST_FILES = 8
export const MOST_LINES = 50_000
const MOST_WORD_TIMES = 400_000
/** A file may write a time so much (ms) beside what was meant: some count in frames. */
const NEAR = 50
/** Of lines with the same words, so many are looked at for one. */
const MOST_ALIKE = 100

/** What is to be kept of a transcript that is on disk as it is. */
export function originalsOf({ segments }: Transcript, name: string, since: Since): Originals {
  const lines: OriginalLine[] = []
  let room = MOST_WORD_TIMES
  for (const [index, segment] of segments.entries()) {
    if (!isRetimed(segment) || lines.length === MOST_LINES) continue
    const first = firstTimes(segment, room)
    room -= first?.length ?? 0
    lines.push([index, segment.start, signOf(segment.text), first])
  }
  return { name, since, lines }
}

/**
 * The transcript with the first times of its lines. A line is known again by its text and its start, in the order of the
 * file; lines may have come or gone around it. What another program has changed is not found, and keeps the times it was
 * read with. The same object when no line is found.
 */
export function withOriginals(transcript: Transcript, { lines }: Originals): Transcript {
  const alike = linesBySign(transcript)
  const segments = transcript.segments.slice()
  let [last, shift] = [-1, 0]
  for (const [index, start, sign, first] of lines) {
    const same = alike.get(sign)
    if (!same) continue
    while ((same.indices[same.passed] ?? Infinity) <= last) same.passed++
    const found = same.indices.slice(same.passed, same.passed + MOST_ALIKE).find((at) => {
      const there = segments[at]?.start ?? null
      // Without a time only the place tells one line from another of the same words.
      if (start === null || there === null) return start === there && at === index + shift
      return Math.abs(there - start) <= NEAR
    })
    const segment = segments[found ?? -1]
    if (found === undefined || !segment) continue
    segments[found] = { ...segment, origin: originFrom(first, segment) }
    last = found
    shift = found - index
  }
  return last < 0 ? transcript : { segments }
}

/** The indices of lines with the same words; `passed` = how many of them lie behind. */
type Alike = { readonly indices: number[]; passed: number }

function linesBySign({ segments }: Transcript): ReadonlyMap<number, Alike> {
  const alike = new Map<number, Alike>()
  for (const [index, { text }] of segments.entries()) {
    const sign = signOf(text)
    const same = alike.get(sign)
    if (same) same.indices.push(index)
    else alike.set(sign, { indices: [index], passed: 0 })
  }
  return alike
}

/** What is kept, with that of one file in place of what it had: the latest first, and no more than there is room for. */
export function keepOriginals(kept: readonly Originals[], one: Originals): Originals[] {
  const others = kept.filter(({ name }) => name !== one.name)
  // Without a changed line there is nothing to keep, but for when the earlier ones were forgotten.
  const isWorth = one.lines.length > 0 || one.since.by === 'forgotten'
  let room = MOST_LINES
  const all = isWorth ? [one, ...others] : others
  return all.slice(0, MOST_FILES).filter(({ lines }) => (room -= lines.length) >= 0)
}

function firstTimes({ origin, words }: Segment, room: number): FirstTimes | null {
  if (!origin) return null
  const { start, end, words: old } = origin
  const isOther = old !== words && old?.length === words?.length && 2 * (old?.length ?? 0) <= room
  const differs = old?.some((word, i) => word.start !== words?.[i]?.start || word.end !== words[i].end)
  const times = isOther && differs ? old?.flatMap((word) => [word.start, word.end]) : []
  return [start, end, ...(times ?? [])]
}

function originFrom(first: FirstTimes | null, { words }: Segment): Origin | null {
  if (!first) return null
  const [start, end, ...times] = first
  if (!words) return { start, end }
  if (times.length !== 2 * words.length) return { start, end, words }
  const old = words.map(({ text }, i) => ({
    text,
    start: times[2 * i] ?? null,
    end: times[2 * i + 1] ?? null,
  }))
  return { start, end, words: old }
}

/** A number that tells texts apart (FNV-1a, 32 bits); white space does not count: files break lines as they like. */
function signOf(text: string): number {
  let sign = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 0xa0) continue
    sign = Math.imul(sign ^ code, 0x01000193)
  }
  return sign >>> 0
}
