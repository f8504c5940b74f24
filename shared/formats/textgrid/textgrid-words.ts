import { commonItems } from '../../base/common-items.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript, Word } from '../../model/transcript.ts'
import { type GridLine, letters } from './textgrid-lines.ts'
import type { MovedPart } from './textgrid-parts.ts'

/** Above this many word pairs a stretch of lines is not compared word by word. */
const MOST_PAIRS = 40_000

type Read = { readonly was: Segment; readonly line: GridLine | undefined }
/** Lines as read between two that are still there, and what stands there now. */
type Stretch = { readonly was: readonly Read[]; readonly now: readonly Segment[] }

/**
 * New times for the entries of words, by tier: each word goes along with its line, also when that is cut, or
 * joined to another; one that its line does not say any more goes along with the word before it. What the
 * words say stays: it is not what is edited.
 */
export function movedWords(
  known: ReadonlyMap<string, Read>,
  { segments }: Transcript,
): Map<number, MovedPart[]> {
  const moved = new Map<number, MovedPart[]>()
  for (const { was, now } of stretchesOf([...known.values()], segments)) {
    const old = was.flatMap((one) => entriesOf(one))
    if (old.length === 0) continue
    const words = now.flatMap((segment) => segment.words ?? [])
    const partner = commonItems(old, words, { isSame, mostPairs: MOST_PAIRS })
    const places = new Map<number, Times>()
    for (const [i, word] of words.entries()) {
      const place = old.length === words.length ? i : (partner[i] ?? -1)
      const times = old[place] && timesOf(word, old[place].word)
      if (times) places.set(place, times)
    }
    for (const [i, one] of old.entries()) {
      const { start, end } = places.get(i) ?? besideKnown(old, places, i) ?? one.word
      if (start === null || end === null || (start === one.word.start && end === one.word.end)) continue
      const all = moved.get(one.tier) ?? []
      moved.set(one.tier, all)
      all.push({ entry: one.entry, start, end })
    }
  }
  return moved
}

/** A word's times; one that is not known lies as far from the other as before. */
function timesOf(word: Word, was: Word): Times | null {
  const length = was.start === null || was.end === null ? null : was.end - was.start
  const start = word.start ?? (word.end !== null && length !== null ? word.end - length : null)
  const end = word.end ?? (start !== null && length !== null ? start + length : null)
  return start === null || end === null ? null : { start, end }
}

type Times = { readonly start: Ms; readonly end: Ms }

/** A word moved as the known one before it, or else after it; beyond neither. Null without any. */
function besideKnown(
  old: readonly WordEntry[],
  places: ReadonlyMap<number, Times>,
  at: number,
): Times | null {
  const { word, tier } = old[at] ?? {}
  if (word?.start == null || word.end === null || places.size === 0) return null
  const isUnknown = (one: WordEntry | undefined, i: number) =>
    one !== undefined && !(places.has(i) && one.tier === tier)
  let [before, after] = [at - 1, at + 1]
  while (isUnknown(old[before], before)) before--
  while (isUnknown(old[after], after)) after++
  const near = before >= 0 ? before : after
  const [from, to] = [old[near]?.word.start ?? null, places.get(near)?.start ?? null]
  if (from === null || to === null) return null
  const least = places.get(before)?.end ?? 0
  const most = places.get(after)?.start ?? Infinity
  const within = (ms: Ms) => Math.min(most, Math.max(least, ms + to - from))
  return { start: within(word.start), end: within(word.end) }
}

type WordEntry = { readonly word: Word; readonly tier: number; readonly entry: number }

const isSame = ({ word }: WordEntry, now: Word) => letters(word.text) === letters(now.text)

function entriesOf({ was, line }: Read): WordEntry[] {
  const { wordTier: tier = null, wordEntries = [] } = line ?? {}
  if (tier === null) return []
  return (was.words ?? []).flatMap((word, i) => {
    const entry = wordEntries[i]
    return entry === undefined ? [] : [{ word, tier, entry }]
  })
}

/** Stretches with changed words; each begins with a line that is still there, but perhaps the first. */
function stretchesOf(read: readonly Read[], segments: readonly Segment[]): Stretch[] {
  const places = new Map(read.map(({ was }, place) => [was.id, place]))
  const stretches: Stretch[] = []
  let [from, now]: [number, Segment[]] = [0, []]
  const close = (to: number) => {
    const was = read.slice(from, to)
    const isAsRead = was.length === 1 && now.length === 1 && was[0]?.was.words === now[0]?.words
    if (now.length > 0 && !isAsRead) stretches.push({ was, now })
    from = to
    now = []
  }
  for (const segment of segments) {
    const place = places.get(segment.id)
    if (place !== undefined && place >= from && now.length > 0) close(place)
    now.push(segment)
  }
  close(read.length)
  return stretches
}
