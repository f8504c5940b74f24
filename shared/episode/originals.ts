import type { Ms } from '../model/time.ts'
import { isRetimed, type Origin, type Segment, type Since, type Transcript } from '../model/transcript.ts'

/** Original start and end, then those of each word if they differ. */
export type FirstTimes = [start: Ms | null, end: Ms | null, ...words: (Ms | null)[]]

/**
 * A changed line: its index, start in the file, fingerprint of its text, and original times; null = it was
 * added.
 */
export type OriginalLine = [index: number, start: Ms | null, fingerprint: number, first: FirstTimes | null]

/** Original times of a file that was changed and saved. `name` = its file name. */
export type Originals = { name: string; since: Since; lines: OriginalLine[] }

/** Limits per episode: files, lines in all, and word times of one file. */
export const MOST_FILES = 8
export const MOST_LINES = 50_000
const MOST_WORD_TIMES = 400_000
/** Tolerance in ms: some files count in frames. */
const NEAR = 50
/** Candidates checked per line among equal texts. */
const MOST_ALIKE = 100

/** What to keep of a transcript as it is on disk. */
export function originalsOf({ segments }: Transcript, name: string, since: Since): Originals {
  const lines: OriginalLine[] = []
  let room = MOST_WORD_TIMES
  for (const [index, segment] of segments.entries()) {
    if (!isRetimed(segment) || lines.length === MOST_LINES) continue
    const first = firstTimes(segment, room)
    room -= first?.length ?? 0
    lines.push([index, segment.start, fingerprintOf(segment.text), first])
  }
  return { name, since, lines }
}

/**
 * Restores original times. A line is recognised by text and start, in file order; other lines may have come
 * or gone. Lines changed elsewhere are not found and keep their times as read. The same object when no line
 * is found.
 */
export function withOriginals(transcript: Transcript, { lines }: Originals): Transcript {
  const alike = linesByFingerprint(transcript)
  const segments = transcript.segments.slice()
  let [last, shift] = [-1, 0]
  for (const [index, start, fingerprint, first] of lines) {
    const same = alike.get(fingerprint)
    if (!same) continue
    while ((same.indices[same.passed] ?? Infinity) <= last) same.passed++
    const found = same.indices.slice(same.passed, same.passed + MOST_ALIKE).find((at) => {
      const there = segments[at]?.start ?? null
      // Untimed lines with equal texts are told apart by place only.
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

/** Indices of lines with equal texts; `passed` = how many are behind. */
type Alike = { readonly indices: number[]; passed: number }

function linesByFingerprint({ segments }: Transcript): ReadonlyMap<number, Alike> {
  const alike = new Map<number, Alike>()
  for (const [index, { text }] of segments.entries()) {
    const fingerprint = fingerprintOf(text)
    const same = alike.get(fingerprint)
    if (same) same.indices.push(index)
    else alike.set(fingerprint, { indices: [index], passed: 0 })
  }
  return alike
}

/** The kept originals with those of one file replaced: latest first, within the limits. */
export function keepOriginals(kept: readonly Originals[], one: Originals): Originals[] {
  const others = kept.filter(({ name }) => name !== one.name)
  // Without changed lines only the time of forgetting is kept.
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

/** A fingerprint of a text (FNV-1a, 32 bits), ignoring white space: files break lines differently. */
function fingerprintOf(text: string): number {
  let fingerprint = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 0xa0) continue
    fingerprint = Math.imul(fingerprint ^ code, 0x01000193)
  }
  return fingerprint >>> 0
}
