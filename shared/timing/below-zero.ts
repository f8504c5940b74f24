import { apply, type Edit } from '../model/edit.ts'
import { endOf, type Segment, type Transcript } from '../model/transcript.ts'
import type { LineMap } from './move-lines.ts'

/** What becomes of lines that would begin before 0: they begin at 0, or go where nothing of them is left. */
export type Below = 'zero' | 'remove'

/** Indices of all lines that would begin before 0, and of those that would end there as well (`gone`). */
export type LinesBelow = { readonly below: readonly number[]; readonly gone: readonly number[] }

/** The lines that a move would put before 0. `map` = where times would be with all the room there is (ms). */
export function linesBelow(
  transcript: Transcript,
  move: { readonly doesMove: (line: Segment, index: number) => boolean; readonly map: LineMap },
): LinesBelow {
  const below: number[] = []
  const gone: number[] = []
  for (const [index, line] of transcript.segments.entries()) {
    if (line.start === null || !move.doesMove(line, index) || move.map(line.start, line) >= 0) continue
    below.push(index)
    const end = endOf(transcript, index, null)
    if (end !== null && move.map(end, line) <= 0) gone.push(index)
  }
  return { below, gone }
}

/** The same edit without these lines; all of them stay when no other would be left. */
export function withoutLines(transcript: Transcript, edit: Edit, going: readonly number[]): Edit {
  const { segments } = apply(edit, transcript)
  const goes = new Set(going)
  const inserted = segments.filter((_, index) => !goes.has(index))
  const [first] = inserted
  if (!first) return edit
  return {
    ...edit,
    splices: [{ at: 0, removed: transcript.segments, inserted }],
    selection: { ...edit.selection, after: [first.id] },
  }
}
