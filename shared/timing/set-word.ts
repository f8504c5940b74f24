import { apply, compose, type Edit, type Proposal, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript, Word } from '../model/transcript.ts'
import { type Bound, hold, MIN_LENGTH } from './bounds.ts'
import { setEnd } from './set-end.ts'
import { type SetTimeOptions, setStart } from './set-start.ts'

/** A word by the index of its line and its own, and the edge of it that is set. */
export type WordEdge = { readonly index: number; readonly word: number; readonly edge: 'start' | 'end' }

/**
 * Moves an edge of a word to `ms`. Words give way as lines do: an edge that touches it follows, at others it
 * stops, and at the edges of the line. The edge of a line that stands at that of its first or last word goes
 * along. An end that is only implied is the start of the next word.
 */
export function setWordEdge(
  transcript: Transcript,
  at: WordEdge,
  ms: Ms,
  options: Omit<SetTimeOptions, 'within'>,
): Proposal {
  const line = transcript.segments[at.index]
  const words = line?.words
  const present = words?.[at.word]
  if (!line || !words || !present) return { edit: null, ms, stop: null, followed: null }
  const { word, edge } = impliedBy(words, at)
  const isStart = edge === 'start'
  const [before, after] = [timedWord(words, word, -1), timedWord(words, word, 1)]
  const own = words[word]
  const time = own?.[edge] ?? null
  const [lower, upper] = isStart
    ? [startFloor(line, words[before], own), startCeiling(line, own, words[after])]
    : [endFloor(line, own), endCeiling(line, own, after)]
  // At the line's own edge the line decides how far that goes.
  const goesAlong = time !== null && time === line[edge] && (isStart ? before : after) < 0
  const open = goesAlong && (isStart ? { lower: FIRST, upper } : { lower, upper: LAST })
  const held = hold(ms, open ? open.lower : lower, open ? open.upper : upper, time)
  const along = goesAlong
    ? (isStart ? setStart : setEnd)(transcript, at.index, held.ms, options)
    : { edit: null, ms: held.ms, stop: held.stop, followed: null }
  const changes = new Map([[word, { [edge]: along.ms }]])
  const neighbour = isStart ? before : after
  const touch = words[neighbour]?.[isStart ? 'end' : 'start'] ?? null
  if (time !== null && touch === time) changes.set(neighbour, { [isStart ? 'end' : 'start']: along.ms })
  const edit = withWords(transcript, at.index, changes, along.edit, options)
  return { edit, ms: along.ms, stop: along.stop ?? held.stop, followed: along.followed }
}

/** When an edge of a word is; an end that is only implied is where the next word, or the line, goes on. */
export function wordEdgeMs(line: Segment, word: number, edge: 'start' | 'end'): Ms | null {
  const own = line.words?.[word]
  if (!own || edge === 'start') return own?.start ?? null
  if (own.start === null) return null
  return own.end ?? line.words[timedWord(line.words, word, 1)]?.start ?? line.end
}

const FIRST: Bound = { ms: 0, stop: 'beginning' }
const LAST: Bound = { ms: Number.MAX_SAFE_INTEGER, stop: 'end' }

function impliedBy(words: readonly Word[], { word, edge }: WordEdge): Omit<WordEdge, 'index'> {
  const next = timedWord(words, word, 1)
  return edge === 'end' && words[word]?.end === null && next >= 0
    ? { word: next, edge: 'start' }
    : { word, edge }
}

/** The nearest word with a start before (-1) or after (1) one; -1 = none. */
function timedWord(words: readonly Word[], word: number, step: 1 | -1): number {
  for (let i = word + step; i >= 0 && i < words.length; i += step) if (words[i]?.start != null) return i
  return -1
}

function startFloor(line: Segment, before: Word | undefined, own: Word | undefined): Bound {
  if (before?.start == null) return { ms: line.start ?? 0, stop: 'line' }
  const { start, end } = before
  const isApart = end !== null && end !== own?.start && (own?.start == null || end <= own.start)
  return { ms: isApart ? end : start + MIN_LENGTH, stop: 'word' }
}

function startCeiling(line: Segment, own: Word | undefined, after: Word | undefined): Bound {
  const next: Bound = after?.start == null ? lineEnd(line) : { ms: after.start - MIN_LENGTH, stop: 'word' }
  return own?.end != null && own.end - MIN_LENGTH < next.ms
    ? { ms: own.end - MIN_LENGTH, stop: 'word' }
    : next
}

function endFloor(line: Segment, own: Word | undefined): Bound {
  return own?.start == null
    ? { ms: line.start ?? 0, stop: 'line' }
    : { ms: own.start + MIN_LENGTH, stop: 'word' }
}

function endCeiling(line: Segment, own: Word | undefined, after: number): Bound {
  const start = line.words?.[after]?.start ?? null
  if (start === null) return lineEnd(line)
  if (own?.end !== start) return { ms: start, stop: 'word' }
  return { ms: (wordEdgeMs(line, after, 'end') ?? Number.MAX_SAFE_INTEGER) - MIN_LENGTH, stop: 'word' }
}

function lineEnd({ end }: Segment): Bound {
  return { ms: end ?? Number.MAX_SAFE_INTEGER, stop: 'line' }
}

/** The words of a line changed, on top of what its own edge did. */
function withWords(
  transcript: Transcript,
  index: number,
  changes: ReadonlyMap<number, Partial<Word>>,
  along: Edit | null,
  { label, mergeKey = null }: Omit<SetTimeOptions, 'within'>,
): Edit | null {
  const base = along ? apply(along, transcript) : transcript
  const line = base.segments[index]
  const words = line?.words?.map((word, i) => ({ ...word, ...changes.get(i) })) ?? null
  const selection = line ? [line.id] : []
  const edit = replaceLines(base, new Map([[index, { words }]]), { label, mergeKey, selection })
  return along && edit ? compose(along, edit) : (edit ?? along)
}
