import { StickyNote } from 'lucide-react'
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { visibleName } from '../../shared/base/visible-text.ts'
import { isRetimed, type Segment } from '../../shared/model/transcript.ts'
import { t } from '../../shared/words/speak.ts'
import { openNote } from '../commands/notes/notes.ts'
import { act } from '../commands/perform.ts'
import { type RowState, rowOf, rowsStore } from '../state/rows.ts'
import { openField } from '../state/selection.ts'
import parts from '../ui/parts.module.css'
import { LineText } from './line-text.tsx'
import { RowTimes } from './row-times.tsx'
import { SpeakerMenu } from './speaker-menu.tsx'
import styles from './transcript.module.css'

type Props = {
  readonly segment: Segment
  readonly index: number
  readonly count: number
  /** The line's own end or the next start; null when unknown. */
  readonly end: number | null
  /** The speaker's hue; null without a speaker. */
  readonly hue: number | null
  /** The speaker's name stands above the first line of a turn. */
  readonly isTurn: boolean
  /** Title of the chapter that begins here; null without one. */
  readonly heading: string | null
  readonly top: number
  /** The line without the previewed change; null without a preview. */
  readonly before: Segment | null
  readonly watch: (element: HTMLElement) => () => void
}

/** One line: times, the speaker's bar, text. It lights up without the list being drawn again. */
export const SegmentRow = memo(function SegmentRow(props: Props) {
  const { segment, index, end, hue, isTurn, heading, top, watch } = props
  const { id } = segment
  const state = useStore(rowsStore, (rows) => rowOf(rows, id, index))
  const { isActive, isSelected, isReached, isProblem, isNoted, open: editing } = state
  const isChoosing = editing === 'speaker' || editing === 'turn'
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (row.current ? watch(row.current) : undefined), [watch])
  useFocusWithSelection(row, isSelected && editing === null)

  return (
    <div
      role="listitem"
      ref={row}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, '--hue': hue ?? 0 } as CSSProperties}
      data-index={index}
      data-start={segment.start ?? ''}
      data-end={end ?? ''}
      data-selected={isSelected || undefined}
      data-state={statesOf(segment, state)}
      data-turn={isTurn || undefined}
      data-reach={isReached || undefined}
      data-tried={props.before !== null || undefined}
      data-heading={heading === null ? undefined : ''}
      data-speaker={hue === null ? undefined : ''}
      aria-current={isActive ? 'true' : undefined}
      aria-setsize={props.count}
      aria-posinset={index + 1}
      tabIndex={state.isFocusable ? 0 : -1}
    >
      {heading !== null && (
        <h2 className={`${parts.oneLine} ${styles.heading}`} title={heading} dir="auto">
          {heading}
        </h2>
      )}
      {isTurn && <Speaker id={id} name={segment.speaker} />}
      <RowTimes
        segment={segment}
        index={index}
        before={props.before}
        end={end}
        isSelected={isSelected}
        isProblem={isProblem}
        editing={isChoosing ? null : editing}
      />
      {isChoosing && <SpeakerMenu speaker={segment.speaker} given={editing === 'turn' ? 'turn' : 'lines'} />}
      <div className={styles.bar} />
      {isNoted && <NoteButton id={id} />}
      <LineText segment={segment} index={index} isOpen={editing === 'text'} />
    </div>
  )
})

/** The speaker's name above a turn; a click asks who says it. */
function Speaker({ id, name }: { id: string; name: string | null }) {
  return (
    <button
      type="button"
      className={styles.speaker}
      data-menu-anchor=""
      title={t('line.whoSaysThisTurn')}
      tabIndex={-1}
      onClick={() => openField(id, 'turn', { extent: null })}
    >
      {visibleName(name ?? '')}
    </button>
  )
}

function NoteButton({ id }: { id: string }) {
  return (
    <button
      type="button"
      className={styles.note}
      title={t('line.noteN')}
      aria-label={t('line.noteOnThisLine')}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => act(openNote, id)}
    >
      <StickyNote size={14} />
    </button>
  )
}

/** What applies to the line, in words: for styles and tests. */
function statesOf(segment: Segment, { isInSelection, isProblem, isLeftOut }: RowState): string | undefined {
  const states = [
    isInSelection && 'selected',
    segment.mark !== 'none' && segment.mark,
    isRetimed(segment) && 'changed',
    isProblem && 'problem',
    isLeftOut && 'left-out',
  ].filter(Boolean)
  return states.length > 0 ? states.join(' ') : undefined
}

/** Moves the focus with the selection if it is in the list already. */
function useFocusWithSelection(row: React.RefObject<HTMLDivElement | null>, isSelected: boolean): void {
  useEffect(() => {
    const focused = document.activeElement
    const isHere = focused === document.body || focused?.closest('[role="list"]') != null
    if (isSelected && isHere && !row.current?.contains(focused)) row.current?.focus({ preventScroll: true })
  }, [row, isSelected])
}
