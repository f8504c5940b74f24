import type { Edit, Splice } from '../../shared/model/edit.ts'
import { endOf, nearestTimed, type Segment, type Transcript } from '../../shared/model/transcript.ts'
import type { Reach } from '../../shared/timing/reach.ts'
import { wordEdgeMs } from '../../shared/timing/set-word.ts'
import { documentStore } from '../state/document.ts'
import { modeStore, type Review, selectReview } from '../state/mode.ts'
import { shownNow } from '../state/preview.ts'
import { presentMove } from '../state/review.ts'
import { selectionStore } from '../state/selection.ts'
import { indexOf, reachNow, selectedWordIn } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import type { Span } from './drag-geometry.ts'
import type { View } from './geometry.ts'
import type { GestureMarks } from './gesture.ts'
import { type HandleLine, handleLines, handleWord } from './handles.ts'
import type { HandleMarks } from './handles-layer.ts'
import type { Lines, Marks } from './segments-layer.ts'
import type { WordMarks } from './words-layer.ts'

/** The lines as shown now, with the previewed change. */
export function linesNow(): Lines {
  const { timeline, transcript } = shownNow()
  const { speakers, transcript: base } = documentStore.getState()
  return { timeline, segments: transcript.segments, base: base.segments, speakers }
}

/** The lines with handles now: none during a review, which a drag would end. */
export function handlesNow(view: View): HandleLine[] {
  const { id } = selectionStore.getState()
  if (selectReview(modeStore.getState())) return []
  const { transcript } = shownNow()
  const lines = handleLines(transcript, indexOf(id), view)
  const at = selectedWordIn(documentStore.getState(), selectionStore.getState())
  const word = at && handleWord(transcript.segments[at.index], at, view)
  return word ? [word, ...lines.map((line) => ({ ...line, isSelected: false }))] : lines
}

/** The words of the line in which one is selected, as shown; null when none is. */
export function wordsNow(): WordMarks | null {
  const at = selectedWordIn(documentStore.getState(), selectionStore.getState())
  const words = at && shownNow().transcript.segments[at.index]?.words
  return at && words ? { words, selected: at.word } : null
}

/** The times of the selected word as shown, else of the selected line; null without one or without times. */
export function selectedSpan({ durationMs }: View): Span | null {
  const { transcript } = shownNow()
  const at = selectedWordIn(documentStore.getState(), selectionStore.getState())
  const word = at && wordSpan(transcript.segments[at.index], at.word)
  if (word) return word
  const index = indexOf(selectionStore.getState().id)
  const startMs = transcript.segments[index]?.start
  const endMs = endOf(transcript, index, durationMs)
  return startMs == null || endMs === null ? null : { startMs, endMs }
}

function wordSpan(line: Segment | undefined, word: number): Span | null {
  const startMs = line?.words?.[word]?.start
  const endMs = line ? wordEdgeMs(line, word, 'end') : null
  return startMs == null || endMs === null ? null : { startMs, endMs }
}

/** What is marked now. */
export function marksNow(view: View, gesture: GestureMarks): Marks {
  const { activeId } = sessionStore.getState()
  const { edge } = selectionStore.getState()
  const { preview } = modeStore.getState()
  const review = selectReview(modeStore.getState())
  const { transcript } = shownNow()
  const reach = review ? null : preview ? movedBy(preview) : reachNow()
  return {
    activeId,
    edge,
    reached: reach && spanOfLines(transcript, reach),
    selected: selectedSpan(view),
    handles: handlesNow(view),
    reviewed: review && reviewedEdge(review),
    ...gesture,
  }
}

/** Both times of the edge under review; null when it has only one. */
function reviewedEdge(review: Review): HandleMarks['reviewed'] {
  const { index = -1, before = null, after = null } = presentMove(review) ?? {}
  if (before === null || after === null || before === after) return null
  return review.left.has(index) ? { ms: before, otherMs: after } : { ms: after, otherMs: before }
}

/** The lines whose starts a previewed change moves; null for a single line. */
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

/** From the first line's start to the last one's end. */
function spanOfLines({ segments }: Transcript, { from, to }: Reach): Marks['reached'] {
  const first = segments[nearestTimed({ segments }, from, 1)]?.start
  const last = segments[nearestTimed({ segments }, to, -1)]
  const endMs = last?.end ?? last?.start
  return first == null || endMs == null ? null : { startMs: first, endMs }
}
