import { useStore } from 'zustand'
import { printDifference, printPrecise } from '../../shared/model/time.ts'
import { isRetimed, type Segment } from '../../shared/model/transcript.ts'
import { howTo } from '../commands/key-hints.ts'
import { showPanel } from '../commands/play/view.ts'
import { selectBindings } from '../state/bindings.ts'
import { findingsStore } from '../state/findings.ts'
import { indexOf } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import styles from './row-marks.module.css'

const MARKS = {
  confirmed: {
    name: 'Confirmed',
    tip: (press: string) => `Confirmed: set by hand, nothing else moves it; ${press} to let go`,
  },
  estimated: { name: 'Estimated', tip: (press: string) => `Estimated: check it, then ${press} to confirm` },
} as const

function Mark({ mark }: { mark: keyof typeof MARKS }) {
  useStore(sessionStore, selectBindings)
  const { name, tip } = MARKS[mark]
  return (
    <span
      className={styles.mark}
      data-mark={mark}
      role="img"
      aria-label={name}
      title={tip(howTo('correct.confirm'))}
    />
  )
}

/** The marks before a line's times: confirmed or estimated, a problem, changed times. */
export function RowMarks({ segment, isProblem }: { segment: Segment; isProblem: boolean }) {
  return (
    <>
      {segment.mark !== 'none' && <Mark mark={segment.mark} />}
      {isProblem && (
        <button
          type="button"
          className={styles.problem}
          aria-label="Problem"
          title={reasonsFor(segment.id)}
          tabIndex={-1}
          onClick={() => showPanel('checks')}
        />
      )}
      {isRetimed(segment) && (
        <span className={styles.changed} role="img" aria-label="Time changed" title={originally(segment)} />
      )}
    </>
  )
}

/** What the checks found in a line. */
function reasonsFor(id: string): string {
  const index = indexOf(id)
  const found = findingsStore.getState().findings.filter((finding) => finding.index === index)
  return found.map(({ reason }) => reason).join('\n')
}

function originally({ origin, start }: Segment): string {
  if (origin === null) return 'A new line'
  if (origin.start === null) return 'Originally without a time'
  const end = origin.end === null ? '' : ` – ${printPrecise(origin.end)}`
  const moved =
    start === null || start === origin.start ? '' : `, start moved ${printDifference(start - origin.start)}`
  return `Originally ${printPrecise(origin.start)}${end}${moved}`
}
