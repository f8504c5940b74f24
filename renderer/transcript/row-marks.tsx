import { useStore } from 'zustand'
import { printDifference, printPrecise } from '../../shared/model/time.ts'
import { isRetimed, type Segment } from '../../shared/model/transcript.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { howTo } from '../commands/key-hints.ts'
import { act } from '../commands/perform.ts'
import { showPanel } from '../commands/play/view.ts'
import { appStore } from '../state/app.ts'
import { selectBindings } from '../state/bindings.ts'
import { findingsStore } from '../state/findings.ts'
import { indexOf } from '../state/selectors.ts'
import styles from './row-marks.module.css'

function Mark({ mark }: { mark: 'confirmed' | 'estimated' }) {
  useStore(appStore, selectBindings)
  return (
    <span
      className={styles.mark}
      data-mark={mark}
      role="img"
      aria-label={t(`line.mark.${mark}`)}
      title={t(`line.markTip.${mark}`, { howTo: howTo('correct.confirm') })}
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
          aria-label={t('line.problem')}
          title={reasonsFor(segment.id)}
          tabIndex={-1}
          onClick={() => act(showPanel, 'checks')}
        />
      )}
      {isRetimed(segment) && (
        <span
          className={styles.changed}
          role="img"
          aria-label={t('line.timeChanged')}
          title={originally(segment)}
        />
      )}
    </>
  )
}

/** What the checks found in a line. */
function reasonsFor(id: string): string {
  const index = indexOf(id)
  const found = findingsStore.getState().findings.filter((finding) => finding.index === index)
  return found.map(({ reason }) => toText(reason)).join('\n')
}

function originally({ origin, start }: Segment): string {
  if (origin === null) return t('line.aNewLine')
  if (origin.start === null) return t('line.originallyUntimed')
  const end = origin.end === null ? '' : ` – ${printPrecise(origin.end)}`
  const times = `${printPrecise(origin.start)}${end}`
  if (start === null || start === origin.start) return t('line.originally', { times })
  return t('line.originallyMoved', { times, difference: printDifference(start - origin.start) })
}
