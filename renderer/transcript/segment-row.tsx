import { StickyNote } from 'lucide-react'
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { isRetimed, type Segment } from '../../shared/model/transcript.ts'
import { openNote } from '../commands/notes/notes.ts'
import { findingsStore } from '../state/findings.ts'
import { hasNote } from '../state/line-notes.ts'
import { indexOf, reachNow } from '../state/selectors.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
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

const selectEditing = (state: SessionState) => state.editing

/** One line: times, the speaker's bar, text. It lights up without the list being drawn again. */
export const SegmentRow = memo(function SegmentRow(props: Props) {
  const { segment, index, end, hue, isTurn, heading, top, watch } = props
  const { id } = segment
  const isActive = useStore(sessionStore, (state) => state.activeId === id)
  const isSelected = useStore(sessionStore, (state) => state.selectedId === id)
  const isInSelection = useStore(sessionStore, (state) => isSelected || isBetween(state, index))
  const isProblem = useStore(findingsStore, (state) => state.lines.has(id))
  const isReached = useStore(sessionStore, () => isInReach(index))
  const isLeftOut = useStore(sessionStore, ({ review }) => review?.left.has(index) ?? false)
  const isFocusable = useStore(sessionStore, (state) => isReachedByTab(state, id, index))
  const editing = useStore(sessionStore, (state) =>
    selectEditing(state)?.id === id ? selectEditing(state)?.field : undefined,
  )
  const isChoosing = editing === 'speaker' || editing === 'turn'
  const isNoted = useStore(sessionStore, (state) => hasNote(state.lineNotes, id))
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (row.current ? watch(row.current) : undefined), [watch])
  useFocusWithSelection(row, isSelected && editing === undefined)

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
      data-state={statesOf(segment, { isSelected: isInSelection, isProblem, isLeftOut })}
      data-turn={isTurn || undefined}
      data-reach={isReached || undefined}
      data-tried={props.before !== null || undefined}
      data-heading={heading === null ? undefined : ''}
      data-speaker={hue === null ? undefined : ''}
      aria-current={isActive ? 'true' : undefined}
      aria-setsize={props.count}
      aria-posinset={index + 1}
      tabIndex={isFocusable ? 0 : -1}
    >
      {heading !== null && (
        <h2 className={`${parts.oneLine} ${styles.heading}`} title={heading} dir="auto">
          {heading}
        </h2>
      )}
      {isTurn && <Speaker id={id} name={segment.speaker} />}
      <RowTimes
        segment={segment}
        before={props.before}
        end={end}
        isSelected={isSelected}
        isProblem={isProblem}
        editing={isChoosing ? undefined : editing}
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
      title="Who says this turn? (V: the selected lines)"
      tabIndex={-1}
      onClick={() =>
        sessionStore.setState({ selectedId: id, extentId: null, editing: { id, field: 'turn' } })
      }
    >
      {name}
    </button>
  )
}

function NoteButton({ id }: { id: string }) {
  return (
    <button
      type="button"
      className={styles.note}
      title="Note (N)"
      aria-label="Note on this line"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => openNote(id)}
    >
      <StickyNote size={14} />
    </button>
  )
}

/** Tab reaches one line: the selected one, else the spoken one, else the first. */
function isReachedByTab({ selectedId, activeId }: SessionState, id: string, index: number): boolean {
  const reached = selectedId ?? activeId
  return reached === null ? index === 0 : reached === id
}

/** What applies to the line, in words: for styles and tests. */
function statesOf(
  segment: Segment,
  { isSelected, isProblem, isLeftOut }: Readonly<Record<'isSelected' | 'isProblem' | 'isLeftOut', boolean>>,
): string | undefined {
  const states = [
    isSelected && 'selected',
    segment.mark !== 'none' && segment.mark,
    isRetimed(segment) && 'changed',
    isProblem && 'problem',
    isLeftOut && 'left-out',
  ].filter(Boolean)
  return states.length > 0 ? states.join(' ') : undefined
}

/** True for the lines that move along when the start of the selected one is set. */
function isInReach(index: number): boolean {
  const reach = reachNow()
  return reach !== null && index >= reach.from && index <= reach.to
}

/** True for the lines of a selection that reaches over several. */
function isBetween({ selectedId, extentId }: SessionState, index: number): boolean {
  if (extentId === null) return false
  const [a, b] = [indexOf(selectedId), indexOf(extentId)]
  return index >= Math.min(a, b) && index <= Math.max(a, b)
}

/** Moves the focus with the selection if it is in the list already. */
function useFocusWithSelection(row: React.RefObject<HTMLDivElement | null>, isSelected: boolean): void {
  useEffect(() => {
    const focused = document.activeElement
    const isHere = focused === document.body || focused?.closest('[role="list"]') != null
    if (isSelected && isHere && !row.current?.contains(focused)) row.current?.focus({ preventScroll: true })
  }, [row, isSelected])
}
