import type { FindQuery, Match } from '../../shared/lines/find.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { createOwned } from './transaction.ts'

/** Matches in order; three numbers each: index of the line, begin and end in its text. */
export type Hits = {
  /** The lines that were searched: a line that is another object by now has other matches. */
  readonly segments: readonly Segment[]
  readonly list: Int32Array
}

/** Texts that a replacement would give to lines, by their index in `segments`. */
export type ReplacePreview = {
  readonly segments: readonly Segment[]
  readonly texts: ReadonlyMap<number, string>
  readonly matches: number
}

/** The bar that finds and replaces. It stays as it was while closed. */
export type FindState = {
  readonly isOpen: boolean
  readonly isReplacing: boolean
  readonly query: FindQuery
  readonly replacement: string
  /** Only lines of this speaker; null = of all. */
  readonly speaker: string | null
  /** Only lines between these two, by id; null = all. */
  readonly between: { readonly from: string; readonly to: string } | null
  readonly hits: Hits
  /** Index of the match one is at; -1 = none. */
  readonly present: number
  readonly isSearching: boolean
  /** Why there is no answer, or no whole one; empty when there is. */
  readonly trouble: string
  readonly preview: ReplacePreview | null
  /** A new object asks for the focus. */
  readonly focus: object | null
}

export const NO_HITS: Hits = { segments: [], list: new Int32Array(0) }

export const FIRST_FIND: FindState = {
  isOpen: false,
  isReplacing: false,
  query: { text: '', isRegex: false, matchCase: false, wholeWord: false },
  replacement: '',
  speaker: null,
  between: null,
  hits: NO_HITS,
  present: -1,
  isSearching: false,
  trouble: '',
  preview: null,
  focus: null,
}

export const findStore = createOwned(FIRST_FIND)

/** Changes the bar, what it looks for or what it has found. */
export function setFind(changes: Partial<FindState>): void {
  findStore.setState(changes)
}

export type Hit = { readonly line: number; readonly from: number; readonly to: number }

/** How many matches there are. */
export function countHits({ list }: Hits): number {
  return list.length / 3
}

/** The match of that number; null when there is none. */
export function hitAt({ list }: Hits, n: number): Hit | null {
  const [line, from, to] = n < 0 ? [] : list.subarray(n * 3, n * 3 + 3)
  return line === undefined || from === undefined || to === undefined ? null : { line, from, to }
}

/** Number of the first match at or after a place; all matches when there is none. */
export function firstHitFrom(hits: Hits, line: number, at: number): number {
  let [low, high] = [0, countHits(hits)]
  while (low < high) {
    const middle = (low + high) >> 1
    const hit = hitAt(hits, middle)
    if (hit && (hit.line < line || (hit.line === line && hit.from < at))) low = middle + 1
    else high = middle
  }
  return low
}

/** The matches in one line, and the number of the first of them. */
export type LineHits = { readonly first: number; readonly matches: readonly Match[] }
const NONE: LineHits = { first: -1, matches: [] }
const known = new WeakMap<Hits, Map<number, LineHits>>()

/** The matches in a line; the same object as long as the answer is the same. */
export function hitsOf({ isOpen, hits }: FindState, segment: Segment, index: number): LineHits {
  if (!isOpen || hits.list.length === 0 || hits.segments[index] !== segment) return NONE
  const byLine = known.get(hits) ?? new Map<number, LineHits>()
  known.set(hits, byLine)
  const answer = byLine.get(index) ?? readLine(hits, index)
  byLine.set(index, answer)
  return answer
}

function readLine(hits: Hits, index: number): LineHits {
  const first = firstHitFrom(hits, index, 0)
  const matches: Match[] = []
  for (let n = first; ; n++) {
    const hit = hitAt(hits, n)
    if (hit?.line !== index) break
    matches.push([hit.from, hit.to])
  }
  return matches.length > 0 ? { first, matches } : NONE
}
