import { useStore } from 'zustand'
import { printDifference, printPrecise, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { howTo } from '../commands/key-hints.ts'
import { LINE_TYPE } from '../commands/lines/move.ts'
import { typeTime } from '../commands/lines/retime.ts'
import { act } from '../commands/perform.ts'
import { showPanel } from '../commands/play/view.ts'
import { appStore } from '../state/app.ts'
import { selectBindings } from '../state/bindings.ts'
import { findingsStore } from '../state/findings.ts'
import { modeStore, selectReview } from '../state/mode.ts'
import { closeField, type Edge, openField, select, selectionStore } from '../state/selection.ts'
import { indexOf } from '../state/selectors.ts'
import marks from './row-marks.module.css'
import { TimeField } from './time-field.tsx'
import styles from './transcript.module.css'

type Props = {
  readonly segment: Segment
  /** The line as it is, while a change of it is tried. */
  readonly before: Segment | null
  readonly end: number | null
  readonly isSelected: boolean
  readonly isRetimed: boolean
  readonly isProblem: boolean
  readonly editing: 'text' | Edge | null
}

const MARKS = {
  confirmed: {
    name: 'Confirmed',
    tip: (press: string) => `Confirmed: set by hand, nothing else moves it; ${press} to let go`,
  },
  estimated: { name: 'Estimated', tip: (press: string) => `Estimated: check it, then ${press} to confirm` },
} as const

function Mark({ mark }: { mark: keyof typeof MARKS }) {
  useStore(appStore, selectBindings)
  const { name, tip } = MARKS[mark]
  return (
    <span
      className={marks.mark}
      data-mark={mark}
      role="img"
      aria-label={name}
      title={tip(howTo('correct.confirm'))}
    />
  )
}

/** The times in the gutter: the start for reading, both edges to the millisecond on the selected line. */
export function RowTimes({ segment, before: base, end, isSelected, isRetimed, isProblem, editing }: Props) {
  const edge = useStore(selectionStore, (state) => (isSelected ? state.edge : null))
  const reviewed = useStore(modeStore, (state) => (selectReview(state) ? edge : null))
  const before = reviewed && base && base[reviewed] !== segment[reviewed] ? base[reviewed] : null
  // In a review two starts take the place of start and end: the lines below stay where they are.
  const hidesEnd = before !== null && reviewed === 'start'
  return (
    <div className={styles.times}>
      {segment.mark !== 'none' && <Mark mark={segment.mark} />}
      {isProblem && (
        <button
          type="button"
          className={marks.problem}
          aria-label="Problem"
          title={reasonsFor(segment.id)}
          tabIndex={-1}
          onClick={() => act(showPanel, 'checks')}
        />
      )}
      {isRetimed && (
        <span className={marks.changed} role="img" aria-label="Time changed" title={originally(segment)} />
      )}
      {hidesEnd && <Was ms={before} name="Start" />}
      <Time
        id={segment.id}
        edge="start"
        ms={segment.start}
        isPrecise={isSelected}
        isChosen={edge === 'start'}
        isOpen={editing === 'start'}
      />
      {before !== null && !hidesEnd && <Was ms={before} name="End" />}
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

/** Above a time that is reviewed: the one that holds. */
function Was({ ms, name }: { ms: number; name: 'Start' | 'End' }) {
  const shown = printPrecise(ms)
  return (
    <del className={styles.was} title={`${name} now: ${shown}`}>
      {shown}
    </del>
  )
}

type TimeProps = {
  readonly id: string
  readonly edge: Edge
  readonly ms: number | null
  readonly isPrecise: boolean
  readonly isChosen: boolean
  readonly isOpen: boolean
  readonly isImplied?: boolean
}

function Time({ id, edge, ms, isPrecise, isChosen, isOpen, isImplied = false }: TimeProps) {
  const shown = ms === null ? '–:––' : isPrecise ? printPrecise(ms) : printReading(ms)
  if (isOpen) {
    return (
      <TimeField
        label={edge === 'start' ? 'Start' : 'End'}
        value={ms === null ? '' : printPrecise(ms)}
        onCommit={(text) => !act(typeTime, id, edge, text).refused}
        onLeave={closeField}
      />
    )
  }
  const name = edge === 'start' ? 'Start' : 'End'
  return (
    <button
      type="button"
      className={styles.time}
      data-edge={edge}
      data-chosen={isChosen || undefined}
      data-implied={isImplied || undefined}
      aria-label={`${name} ${shown}`}
      title={titleOf(name, ms, isImplied)}
      draggable={ms === null && edge === 'start'}
      onDragStart={(event) => carry(event, id)}
      tabIndex={-1}
      onClick={() => openField(id, edge, { edge })}
    >
      {shown}
    </button>
  )
}

/** What the checks say of a line. */
function reasonsFor(id: string): string {
  const index = indexOf(id)
  const found = findingsStore.getState().findings.filter((finding) => finding.index === index)
  return found.map(({ reason }) => reason).join('\n')
}

function titleOf(name: 'Start' | 'End', ms: number | null, isImplied: boolean): string {
  if (isImplied) return 'Ends where the next line starts. Click to type an end'
  if (ms === null && name === 'Start')
    return 'No time yet: drag this onto the waveform, or click to type a time'
  return `${name}: click to type a time`
}

/** Takes a line without a time to the waveform; what is seen of it on the way is its text. */
function carry(event: React.DragEvent<HTMLElement>, id: string): void {
  event.dataTransfer.setData(LINE_TYPE, id)
  event.dataTransfer.effectAllowed = 'move'
  const text = event.currentTarget.closest('[role="listitem"]')?.querySelector('p')
  if (text) event.dataTransfer.setDragImage(text, 0, 0)
  select(id, { edge: 'start', open: null })
}

function originally({ origin, start }: Segment): string {
  if (origin === null) return 'A new line'
  if (origin.start === null) return 'Originally without a time'
  const end = origin.end === null ? '' : ` – ${printPrecise(origin.end)}`
  const moved =
    start === null || start === origin.start ? '' : `, start moved ${printDifference(start - origin.start)}`
  return `Originally ${printPrecise(origin.start)}${end}${moved}`
}
