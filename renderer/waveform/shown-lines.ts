import type { Edit, Splice } from '../../shared/model/edit.ts'
import { endOf, nearestTimed, type Transcript } from '../../shared/model/transcript.ts'
import type { Reach } from '../../shared/timing/reach.ts'
import { documentStore } from '../state/document.ts'
import { modeStore, type Review, selectReview } from '../state/mode.ts'
import { shownNow } from '../state/preview.ts'
import { presentMove } from '../state/review.ts'
import { selectionStore } from '../state/selection.ts'
import { indexOf, reachNow } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import type { Span } from './drag-geometry.ts'
import type { View } from './geometry.ts'
import type { GestureMarks } from './gesture.ts'
import { type HandleLine, handleLines } from './grips.ts'
import type { HandMarks } from './handles-layer.ts'
import type { Lines, Marks } from './segments-layer.ts'

/** The lines as they are shown now. */
export function linesNow(): Lines {
  const { timeline, transcript } = shownNow()
  const { speakers, transcript: base } = documentStore.getState()
  return { timeline, segments: transcript.segments, base: base.segments, speakers }
}

/** The lines that can be dragged by their edges now: none during a review, which a drag would end. */
export function handlesNow(view: View): HandleLine[] {
  const { id } = selectionStore.getState()
  return selectReview(modeStore.getState()) ? [] : handleLines(shownNow().transcript, indexOf(id), view)
}

/** From where to where a line is shown; null when there is none or it has no time. */
export function spanOf(id: string | null, { durationMs }: View): Span | null {
  const { transcript } = shownNow()
  const index = indexOf(id)
  const startMs = transcript.segments[index]?.start
  const endMs = endOf(transcript, index, durationMs)
  return startMs == null || endMs === null ? null : { startMs, endMs }
}

/** Which of them are marked now. */
export function marksNow(view: View, gesture: GestureMarks): Marks {
  const { activeId } = sessionStore.getState()
  const { id, edge } = selectionStore.getState()
  const { preview } = modeStore.getState()
  const review = selectReview(modeStore.getState())
  const { transcript } = shownNow()
  const reach = review ? null : preview ? movedBy(preview) : reachNow()
  return {
    activeId,
    edge,
    reached: reach && spanOfLines(transcript, reach),
    selected: spanOf(id, view),
    handles: handlesNow(view),
    reviewed: review && reviewedEdge(review),
    ...gesture,
  }
}

/** Both places of the edge that is looked at; null when it has but one. */
function reviewedEdge(review: Review): HandMarks['reviewed'] {
  const { index = -1, before = null, after = null } = presentMove(review) ?? {}
  if (before === null || after === null || before === after) return null
  return review.left.has(index) ? { ms: before, otherMs: after } : { ms: after, otherMs: before }
}

/** The lines that a change which is tried gives other starts; null for one line alone. */
function movedBy({ splices }: Edit): Reach | null {
  const isMoved = ({ removed, inserted }: Splice, i: number) => removed[i]?.start !== inserted[i]?.start
  let [from, to] = [-1, -1]
  for (const splice of splices) {
    for (let i = 0; i < splice.inserted.length; i++) {
      if (!isMoved(splice, i)) continue
      if (from < 0) from = splice.at + i
      to = splice.at + i
    }
  }
  return from === to ? null : { from, to }
}

/** From where to where lines reach. */
function spanOfLines({ segments }: Transcript, { from, to }: Reach): Marks['reached'] {
  const first = segments[nearestTimed({ segments }, from, 1)]?.start
  const last = segments[nearestTimed({ segments }, to, -1)]
  const endMs = last?.end ?? last?.start
  return first == null || endMs == null ? null : { startMs: first, endMs }
}
