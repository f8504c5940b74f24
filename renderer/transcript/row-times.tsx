import { useStore } from 'zustand'
import type { Segment } from '../../shared/model/transcript.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { type Edge, selectionStore } from '../state/selection.ts'
import { RowMarks } from './row-marks.tsx'
import { Time, Was } from './row-time.tsx'
import styles from './transcript.module.css'

type Props = {
  readonly segment: Segment
  readonly index: number
  /** The line without the previewed change; null without a preview. */
  readonly before: Segment | null
  readonly end: number | null
  readonly isSelected: boolean
  readonly isProblem: boolean
  readonly editing: 'text' | Edge | null
}

/** The times in the gutter: the start, and on the selected line both edges to the millisecond. */
export function RowTimes({ segment, index, before: base, end, isSelected, isProblem, editing }: Props) {
  const edge = useStore(selectionStore, (state) => (isSelected ? state.edge : null))
  const reviewed = useStore(modeStore, (state) => (selectReview(state) ? edge : null))
  const before = reviewed && base && base[reviewed] !== segment[reviewed] ? base[reviewed] : null
  // In a review two starts stand in for start and end, so that the lines below stay in place.
  const hidesEnd = before !== null && reviewed === 'start'
  return (
    <div className={styles.times}>
      <RowMarks segment={segment} index={index} isProblem={isProblem} />
      {hidesEnd && <Was ms={before} edge="start" />}
      <Time
        id={segment.id}
        edge="start"
        ms={segment.start}
        isPrecise={isSelected}
        isChosen={edge === 'start'}
        isOpen={editing === 'start'}
      />
      {before !== null && !hidesEnd && <Was ms={before} edge="end" />}
      {isSelected && !hidesEnd && (
        <Time
          id={segment.id}
          edge="end"
          ms={end}
          isPrecise
          isChosen={edge === 'end'}
          isOpen={editing === 'end'}
          isImplied={segment.end === null}
        />
      )}
    </div>
  )
}
