import type { Ms } from '../model/time.ts'
import type { Segment } from '../model/transcript.ts'

/** What identifies a line later: its index, start and the beginning of its text. */
export type LinePlace = { readonly index: number; readonly start: Ms | null; readonly text: string }

/** A user's note on a line, in Markdown. `home` = id of its line during this session. */
export type LineNote = LinePlace & {
  readonly key: string
  readonly home: string | null
  readonly note: string
}

/** Characters of a line's text that are kept to find it. */
const TEXT_LENGTH = 120
/** Search distance for a changed line in ms, or in lines if untimed. */
const NEAR_MS = 30_000
const NEAR_LINES = 30
/** Least share of its words that a changed line still has. */
const ENOUGH = 0.5

/** The place of a line. */
export function placeOf({ start, text }: Segment, index: number): LinePlace {
  return { index, start, text: text.slice(0, TEXT_LENGTH) }
}

/**
 * The index of each place's line, or null: the line with the same beginning, the nearest of several; else a
 * nearby one with most of its words; else the one spoken at its time.
 */
export function findPlaces(
  places: readonly LinePlace[],
  segments: readonly Segment[],
): readonly (number | null)[] {
  if (places.length === 0) return []
  const byText = new Map<string, number[]>()
  for (const [i, { text }] of segments.entries()) {
    const key = keyOf(text)
    const known = byText.get(key)
    if (known) known.push(i)
    else byText.set(key, [i])
  }
  return places.map((place) => {
    const same = keyOf(place.text) === '' ? [] : (byText.get(keyOf(place.text)) ?? [])
    return nearest(place, same, segments) ?? mostAlike(place, segments) ?? spokenAt(place, segments)
  })
}

/** Only letters and digits: punctuation and case are often corrected. */
function keyOf(text: string): string {
  return wordsOf(text.slice(0, TEXT_LENGTH)).join(' ')
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Distance of a line from a place: in ms, or in lines if one is untimed. */
function distance(place: LinePlace, index: number, start: Ms | null): { far: number; isNear: boolean } {
  if (place.start !== null && start !== null) {
    const far = Math.abs(place.start - start)
    return { far, isNear: far <= NEAR_MS }
  }
  const lines = Math.abs(place.index - index)
  return { far: lines * 1000, isNear: lines <= NEAR_LINES }
}

function nearest(place: LinePlace, indices: readonly number[], segments: readonly Segment[]): number | null {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (const index of indices) {
    // Among equally distant lines the same index wins.
    const { far } = distance(place, index, segments[index]?.start ?? null)
    const all = far + Math.abs(place.index - index) / 1e6
    if (all < least) [best, least] = [index, all]
  }
  return best
}

function mostAlike(place: LinePlace, segments: readonly Segment[]): number | null {
  const words = wordsOf(place.text)
  if (words.length === 0) return null
  let best: number | null = null
  let most = 0
  for (const [index, { start, text }] of segments.entries()) {
    const { far, isNear } = distance(place, index, start)
    if (!isNear) continue
    const there = new Set(wordsOf(text.slice(0, 2 * TEXT_LENGTH)))
    const share = words.filter((word) => there.has(word)).length / words.length
    const score = share - far / 1e9
    if (share >= ENOUGH && score > most) [best, most] = [index, score]
  }
  return best
}

/** The last line that starts at or before the place's time. */
function spokenAt({ start }: LinePlace, segments: readonly Segment[]): number | null {
  if (start === null) return null
  let best: number | null = null
  let latest = Number.NEGATIVE_INFINITY
  for (const [index, segment] of segments.entries()) {
    if (segment.start !== null && segment.start <= start && segment.start >= latest)
      [best, latest] = [index, segment.start]
  }
  return best
}
