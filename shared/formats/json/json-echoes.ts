import { firstPast } from '../../base/search.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { printToken } from '../core/timestamps.ts'
import { readRaw } from './json-read.ts'
import type { JsonTime } from './json-times.ts'

/** The times of a line as read and now. */
type Moved = {
  readonly from: Ms
  readonly to: Ms
  readonly start: Ms
  readonly end: Ms
}

/**
 * Changes to a list that says again, in other pieces, what the lines say (`echoes` of the layout): a piece
 * that begins or ends with a line goes along with it, one inside a line keeps its share of it.
 */
export function echoEdits(transcript: Transcript, source: ReadResult): readonly Replacement[] {
  const [first] = source.transcript.segments
  const layout = first && source.tokens.get(first.id)?.layout
  if (!layout?.echoes) return []
  const lines = movesOf(source.transcript.segments, transcript.segments)
  if (lines.every(({ from, to, start, end }) => from === start && to === end)) return []
  const { items, ...line } = layout.echoes
  const edits: Replacement[] = []
  const move = (time: JsonTime | null, isEnd: boolean) => {
    if (time?.ms == null) return
    const ms = movedTo(lines, time.ms, isEnd)
    if (ms !== time.ms) edits.push({ from: time.from, to: time.to, text: printToken(time, ms) })
  }
  readRaw(source.text, { ...layout, lines: items, line }, ({ start, end }) => {
    move(start, false)
    move(end, true)
  })
  return edits
}

/** In the order of their old starts. */
function movesOf(before: readonly Segment[], after: readonly Segment[]): Moved[] {
  const now = new Map(after.map((segment) => [segment.id, segment]))
  return before
    .flatMap((was) => {
      const { start = null, end = null } = now.get(was.id) ?? {}
      if (was.start === null || start === null) return []
      const to = was.end ?? was.start
      return [{ from: was.start, to, start, end: end ?? (was.end === null ? start : to) }]
    })
    .sort((a, b) => a.from - b.from)
}

/** Where two lines meet, an end is that of the first, a start that of the second. */
function movedTo(lines: readonly Moved[], ms: Ms, isEnd: boolean): Ms {
  const past = firstPast(lines, ({ from }) => (isEnd ? from >= ms : from > ms))
  const line = lines[past - 1]
  if (!line || ms > line.to) return ms
  if (ms === line.to && line.to > line.from) return line.end
  const share = line.to > line.from ? (ms - line.from) / (line.to - line.from) : 0
  return Math.max(0, Math.round(line.start + (line.end - line.start) * share))
}
