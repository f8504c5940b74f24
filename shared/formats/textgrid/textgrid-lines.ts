import type { Word } from '../../model/transcript.ts'
import type { Entry, Grid, Tier } from './textgrid-parse.ts'
import { unquote } from './textgrid-text.ts'

/** The tier and entry of a line, and the entries of its words. */
export type GridLine = {
  readonly tier: number
  readonly entry: number
  readonly text: string
  readonly words: readonly Word[] | null
  readonly wordTier: number | null
  readonly wordEntries: readonly number[]
}

export type GridLines = {
  /** Sorted by start. */
  readonly lines: readonly GridLine[]
  /** Tiers that subdivide another without being its words: phones, tags. */
  readonly hidden: readonly number[]
}

/** Names of tiers that are not speakers. */
const UNNAMED =
  /^(?:tokens?|text|transcript(?:ion)?s?|words?|utterances?|sentences?|speech|default|phrases?|segments?|lines?|tier[ _-]?\d*|)$/i

/** The tier's name as a speaker; null when it only describes the contents. */
export function speakerOf({ name }: Tier): string | null {
  return UNNAMED.test(name.trim()) ? null : name.trim()
}

type Filled = {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly text: string
  /** The text's letters. */
  readonly said: string
}

/** The lines of a grid: non-empty entries of all tiers that do not subdivide another. */
export function linesOf(text: string, { tiers }: Grid): GridLines {
  const filled = tiers.map(({ entries }) => entries.flatMap((entry, at) => fill(text, entry, at)))
  const candidates = tiers.map((tier, i) => candidateOf(tier, filled[i] ?? []))
  const parts = tiers.map((tier, i) => (tier.isPoints ? null : dividedBy(candidates, i)))
  const wordTiers = new Map<number, number>()
  const hidden: number[] = []
  for (const [i, part] of parts.entries()) {
    if (!part) continue
    if (part.isWords && !wordTiers.has(part.of) && !parts[part.of]) wordTiers.set(part.of, i)
    else hidden.push(i)
  }
  const unshown = new Set([...hidden, ...wordTiers.values()])
  const lines = tiers.flatMap((_, tier) => {
    if (unshown.has(tier)) return []
    const wordTier = wordTiers.get(tier) ?? null
    const inside = wordTier === null ? null : wordsWithin(filled[tier] ?? [], filled[wordTier] ?? [])
    return (filled[tier] ?? []).map((line, i) => {
      const own = inside?.[i] ?? []
      return {
        tier,
        entry: line.at,
        text: line.text,
        words:
          own.length > 0
            ? own.map((word, n) => ({ text: (n > 0 ? ' ' : '') + word.text, start: word.from, end: word.to }))
            : null,
        wordTier,
        wordEntries: own.map(({ at }) => at),
        start: line.from,
      }
    })
  })
  return { lines: lines.toSorted((a, b) => a.start - b.start), hidden }
}

function fill(text: string, { start, end, text: label }: Entry, at: number): Filled[] {
  const shown = unquote(text.slice(label.from, label.to)).trim()
  return shown === ''
    ? []
    : [{ at, from: start.ms, to: end?.ms ?? start.ms, text: shown, said: letters(shown) }]
}

/** Names of tiers that divide another, as aligners call them. */
const WORDS = /(?:^|[\s_-])(?:words?|tokens?)\s*$/i
const PARTS = /(?:^|[\s_-])(?:phones?|phonemes?|syllables?)\s*$/i

/** Tolerance for boundaries set by hand (ms). */
const NEAR_MS = 20

/** How many tiers away from a tier the one that it subdivides may be: files have a few for each speaker. */
const FARTHEST = 250

/** A tier as one that subdivides another or is subdivided. */
type Candidate = {
  readonly entries: readonly Filled[]
  readonly isPoints: boolean
  readonly length: number
  readonly saysWords: boolean
  readonly saysParts: boolean
}

function candidateOf({ name, isPoints }: Tier, entries: readonly Filled[]): Candidate {
  const length = entries.reduce((sum, { from, to }) => sum + to - from, 0)
  return { entries, isPoints, length, saysWords: WORDS.test(name), saysParts: PARTS.test(name) }
}

/** The tier that tier `i` subdivides: its entries lie inside those of that tier, fill them, and are more. */
function dividedBy(
  candidates: readonly Candidate[],
  i: number,
): { readonly of: number; readonly isWords: boolean } | null {
  const tier = candidates[i]
  const last = Math.min(candidates.length - 1, i + FARTHEST)
  for (let of = Math.max(0, i - FARTHEST); of <= last; of++) {
    const other = candidates[of]
    if (!tier || !other || of === i || other.isPoints || other.entries.length === 0) continue
    const [own, all] = [tier.entries, other.entries]
    // Lines of one word each are divided by a tier of words that says so only.
    const isNamed = tier.saysWords && !other.saysWords
    if (own.length < all.length || (own.length === all.length && !isNamed)) continue
    // Lines that were moved away from their phones do not make lines of these.
    if (!tier.saysParts && !(tier.length >= other.length * 0.5)) continue
    const inside = wordsWithin(all, own)
    const held = inside.reduce((sum, part) => sum + part.length, 0)
    if (held === 0) continue
    const isWords = tier.saysWords || areSame(all, inside)
    // Words may stick out of a moved line; what is named as a part may stand where a line was removed; other
    // entries must fit.
    const least = tier.saysWords || tier.saysParts ? 0 : isWords ? 0.5 : 1
    if (held >= own.length * least) return { of, isWords }
  }
  return null
}

/** True when at least half of the lines say what is said in them. */
function areSame(lines: readonly Filled[], inside: readonly (readonly Filled[])[]): boolean {
  const same = lines.filter(({ said }, n) => said === saidIn(inside[n] ?? [])).length
  return same >= lines.length * 0.5
}

function saidIn(parts: readonly Filled[]): string {
  return parts
    .map(({ said }) => said)
    .filter((said) => said !== '')
    .join(' ')
}

/** The parts inside each line. Both lists are sorted by time. */
function wordsWithin(lines: readonly Filled[], parts: readonly Filled[]): Filled[][] {
  let at = 0
  return lines.map(({ from, to }) => {
    const inside: Filled[] = []
    while (at < parts.length && (parts[at]?.from ?? 0) < from - NEAR_MS) at++
    for (let part = parts[at]; part && part.to <= to + NEAR_MS; part = parts[at]) {
      inside.push(part)
      at++
    }
    return inside
  })
}

/** What is said, without marks and capitals. */
export function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
