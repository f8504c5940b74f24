import { align, type Match } from '../base/align.ts'
import { append } from '../base/append.ts'
import { isSameWords } from '../model/moved-words.ts'
import type { Segment } from '../model/transcript.ts'

/** One line in two versions, by its index in each; null = it is not in that one. */
export type Pair = { readonly before: number | null; readonly after: number | null }

/** What became of a line. `changed` = its text or speaker, perhaps its times as well. */
export type Became = 'same' | 'added' | 'removed' | 'changed' | 'retimed'

type Lines = readonly Segment[]

/** By what lines are known again, the surest first; null = by nothing. */
const KEYS: readonly ((line: Segment) => string | null)[] = [
  ({ start, end, text, speaker }) => `${start} ${end} ${speaker ?? ''}\n${text}`,
  ({ text, speaker }) => `${speaker ?? ''}\n${text}`,
  ({ start }) => (start === null ? null : String(start)),
]

/**
 * Which line of one version is which of the other, in order, every line of both once. What cannot be told is
 * paired where as many lines stand on either side. The time it takes grows with the number of lines.
 */
export function compareLines(before: Lines, after: Lines): readonly Pair[] {
  let matches: readonly Match[] = []
  for (const key of KEYS)
    matches = matchGaps(matches, before, after, (gap) => alignBy(key, before, after, gap))
  matches = matchGaps(matches, before, after, inPairs)
  return pairsOf(matches, before.length, after.length)
}

/** What became of the line of a pair. */
export function became(
  { before, after }: Pair,
  lines: { readonly before: Lines; readonly after: Lines },
): Became {
  const [old, now] = [lines.before[before ?? -1], lines.after[after ?? -1]]
  if (!old) return 'added'
  if (!now) return 'removed'
  if (old.text !== now.text || old.speaker !== now.speaker) return 'changed'
  return old.start === now.start && old.end === now.end && isSameWords(old, now) ? 'same' : 'retimed'
}

/** Lines between two matches, `to` excluded. */
type Gap = { readonly a: number; readonly aTo: number; readonly b: number; readonly bTo: number }

/** Goes through what lies between the matches, and adds those that are found there. */
function matchGaps(
  matches: readonly Match[],
  before: Lines,
  after: Lines,
  find: (gap: Gap) => readonly Match[],
): readonly Match[] {
  const found: Match[] = []
  let [a, b] = [0, 0]
  for (const match of [...matches, [before.length, after.length] as const]) {
    const gap = { a, aTo: match[0], b, bTo: match[1] }
    if (gap.aTo > a && gap.bTo > b) append(found, find(gap))
    if (match[0] < before.length) found.push(match)
    ;[a, b] = [match[0] + 1, match[1] + 1]
  }
  return found
}

function alignBy(
  key: (line: Segment) => string | null,
  before: Lines,
  after: Lines,
  { a, aTo, b, bTo }: Gap,
): readonly Match[] {
  const numbers = new Map<string, number>()
  let unknown = 0
  const numberOf = (line: Segment) => {
    const name = key(line)
    // Equal to nothing.
    if (name === null) return --unknown
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
  const one = before.slice(a, aTo).map(numberOf)
  const other = after.slice(b, bTo).map(numberOf)
  return align(one, other).map(([i, j]) => [a + i, b + j] as const)
}

function inPairs({ a, aTo, b, bTo }: Gap): readonly Match[] {
  return aTo - a === bTo - b ? Array.from({ length: aTo - a }, (_, i) => [a + i, b + i] as const) : []
}

function pairsOf(matches: readonly Match[], before: number, after: number): readonly Pair[] {
  const pairs: Pair[] = []
  let [a, b] = [0, 0]
  for (const [i, j] of [...matches, [before, after] as const]) {
    for (; a < i; a++) pairs.push({ before: a, after: null })
    for (; b < j; b++) pairs.push({ before: null, after: b })
    if (a < before && b < after) pairs.push({ before: a++, after: b++ })
  }
  return pairs
}
