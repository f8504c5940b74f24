import { printPrecise, printReading } from '../../shared/model/time.ts'
import { LINE_TYPE } from '../commands/lines/move.ts'
import { typeTime } from '../commands/lines/retime.ts'
import { type Edge, sessionStore } from '../state/session.ts'
import { TimeField } from './time-field.tsx'
import styles from './transcript.module.css'

/** The time before a reviewed change, above the new one. */
export function Was({ ms, name }: { ms: number; name: 'Start' | 'End' }) {
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

/** One time of a line: a click opens it for typing; a missing start can be dragged to the waveform. */
export function Time({ id, edge, ms, isPrecise, isChosen, isOpen, isImplied = false }: TimeProps) {
  const shown = ms === null ? '–:––' : isPrecise ? printPrecise(ms) : printReading(ms)
  if (isOpen) {
    return (
      <TimeField
        label={edge === 'start' ? 'Start' : 'End'}
        value={ms === null ? '' : printPrecise(ms)}
        onCommit={(text) => typeTime(id, edge, text)}
        onLeave={() => sessionStore.setState({ editing: null })}
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
      onClick={() => sessionStore.setState({ selectedId: id, edge, editing: { id, field: edge } })}
    >
      {shown}
    </button>
  )
}

function titleOf(name: 'Start' | 'End', ms: number | null, isImplied: boolean): string {
  if (isImplied) return 'Ends where the next line starts. Click to type an end'
  if (ms === null && name === 'Start')
    return 'No time yet: drag this onto the waveform, or click to type a time'
  return `${name}: click to type a time`
}

/** Starts dragging a line without a time to the waveform; its text is the drag image. */
function carry(event: React.DragEvent<HTMLElement>, id: string): void {
  event.dataTransfer.setData(LINE_TYPE, id)
  event.dataTransfer.effectAllowed = 'move'
  const text = event.currentTarget.closest('[role="listitem"]')?.querySelector('p')
  if (text) event.dataTransfer.setDragImage(text, 0, 0)
  sessionStore.setState({ selectedId: id, edge: 'start', editing: null })
}
