import { useStore } from 'zustand'
import { printDifference, printPrecise, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { howTo } from '../commands/key-hints.ts'
import { LINE_TYPE } from '../commands/lines/move.ts'
import { typeTime } from '../commands/lines/retime.ts'
import { showPanel } from '../commands/play/view.ts'
import { selectBindings } from '../state/bindings.ts'
import { findingsStore } from '../state/findings.ts'
import { indexOf } from '../state/selectors.ts'
import { type Edge, sessionStore } from '../state/session.ts'
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
  readonly editing: 'text' | Edge | undefined
}

function Mark({ mark }: { mark: 'confirmed' | 'estimated' }) {
  useStore(sessionStore, selectBindings)
  return (
    <span
      className={marks.mark}
      data-mark={mark}
      role="img"
      aria-label={t(`line.mark.${mark}`)}
      title={t(`line.markTip.${mark}`, { howTo: howTo('correct.confirm') })}
    />
  )
}

/** The times in the gutter: the start for reading, both edges to the millisecond on the selected line. */
export function RowTimes({ segment, before: base, end, isSelected, isRetimed, isProblem, editing }: Props) {
  const edge = useStore(sessionStore, (state) => (isSelected ? state.edge : null))
  const reviewed = useStore(sessionStore, ({ review }) => (review ? edge : null))
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
          aria-label={t('line.problem')}
          title={reasonsFor(segment.id)}
          tabIndex={-1}
          onClick={() => showPanel('checks')}
        />
      )}
      {isRetimed && (
        <span
          className={marks.changed}
          role="img"
          aria-label={t('line.timeChanged')}
          title={originally(segment)}
        />
      )}
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

/** Above a time that is reviewed: the one that holds. */
function Was({ ms, edge }: { ms: number; edge: Edge }) {
  const shown = printPrecise(ms)
  return (
    <del className={styles.was} title={t(`line.now.${edge}`, { time: shown })}>
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
        label={t(`line.edge.${edge}`)}
        value={ms === null ? '' : printPrecise(ms)}
        onCommit={(text) => typeTime(id, edge, text)}
        onLeave={() => sessionStore.setState({ editing: null })}
      />
    )
  }
  return (
    <button
      type="button"
      className={styles.time}
      data-edge={edge}
      data-chosen={isChosen || undefined}
      data-implied={isImplied || undefined}
      aria-label={t(`line.time.${edge}`, { time: shown })}
      title={titleOf(edge, ms, isImplied)}
      draggable={ms === null && edge === 'start'}
      onDragStart={(event) => carry(event, id)}
      tabIndex={-1}
      onClick={() => sessionStore.setState({ selectedId: id, edge, editing: { id, field: edge } })}
    >
      {shown}
    </button>
  )
}

/** What the checks say of a line. */
function reasonsFor(id: string): string {
  const index = indexOf(id)
  const found = findingsStore.getState().findings.filter((finding) => finding.index === index)
  return found.map(({ reason }) => toText(reason)).join('\n')
}

function titleOf(edge: Edge, ms: number | null, isImplied: boolean): string {
  if (isImplied) return t('line.endsImplied')
  if (ms === null && edge === 'start') return t('line.noTimeYet')
  return t(`line.tip.${edge}`)
}

/** Takes a line without a time to the waveform; what is seen of it on the way is its text. */
function carry(event: React.DragEvent<HTMLElement>, id: string): void {
  event.dataTransfer.setData(LINE_TYPE, id)
  event.dataTransfer.effectAllowed = 'move'
  const text = event.currentTarget.closest('[role="listitem"]')?.querySelector('p')
  if (text) event.dataTransfer.setDragImage(text, 0, 0)
  sessionStore.setState({ selectedId: id, edge: 'start', editing: null })
}

function originally({ origin, start }: Segment): string {
  if (origin === null) return t('line.aNewLine')
  if (origin.start === null) return t('line.originallyUntimed')
  const end = origin.end === null ? '' : ` – ${printPrecise(origin.end)}`
  const times = `${printPrecise(origin.start)}${end}`
  if (start === null || start === origin.start) return t('line.originally', { times })
  return t('line.originallyMoved', { times, difference: printDifference(start - origin.start) })
}
