import { least } from '../base/append.ts'
import { rankIn } from '../base/search.ts'
import type { EditDetails, Movement } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { type Below, type LinesBelow, linesBelow, withoutLines } from './below-zero.ts'
import { type Drift, drifted } from './fit-drift.ts'
import { countMoved, type LineMap, moveLines } from './move-lines.ts'
import { anchorStarts, heldBetween } from './time-map.ts'

type Options = Omit<EditDetails, 'selection'> & {
  /** What becomes of lines that would begin before 0; they begin there by default. */
  readonly below?: Below
}

const isMoved = ({ mark }: Segment) => mark !== 'confirmed'

/**
 * Corrects all lines by a drift, as one edit. Anchors stay and are not passed, nothing goes below 0, and
 * lines before a cut do not pass those after it. `ms` and `delta` are the first line's.
 */
export function applyDrift(transcript: Transcript, drift: Drift, options: Options): Movement {
  const { below = 'zero', ...details } = options
  const { segments } = transcript
  const anchors = anchorStarts(transcript)
  const wanted = lineMap(drift)
  // An anchor limits every time of a line by the side that its start is on.
  const map = (ms: Ms, line: Segment) => heldBetween(anchors, line.start ?? ms, wanted(ms, line))
  const edit = moveLines(
    transcript,
    { from: 0, to: segments.length - 1, isMoved, map, breaks: breaksOf(transcript, drift) },
    { ...details, selection: [] },
  )
  const first = segments.find((line) => line.start !== null && isMoved(line))
  const ms = first?.start == null ? 0 : Math.round(map(first.start, first))
  const held = segments.find(
    (line) => line.start !== null && isMoved(line) && map(line.start, line) !== wanted(line.start, line),
  )
  const stop = held ? (wanted(held.start ?? 0, held) < 0 ? 'beginning' : 'confirmed') : null
  const going = below === 'remove' ? driftedBelow(transcript, drift).gone : []
  return {
    edit: edit && going.length > 0 ? withoutLines(transcript, edit, going) : edit,
    ms,
    stop,
    followed: null,
    moved: countMoved(edit) - going.length,
    delta: ms - (first?.start ?? ms),
  }
}

/** The lines that would begin below 0, were they corrected by this drift; none that an anchor holds above. */
export function driftedBelow(transcript: Transcript, drift: Drift): LinesBelow {
  const [anchor = Infinity] = anchorStarts(transcript)
  const doesMove = (line: Segment) => isMoved(line) && (line.start ?? 0) < anchor
  return linesBelow(transcript, { doesMove, map: lineMap(drift) })
}

/** The new time of a line's time: with steps, by the offset of the line's part, but not past later parts. */
function lineMap(drift: Drift): LineMap {
  if (drift.kind !== 'steps') return (ms) => drifted(drift, ms)
  const { parts } = drift
  const froms = parts.map(({ fromMs }) => fromMs)
  const limits = parts.map((_, k) => least(parts.slice(k + 1).map((later) => later.fromMs + later.offset)))
  return (ms, { start }) => {
    const rank = Math.max(0, rankIn(froms, start ?? ms))
    return Math.min(ms + (parts[rank]?.offset ?? 0), limits[rank] ?? Infinity)
  }
}

/** Lines that begin a part: the end of the line before need not touch them. */
function breaksOf({ segments }: Transcript, drift: Drift): Set<number> {
  if (drift.kind !== 'steps') return new Set()
  const froms = drift.parts.map(({ fromMs }) => fromMs)
  const breaks = new Set<number>()
  for (const [index, { start }] of segments.entries()) {
    const before = segments[index - 1]?.start ?? null
    if (start !== null && before !== null && rankIn(froms, start) !== rankIn(froms, before)) breaks.add(index)
  }
  return breaks
}
