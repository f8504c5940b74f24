import { printPrecise, printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { LINE_TYPE } from '../commands/lines/move.ts'
import { typeTime } from '../commands/lines/retime.ts'
import { act } from '../commands/perform.ts'
import { closeField, type Edge, openField, select } from '../state/selection.ts'
import { TimeField } from './time-field.tsx'
import styles from './transcript.module.css'

/** The time before a reviewed change, above the new one. */
export function Was({ ms, edge }: { ms: number; edge: Edge }) {
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

/** One time of a line: a click opens it for typing; a missing start can be dragged to the waveform. */
export function Time({ id, edge, ms, isPrecise, isChosen, isOpen, isImplied = false }: TimeProps) {
  const shown = ms === null ? '–:––' : isPrecise ? printPrecise(ms) : printReading(ms)
  if (isOpen) {
    return (
      <TimeField
        label={t(`line.edge.${edge}`)}
        value={ms === null ? '' : printPrecise(ms)}
        onCommit={(text) => !act(typeTime, id, edge, text).refused}
        onLeave={closeField}
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
      onClick={() => openField(id, edge, { edge })}
    >
      {shown}
    </button>
  )
}

function titleOf(edge: Edge, ms: number | null, isImplied: boolean): string {
  if (isImplied) return t('line.endsImplied')
  if (ms === null && edge === 'start') return t('line.noTimeYet')
  return t(`line.tip.${edge}`)
}

/** Starts dragging a line without a time to the waveform; its text is the drag image. */
function carry(event: React.DragEvent<HTMLElement>, id: string): void {
  event.dataTransfer.setData(LINE_TYPE, id)
  event.dataTransfer.effectAllowed = 'move'
  const text = event.currentTarget.closest('[role="listitem"]')?.querySelector('p')
  if (text) event.dataTransfer.setDragImage(text, 0, 0)
  select(id, { edge: 'start', open: null })
}
