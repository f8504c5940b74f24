import type { Ms } from '../../shared/model/time.ts'
import { endOf, nearestTimed, type Segment, type Transcript } from '../../shared/model/transcript.ts'
import { rankAt, type Timeline } from '../../shared/timing/active.ts'
import { wordEdgeMs } from '../../shared/timing/set-word.ts'
import type { Edge } from '../state/selection.ts'
import type { WordAt } from '../state/selectors.ts'
import { msToX, type View } from './geometry.ts'

/** A line whose edges can be dragged. */
export type HandleLine = {
  readonly index: number
  readonly startMs: Ms
  readonly endMs: Ms
  /** The line has no end of its own: dragging its end moves the next line's start. */
  readonly isImplied: boolean
  readonly isSelected: boolean
  /** Index of the word in that line whose edges these are; absent = the line's own. */
  readonly word?: number
}

/** What is under the pointer. A click seeks on any; a `line` and `nothing` cannot be dragged. */
export type Handle =
  | { readonly kind: 'edge'; readonly line: HandleLine; readonly edge: Edge; readonly ms: Ms }
  | { readonly kind: 'body'; readonly line: HandleLine }
  | { readonly kind: 'gap'; readonly fromMs: Ms; readonly toMs: Ms }
  | { readonly kind: 'line' }
  | { readonly kind: 'nothing' }

/** Below this zoom (px per second) a pixel is too long a time: nothing can be dragged. */
const LEAST_ZOOM = 10
/** Minimum width (px) to have handles: of the selected line, of its neighbours. */
const LEAST_WIDTH = { selected: 6, neighbour: 24 } as const
/** Minimum width (px) to move the selected line as a whole, and to draw a new line in a gap. */
const LEAST_BODY = 18
const LEAST_GAP = 12
/** How far (px) from an edge a mouse or a finger picks it up; inside a line at most a third of the line. */
export const HANDLE_RADIUS = { fine: 6, coarse: 16 } as const
/** With overlapping lines, how many lines back to look for one that is still going on. */
const LOOK_BACK = 64

/** The lines with handles at this zoom: the selected one, then those before and after it. */
export function handleLines(transcript: Transcript, selected: number, view: View): HandleLine[] {
  if (view.pxPerSec < LEAST_ZOOM || transcript.segments[selected]?.start == null) return []
  const neighbours = [nearestTimed(transcript, selected - 1, -1), nearestTimed(transcript, selected + 1, 1)]
  return [selected, ...neighbours].flatMap((index) => {
    const segment = transcript.segments[index]
    const endMs = endOf(transcript, index, view.durationMs)
    if (segment?.start == null || endMs === null) return []
    const isSelected = index === selected
    const width = ((endMs - segment.start) * view.pxPerSec) / 1000
    if (width < LEAST_WIDTH[isSelected ? 'selected' : 'neighbour']) return []
    return [{ index, startMs: segment.start, endMs, isImplied: segment.end === null, isSelected }]
  })
}

/** The selected word of a line with handles; null without times, or where it is too narrow. */
export function handleWord(
  line: Segment | undefined,
  { index, word }: WordAt,
  view: View,
): HandleLine | null {
  const own = line?.words?.[word]
  const endMs = line ? wordEdgeMs(line, word, 'end') : null
  if (own?.start == null || endMs === null || view.pxPerSec < LEAST_ZOOM) return null
  const width = ((endMs - own.start) * view.pxPerSec) / 1000
  if (width < LEAST_WIDTH.selected) return null
  return { index, word, startMs: own.start, endMs, isImplied: own.end === null, isSelected: true }
}

/** What is at `x` px. The nearest edge wins, and of two equally near ones the selected line's. */
export function handleAt(
  view: View,
  { timeline, handles }: { readonly timeline: Timeline; readonly handles: readonly HandleLine[] },
  x: number,
  radius: number,
): Handle {
  let best: (Handle & { kind: 'edge' }) | null = null
  let nearest = Infinity
  for (const line of handles) {
    const [left, right] = [msToX(view, line.startMs), msToX(view, line.endMs)]
    for (const edge of ['start', 'end'] as const) {
      const inward = edge === 'start' ? x - left : right - x
      const distance = Math.abs(inward)
      const reach = inward > 0 ? Math.min(radius, (right - left) / 3) : radius
      if (distance > reach || distance >= nearest) continue
      nearest = distance
      best = { kind: 'edge', line, edge, ms: edge === 'start' ? line.startMs : line.endMs }
    }
  }
  return best ?? bodyAt(view, handles, x) ?? spaceAt(view, timeline, x)
}

function bodyAt(view: View, lines: readonly HandleLine[], x: number): Handle | null {
  const line = lines.find(({ isSelected }) => isSelected)
  if (!line || line.isImplied || line.word !== undefined) return null
  const [left, right] = [msToX(view, line.startMs), msToX(view, line.endMs)]
  return x > left && x < right && right - left >= LEAST_BODY ? { kind: 'body', line } : null
}

/** The line that covers `x`, or the gap around it. */
function spaceAt(view: View, timeline: Timeline, x: number): Handle {
  const { starts, ends } = timeline
  const ms = ((view.left + x) * 1000) / view.pxPerSec
  const rank = rankAt(timeline, ms)
  let fromMs = 0
  for (let k = rank; k >= Math.max(0, rank - LOOK_BACK); k--) {
    const end = ends[k] ?? 0
    if (end > ms) return { kind: 'line' }
    fromMs = Math.max(fromMs, end)
  }
  const toMs = Math.min(view.durationMs, starts[rank + 1] ?? Infinity)
  const width = ((toMs - fromMs) * view.pxPerSec) / 1000
  if (view.pxPerSec < LEAST_ZOOM || width < LEAST_GAP || ms > view.durationMs) return { kind: 'nothing' }
  return { kind: 'gap', fromMs, toMs }
}

/** The CSS cursor over a handle. */
export function cursorFor({ kind }: Handle): string {
  const shapes = { edge: 'col-resize', body: 'grab', gap: 'crosshair', line: '', nothing: '' } as const
  return shapes[kind]
}

/** Index of the line at `x` px, the last that began when several overlap; -1 in a gap. */
export function lineAt(view: View, timeline: Timeline, x: number): number {
  const ms = ((view.left + x) * 1000) / view.pxPerSec
  const rank = rankAt(timeline, ms)
  for (let k = rank; k >= Math.max(0, rank - LOOK_BACK); k--)
    if ((timeline.ends[k] ?? 0) > ms) return timeline.lines[k] ?? -1
  return -1
}
