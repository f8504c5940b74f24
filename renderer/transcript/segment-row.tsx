import { StickyNote } from 'lucide-react'
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { isRetimed, type Segment } from '../../shared/model/transcript.ts'
import { changeText, editText } from '../commands/lines/edit.ts'
import { openNote } from '../commands/notes/notes.ts'
import { act } from '../commands/perform.ts'
import { seekToLine } from '../commands/play/playback.ts'
import { extendTo } from '../commands/play/view.ts'
import { RowText } from '../list/row-text.tsx'
import { type RowState, rowOf, rowsStore } from '../state/rows.ts'
import { closeField, openField } from '../state/selection.ts'
import { RowTimes } from './row-times.tsx'
import { SpeakerMenu } from './speaker-menu.tsx'
import { TextField } from './text-field.tsx'
import styles from './transcript.module.css'

type Props = {
  readonly segment: Segment
  readonly index: number
  readonly count: number
  /** Where the line ends, by itself or by the next start; null when unknown. */
  readonly end: number | null
  /** Colour of the speaker; null without speaker. */
  readonly hue: number | null
  /** The speaker's name stands above the first line of a turn. */
  readonly isTurn: boolean
  /** Title of the chapter that begins with this line; null when none does. */
  readonly heading: string | null
  readonly top: number
  /** The line as it is, while the times shown are those of a change that is being tried; else null. */
  readonly before: Segment | null
  readonly watch: (element: HTMLElement) => () => void
}

/** One line: times, the speaker's bar, the text. It lights up by itself, without the list. */
export const SegmentRow = memo(function SegmentRow(props: Props) {
  const { segment, index, end, hue, isTurn, heading, top, watch } = props
  const { id } = segment
  const state = useStore(rowsStore, (rows) => rowOf(rows, id, index))
  const { isActive, isSelected, isReached, isProblem, isNoted, open: editing } = state
  const isChoosing = editing === 'speaker' || editing === 'turn'
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (row.current ? watch(row.current) : undefined), [watch])
  useFocusWithSelection(row, isSelected && editing === null)

  function onClick(event: React.MouseEvent): void {
    if (editing === 'text' || event.detail > 1) return
    // Selecting text to copy it is no click.
    if (window.getSelection()?.isCollapsed === false) return
    act(event.shiftKey ? extendTo : seekToLine, id)
  }

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
        <h2 className={styles.heading} title={heading} dir="auto">
          {heading}
        </h2>
      )}
      {isTurn && (
        <button
          type="button"
          className={styles.speaker}
          data-menu-anchor=""
          title="Who says this turn? (V: the selected lines)"
          tabIndex={-1}
          onClick={() => openField(id, 'turn', { extent: null })}
        >
          {segment.speaker}
        </button>
      )}
      <RowTimes
        segment={segment}
        before={props.before}
        end={end}
        isSelected={isSelected}
        isRetimed={isRetimed(segment)}
        isProblem={isProblem}
        editing={isChoosing ? null : editing}
      />
      {isChoosing && <SpeakerMenu speaker={segment.speaker} given={editing === 'turn' ? 'turn' : 'lines'} />}
      <div className={styles.bar} />
      {isNoted && (
        <button
          type="button"
          className={styles.note}
          title="Note (N)"
          aria-label="Note on this line"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => act(openNote, id)}
        >
          <StickyNote size={14} />
        </button>
      )}
      {editing === 'text' ? (
        <TextField
          key={segment.text}
          id={id}
          text={segment.text}
          onCommit={(text) => act(changeText, id, text)}
          onLeave={closeField}
        />
      ) : (
        // The keyboard's way is Enter on the row; this is the mouse's.
        <p
          className={styles.text}
          dir="auto"
          data-menu-anchor=""
          onMouseDown={keepCaret}
          onClick={onClick}
          onDoubleClick={() => openText(id)}
        >
          <RowText segment={segment} index={index} />
        </p>
      )}
    </div>
  )
})

/** What applies to the line, in words of the design: for tests, styles and assistive technology. */
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

/** With Shift a click selects lines; the browser would select the text from the last click to here. */
function keepCaret(event: React.MouseEvent): void {
  if (event.shiftKey && window.getSelection()?.isCollapsed !== false) event.preventDefault()
}

function openText(id: string): void {
  window.getSelection()?.removeAllRanges()
  act(editText, id)
}

/** Moves the focus with the selection, when it is in the list already. */
function useFocusWithSelection(row: React.RefObject<HTMLDivElement | null>, isSelected: boolean): void {
  useEffect(() => {
    const focused = document.activeElement
    const isHere = focused === document.body || focused?.closest('[role="list"]') != null
    if (isSelected && isHere && !row.current?.contains(focused)) row.current?.focus({ preventScroll: true })
  }, [row, isSelected])
}
