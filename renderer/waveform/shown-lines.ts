import { endOf, nearestTimed, type Transcript } from '../../shared/model/transcript.ts'
import type { Reach } from '../../shared/timing/reach.ts'
import { documentStore } from '../state/document.ts'
import { shownNow } from '../state/preview.ts'
import { indexOf, reachNow } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import type { View } from './geometry.ts'
import type { Lines, Marks } from './segments-layer.ts'

/** The lines as they are shown now. */
export function linesNow(): Lines {
  const { timeline, transcript } = shownNow()
  const { speakers } = documentStore.getState()
  return { timeline, segments: transcript.segments, speakers }
}

/** Which of them are marked now. */
export function marksNow(view: View): Marks {
  const { activeId, selectedId, edge } = sessionStore.getState()
  const { transcript } = shownNow()
  const index = indexOf(selectedId)
  const startMs = transcript.segments[index]?.start
  const endMs = endOf(transcript, index, view.durationMs)
  const reach = reachNow()
  const reached = reach && spanOfLines(transcript, reach)
  return { activeId, edge, reached, selected: startMs == null || endMs === null ? null : { startMs, endMs } }
}

/** From where to where lines reach. */
function spanOfLines({ segments }: Transcript, { from, to }: Reach): Marks['reached'] {
  const first = segments[nearestTimed({ segments }, from, 1)]?.start
  const last = segments[nearestTimed({ segments }, to, -1)]
  const endMs = last?.end ?? last?.start
  return first == null || endMs == null ? null : { startMs: first, endMs }
}
