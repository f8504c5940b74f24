import { firstPast } from '../../base/search.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { printToken } from '../core/timestamps.ts'
import { readRaw } from './json-read.ts'
import type { JsonTime } from './json-times.ts'

/** The old times of a word or line, and by how much its start and end moved. */
type Moved = { readonly from: Ms; readonly to: Ms; readonly start: Ms; readonly end: Ms }

/**
 * Changes to a separate list of speaker turns (AWS, Kaldi, Speechmatics, IBM): each turn moves with its
 * words. Otherwise they would get other speakers when the file is read again.
 */
export function turnTimes({ segments }: Transcript, source: ReadResult): readonly Replacement[] {
  const [first] = source.transcript.segments
  const layout = first && source.tokens.get(first.id)?.layout
  if (layout?.turns === undefined) return []
  const moved = movesOf(source.transcript.segments, segments)
  if (!moved.some(({ start, end }) => start !== 0 || end !== 0)) return []
  const { turns } = readRaw(source.text, layout, () => undefined)
  return turns.flatMap(({ start, end, duration }) => {
    if (start?.ms == null) return []
    const to = end?.ms ?? (duration?.ms == null ? start.ms : start.ms + duration.ms)
    const inside = wordsIn(moved, start.ms, to)
    const now = {
      start: Math.max(0, start.ms + (inside.first?.start ?? 0)),
      end: Math.max(0, to + (inside.last?.end ?? 0)),
    }
    return [
      ...timeEdit(start, now.start, now.start !== start.ms),
      ...(end ? timeEdit(end, now.end, now.end !== to) : []),
      ...(duration ? timeEdit(duration, now.end, now.end - now.start !== to - start.ms, now.start) : []),
    ]
  })
}

function timeEdit(token: JsonTime, ms: Ms, isChanged: boolean, start: Ms | null = null): Replacement[] {
  return isChanged && token.ms !== null
    ? [{ from: token.from, to: token.to, text: printToken(token, ms, start) }]
    : []
}

/** All timed words, or lines without words, in spoken order. */
function movesOf(before: readonly Segment[], after: readonly Segment[]): Moved[] {
  const now = new Map(after.map((segment) => [segment.id, segment]))
  return before
    .flatMap((was) => {
      const line = now.get(was.id)
      if (!line) return []
      const words = was.words && line.words?.length === was.words.length ? line.words : null
      return words
        ? (was.words ?? []).flatMap((word, i) => moveOf(word, words[i] ?? word))
        : moveOf(was, line)
    })
    .sort((a, b) => a.from - b.from)
}

type Times = { readonly start: Ms | null; readonly end: Ms | null }

function moveOf(was: Times, now: Times): Moved[] {
  if (was.start === null || now.start === null) return []
  const start = now.start - was.start
  const end = was.end === null || now.end === null ? start : now.end - was.end
  return [{ from: was.start, to: was.end ?? was.start, start, end }]
}

/**
 * The first and last moves whose middle is in `from`..`to`; for a turn without words, the nearest before it.
 */
function wordsIn(
  moved: readonly Moved[],
  from: Ms,
  to: Ms,
): { first?: Moved | undefined; last?: Moved | undefined } {
  const low = firstPast(moved, (move) => middle(move) >= from)
  let end = low
  while (end < moved.length && middle(moved[end]) <= to) end++
  if (end > low) return { first: moved[low], last: moved[end - 1] }
  const near = moved[low - 1] ?? moved[low]
  return { first: near, last: near }
}

function middle(move: Moved | undefined): Ms {
  return move ? (move.from + move.to) / 2 : Infinity
}
