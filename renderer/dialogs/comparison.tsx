import { type Ms, printPrecise } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { t } from '../../shared/words/speak.ts'
import type { Comparison, Difference } from '../commands/episode/versions.ts'
import parts from '../ui/parts.module.css'
import styles from './versions.module.css'

/** Further differences are counted, not listed. */
const MOST_SHOWN = 300

/** The lines of a version that differ from those on screen, side by side. */
export function Differences({ comparison, title }: { comparison: Comparison; title: string }) {
  const { version, present, differences } = comparison
  const now = present.segments.length
  if (differences.length === 0) return <p role="status">{t('dialog.sameLines', { count: now })}</p>
  return (
    <>
      <p className={parts.caption} role="status">
        {t('dialog.differences', { count: differences.length, then: version.length, now })}
      </p>
      <table className={styles.differences}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.unseen}>{t('dialog.whatDiffers')}</span>
            </th>
            <th scope="col">{title}</th>
            <th scope="col">{t('dialog.onScreenNow')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, MOST_SHOWN).map((difference) => (
            <Row
              key={`${difference.before} ${difference.after}`}
              difference={difference}
              then={version[difference.before ?? -1]}
              now={present.segments[difference.after ?? -1]}
            />
          ))}
        </tbody>
      </table>
      {differences.length > MOST_SHOWN && (
        <p>{t('dialog.moreDifferences', { count: differences.length - MOST_SHOWN })}</p>
      )}
    </>
  )
}

type RowProps = {
  readonly difference: Difference
  readonly then: Segment | undefined
  readonly now: Segment | undefined
}

function Row({ difference: { is }, then, now }: RowProps) {
  const timesDiffer = then?.start !== now?.start || then?.end !== now?.end
  const showsTimes = then !== undefined && now !== undefined && timesDiffer
  return (
    <tr data-is={is}>
      <th scope="row">{t(`dialog.became.${is}`)}</th>
      <td>{then && <Line line={then} showsTimes={showsTimes} />}</td>
      <td>{now && <Line line={now} showsTimes={showsTimes} />}</td>
    </tr>
  )
}

/** A line; unless its times are others on the other side, its start alone. */
function Line({ line, showsTimes }: { line: Segment; showsTimes: boolean }) {
  const { start, end, speaker, text } = line
  return (
    <>
      <span className={styles.times}>
        {print(start)}
        {showsTimes && end !== null && ` – ${print(end)}`}
      </span>
      {speaker !== null && <span className={styles.speaker}>{speaker}</span>}
      <span className={styles.text} dir="auto">
        {text}
      </span>
    </>
  )
}

function print(ms: Ms | null): string {
  return ms === null ? '–' : printPrecise(ms)
}
