import { useStore } from 'zustand'
import { lastOne } from '../../shared/base/last-one.ts'
import { printDifference, printPrecise } from '../../shared/model/time.ts'
import { isRetimed, type Segment } from '../../shared/model/transcript.ts'
import type { Finding } from '../../shared/timing/check.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { howTo } from '../commands/key-hints.ts'
import { act } from '../commands/perform.ts'
import { showPanel } from '../commands/play/view.ts'
import { appStore } from '../state/app.ts'
import { selectBindings } from '../state/bindings.ts'
import { type FindingsState, findingsStore } from '../state/findings.ts'
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

type Props = { readonly segment: Segment; readonly index: number; readonly isProblem: boolean }

const selectUsual = ({ usual }: FindingsState) => usual

/**
 * The marks before a line's times: confirmed or estimated, a problem, changed times. What nearly all lines
 * are is marked on none.
 */
export function RowMarks({ segment, index, isProblem }: Props) {
  const usual = useStore(findingsStore, selectUsual)
  const isRule = segment.mark === 'estimated' && usual.estimated
  return (
    <>
      {segment.mark !== 'none' && !isRule && <Mark mark={segment.mark} />}
      {isProblem && <Problem index={index} />}
      {isRetimed(segment) && !usual.changed && (
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

function Problem({ index }: { index: number }) {
  const found = useStore(findingsStore, ({ findings }) => byLine(findings).get(index)) ?? []
  return (
    <button
      type="button"
      className={styles.problem}
      aria-label={t('line.problem')}
      title={found.map(({ reason }) => toText(reason)).join('\n')}
      tabIndex={-1}
      onClick={() => act(showPanel, 'checks')}
    />
  )
}

/** What the checks have found, by the index of the line. */
const byLine = lastOne((findings: readonly Finding[]) => {
  const lines = new Map<number, Finding[]>()
  for (const finding of findings) {
    const known = lines.get(finding.index)
    if (known) known.push(finding)
    else lines.set(finding.index, [finding])
  }
  return lines
})

function originally({ origin, start }: Segment): string {
  if (origin === null) return t('line.aNewLine')
  if (origin.start === null) return t('line.originallyUntimed')
  const end = origin.end === null ? '' : ` – ${printPrecise(origin.end)}`
  const times = `${printPrecise(origin.start)}${end}`
  if (start === null || start === origin.start) return t('line.originally', { times })
  return t('line.originallyMoved', { times, difference: printDifference(start - origin.start) })
}
