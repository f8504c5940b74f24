import type { Ms } from '../model/time.ts'
import type { Segment } from '../model/transcript.ts'

/** What identifies a line later: its index, start and the beginning of its text. */
export type LineAnchor = { readonly index: number; readonly start: Ms | null; readonly text: string }

/** A user's note on a line, in Markdown. `home` = id of its line during this session. */
export type LineNote = LineAnchor & {
  readonly key: string
  readonly home: string | null
  readonly note: string
}

/** Characters of a line's text that are kept to find it. */
const ANCHOR_LENGTH = 120
/** Search distance for a changed line in ms, or in lines if untimed. */
const NEAR_MS = 30_000
const NEAR_LINES = 30
/** Least share of its words that a changed line still has. */
const ENOUGH = 0.5

/** The anchor of a line. */
export function anchorOf({ start, text }: Segment, index: number): LineAnchor {
  return { index, start, text: text.slice(0, ANCHOR_LENGTH) }
}

/**
 * The index of each anchor's line, or null: the line with the same beginning, the nearest of several; else a
 * nearby one with most of its words; else the one spoken at its time.
 */
export function placeAnchors(
  anchors: readonly LineAnchor[],
  segments: readonly Segment[],
): readonly (number | null)[] {
  if (anchors.length === 0) return []
  const byText = new Map<string, number[]>()
  for (const [i, { text }] of segments.entries()) {
    const key = keyOf(text)
    const known = byText.get(key)
    if (known) known.push(i)
    else byText.set(key, [i])
  }
  return anchors.map((anchor) => {
    const same = keyOf(anchor.text) === '' ? [] : (byText.get(keyOf(anchor.text)) ?? [])
    return nearest(anchor, same, segments) ?? mostAlike(anchor, segments) ?? spokenAt(anchor, segments)
  })
}

/** Only letters and digits: punctuation and case are often corrected. */
function keyOf(text: string): string {
  return wordsOf(text.slice(0, ANCHOR_LENGTH)).join(' ')
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Distance of a line from an anchor: in ms, or in lines if one is untimed. */
function distance(anchor: LineAnchor, index: number, start: Ms | null): { far: number; isNear: boolean } {
  if (anchor.start !== null && start !== null) {
    const far = Math.abs(anchor.start - start)
    return { far, isNear: far <= NEAR_MS }
  }
  const lines = Math.abs(anchor.index - index)
  return { far: lines * 1000, isNear: lines <= NEAR_LINES }
}

function nearest(
  anchor: LineAnchor,
  indices: readonly number[],
  segments: readonly Segment[],
): number | null {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (const index of indices) {
    // Among equally distant lines the same index wins.
    const { far } = distance(anchor, index, segments[index]?.start ?? null)
    const all = far + Math.abs(anchor.index - index) / 1e6
    if (all < least) [best, least] = [index, all]
  }
  return best
}

function mostAlike(anchor: LineAnchor, segments: readonly Segment[]): number | null {
  const words = wordsOf(anchor.text)
  if (words.length === 0) return null
  let best: number | null = null
  let most = 0
  for (const [index, { start, text }] of segments.entries()) {
    const { far, isNear } = distance(anchor, index, start)
    if (!isNear) continue
    const there = new Set(wordsOf(text.slice(0, 2 * ANCHOR_LENGTH)))
    const share = words.filter((word) => there.has(word)).length / words.length
    const score = share - far / 1e9
    if (share >= ENOUGH && score > most) [best, most] = [index, score]
  }
  return best
}

/** The last line that starts at or before the anchor's time. */
function spokenAt({ start }: LineAnchor, segments: readonly Segment[]): number | null {
  if (start === null) return null
  let best: number | null = null
  let latest = Number.NEGATIVE_INFINITY
  for (const [index, segment] of segments.entries()) {
    if (segment.start !== null && segment.start <= start && segment.start >= latest)
      [best, latest] = [index, segment.start]
  }
  return best
}
