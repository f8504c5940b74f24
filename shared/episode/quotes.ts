import type { Segment } from '../model/transcript.ts'

/** Text between quotation marks: `[from, to)` without the marks. */
export type Quote = { readonly from: number; readonly to: number; readonly text: string }

/** Where a quote was spoken: the line where it begins, and the share found there, 0..1. */
export type Place = { readonly segment: string; readonly share: number }

/** Shorter quotes are names and terms, which occur anywhere. */
const LEAST_WORDS = 5
/** Consecutive equal words that propose a place. */
const RUN = 3
/** Least share of the words found in order. */
const ENOUGH = 0.6
/** Spoken words per quoted word that are searched: writers leave words out. */
const ROOM = 1.5
const MOST_CANDIDATES = 40
/** Words that stand in more places propose none, so that no two texts are compared for ever. */
const MOST_PLACES = 100
/** So many words of a quote are compared, of so many quotes of an article. */
const MOST_WORDS = 100
const MOST_QUOTES = 500

/** Quotes of an article that are long enough to search, in `"`, `“ ”`, `„ “` or `« »`. */
export function findQuotes(article: string): readonly Quote[] {
  const found: Quote[] = []
  for (const match of article.matchAll(/["“„«]([^"“”„«»\n]{12,2000})["“”»]/g)) {
    const text = match[1] ?? ''
    if (wordsOf(text).length < LEAST_WORDS) continue
    const from = match.index + 1
    found.push({ from, to: from + text.length, text })
    if (found.length === MOST_QUOTES) break
  }
  return found
}

/**
 * Where each quote was spoken, or null. Case, punctuation, accents, fillers and small differences do not
 * matter: most words must occur in the same order, close together.
 */
export function placeQuotes(
  quotes: readonly Quote[],
  segments: readonly Segment[],
): readonly (Place | null)[] {
  const words: string[] = []
  const lineOf: number[] = []
  for (const [line, { text }] of segments.entries()) {
    for (const word of wordsOf(text)) {
      words.push(word)
      lineOf.push(line)
    }
  }
  const runs = indexRuns(words)
  return quotes.map(({ text }) => {
    const best = bestPlace(wordsOf(text).slice(0, MOST_WORDS), words, runs)
    const id = best && segments[lineOf[best.at] ?? -1]?.id
    return best && id !== undefined && id !== null ? { segment: id, share: best.share } : null
  })
}

function indexRuns(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const runs = new Map<string, number[]>()
  for (let i = 0; i + RUN <= words.length; i++) {
    const key = words.slice(i, i + RUN).join(' ')
    const known = runs.get(key)
    if (known) known.push(i)
    else runs.set(key, [i])
  }
  return runs
}

/** Common runs of words propose places; the share found in order decides. */
function bestPlace(
  quote: readonly string[],
  words: readonly string[],
  runs: ReadonlyMap<string, readonly number[]>,
): { readonly at: number; readonly share: number } | null {
  const votes = new Map<number, number>()
  for (let i = 0; i + RUN <= quote.length; i++) {
    const places = runs.get(quote.slice(i, i + RUN).join(' ')) ?? []
    if (places.length > MOST_PLACES) continue
    for (const at of places) {
      const start = Math.max(0, at - i)
      votes.set(start, (votes.get(start) ?? 0) + 1)
    }
  }
  const candidates = [...votes].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES)
  let best: { at: number; share: number } | null = null
  for (const [start] of candidates) {
    const from = Math.max(0, start - RUN)
    const window = words.slice(from, from + Math.ceil(quote.length * ROOM) + 2 * RUN)
    const { length, first } = commonInOrder(quote, window)
    const share = length / quote.length
    if (share >= ENOUGH && share > (best?.share ?? 0)) best = { at: from + first, share }
  }
  return best
}

/** Length of the longest common subsequence, and its start in `b`. */
function commonInOrder(a: readonly string[], b: readonly string[]): { length: number; first: number } {
  let above = new Uint16Array(b.length + 1)
  // Computed from the ends, so that the start is known last.
  let first = 0
  for (let i = a.length - 1; i >= 0; i--) {
    const row = new Uint16Array(b.length + 1)
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (above[j + 1] ?? 0) + 1 : Math.max(above[j] ?? 0, row[j + 1] ?? 0)
    }
    above = row
  }
  const length = above[0] ?? 0
  while (first < b.length && (above[first + 1] ?? 0) === length) first++
  return { length, first }
}

const FILLERS = new Set([
  'um',
  'uh',
  'erm',
  'like',
  'you',
  'know',
  'i',
  'mean',
  'so',
  'well',
  'and',
  'the',
  'a',
])

/** Words without case, accents, punctuation and fillers. */
function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '' && !FILLERS.has(word))
}
