import { changeLines, type Edit, keepsLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { createTimeline } from './active.ts'
import { MIN_LENGTH } from './bounds.ts'

/** The edge of a line that an edit moves, with its time (ms; null = untimed) before and after. */
export type Move = {
  readonly index: number
  readonly edge: 'start' | 'end'
  readonly before: Ms | null
  readonly after: Ms | null
}

/** The remaining edit (null = nothing), and the lines left out, by index. */
export type Remainder = { readonly edit: Edit | null; readonly left: ReadonlySet<number> }

type After = ReadonlyMap<number, Segment>

/**
 * The moves of an edit, in line order. An end that only follows or gives way to the next start is counted
 * with the next line. One pass over the changed lines.
 */
export function movesOf({ segments }: Transcript, edit: Edit): Move[] {
  const after = linesAfter(edit)
  const moves: Move[] = []
  for (const [index, line] of after) {
    const before = segments[index]
    if (!before || !isOwn(before, line, segments[index + 1], after.get(index + 1))) continue
    const isEnd = before.start === line.start && before.end !== line.end
    const edge = isEnd ? 'end' : 'start'
    moves.push({ index, edge, before: before[edge], after: line[edge] })
  }
  return moves
}

/** The moves, largest first; lines that get or lose a time come first of all. */
export function largestFirst(moves: readonly Move[]): Move[] {
  const size = ({ before, after }: Move) =>
    before === null || after === null ? (before === after ? 0 : Infinity) : Math.abs(after - before)
  return moves.toSorted((a, b) => (size(a) === size(b) ? a.index - b.index : size(b) - size(a)))
}

/**
 * The edit without the lines `asked` for: each line is as before or as proposed, never in between. A line
 * that would pass one left out is left out too. Where a line that stays meets one that moves, the end of the
 * first follows the start of the second if they touched, and gives way if they would overlap, as at anchors.
 * An edit that adds or removes lines is returned whole.
 */
export function leaveOut(transcript: Transcript, edit: Edit, asked: Iterable<number>): Remainder {
  const after = linesAfter(edit)
  const left = spread(
    transcript,
    after,
    [...asked].filter((index) => after.has(index)),
  )
  if (left.size === 0 || !keepsLines(edit)) return { edit, left: new Set() }
  const { segments } = transcript
  const indices = [...after.keys()]
  const change = (before: Segment, index: number) => {
    const line = after.get(index)
    if (!line) return before
    const next = segments[index + 1]
    const nextAfter = after.get(index + 1) ?? next
    const nextStays = left.has(index + 1)
    const stays = isOwn(before, line, next, nextAfter) ? left.has(index) : nextStays
    if (!next || !nextAfter || next.start === nextAfter.start || stays === nextStays)
      return stays ? before : line
    const end = endBetween(before, line, stays, { before: next.start, after: nextAfter.start })
    const base = stays ? before : line
    return end === base.end ? base : { ...base, end }
  }
  const rest = changeLines(transcript, indices[0] ?? 0, indices.at(-1) ?? -1, change, {
    label: edit.label,
    mergeKey: edit.mergeKey,
    selection: edit.selection.before,
  })
  return { edit: rest && { ...edit, splices: rest.splices }, left }
}

/** The changed lines after the edit, by ascending index. */
function linesAfter({ splices }: Edit): After {
  const after = new Map<number, Segment>()
  for (const { at, inserted } of splices)
    for (const [offset, segment] of inserted.entries()) after.set(at + offset, segment)
  return after
}

/** False when only an end changes, and it belongs to the next start, which moves. */
function isOwn(before: Segment, after: Segment, next: Segment | undefined, nextAfter?: Segment): boolean {
  const isEndOnly =
    before.start === after.start &&
    before.words === after.words &&
    before.mark === after.mark &&
    before.text === after.text &&
    before.speaker === after.speaker
  const moves = next !== undefined && nextAfter !== undefined && next.start !== nextAfter.start
  return !(isEndOnly && moves && (before.end === next.start || after.end === nextAfter.start))
}

/** The lines asked for, and those that would pass one of them by their present starts. */
function spread(transcript: Transcript, after: After, asked: readonly number[]): Set<number> {
  const left = new Set(asked)
  if (left.size === 0) return left
  const { lines, starts } = createTimeline(transcript)
  const ranks = new Map<number, number>()
  for (const [rank, index] of lines.entries()) if (left.has(index)) ranks.set(index, rank)
  const waiting = [...ranks.values()]
  for (let rank = waiting.pop(); rank !== undefined; rank = waiting.pop()) {
    for (const beside of [rank - 1, rank + 1]) {
      const index = lines[beside]
      const moved = index === undefined ? null : after.get(index)?.start
      if (index === undefined || moved == null || left.has(index)) continue
      const gap = Math.abs((starts[beside] ?? 0) - (starts[rank] ?? 0))
      const distance = (moved - (starts[rank] ?? 0)) * (beside - rank)
      if (distance >= Math.min(MIN_LENGTH, gap)) continue
      left.add(index)
      waiting.push(beside)
    }
  }
  return left
}

type Start = { readonly before: Ms | null; readonly after: Ms | null }

/** The end of a line where it stays and the next one moves, or the other way round. */
function endBetween(before: Segment, after: Segment, stays: boolean, next: Start): Ms | null {
  const base = stays ? before : after
  const nextStart = stays ? next.after : next.before
  if (base.end === null || before.end === null || next.before === null || nextStart === null) return base.end
  const touches = after.end === next.after
  if (touches && before.end === next.before) return nextStart
  // Without the move that cut it short, the line keeps its length.
  const own = touches && !stays ? uncut(before, after) : base.end
  const wasApart = before.end <= next.before && nextStart >= (base.start ?? 0)
  return wasApart ? Math.min(own, nextStart) : own
}

function uncut({ start, end }: Segment, after: Segment): Ms {
  if (end === null || start === null || after.start === null) return after.end ?? 0
  return end > after.start ? end : after.start + end - start
}
