import { useMemo } from 'react'
import { type ReadResult, reportOf } from '../../shared/formats/index.ts'
import { type Ms, printPrecise, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { list } from '../../shared/words/message.ts'
import { t } from '../../shared/words/speak.ts'
import styles from './dialogs.module.css'

const MAX_LINES = 40

/** The result of a reading in numbers. */
export function Facts({ reading, durationMs }: { reading: ReadResult; durationMs: Ms | null }) {
  const report = useMemo(() => reportOf(reading, durationMs), [reading, durationMs])
  const count = (n: number) => t('dialog.count', { count: n })
  const { firstMs, lastMs, speakers } = report
  const facts = [
    [
      t('dialog.fact.lines'),
      report.timed < report.lines
        ? t('dialog.fact.someTimed', { lines: report.lines, timed: report.timed })
        : count(report.lines),
    ],
    [
      t('dialog.fact.times'),
      firstMs === null || lastMs === null
        ? t('dialog.fact.none')
        : t('dialog.fromTo', { from: printReading(firstMs), to: printReading(lastMs) }),
    ],
    [t('dialog.fact.wordsWithTimes'), report.words > 0 ? count(report.words) : ''],
    [
      t('dialog.fact.speakers'),
      speakers.length > 0
        ? t('dialog.fact.speakerNames', { count: speakers.length, names: list(speakers.slice(0, 6)) })
        : '',
    ],
    [t('dialog.fact.outOfOrder'), report.outOfOrder > 0 ? count(report.outOfOrder) : ''],
    [t('dialog.fact.endsFirst'), report.endsFirst > 0 ? count(report.endsFirst) : ''],
    [t('dialog.fact.overlapping'), report.overlapping > 0 ? count(report.overlapping) : ''],
    [t('dialog.fact.afterTheEnd'), report.beyondAudio > 0 ? count(report.beyondAudio) : ''],
    [t('dialog.fact.repeating'), report.repeated > 0 ? count(report.repeated) : ''],
  ].filter(([, value]) => value !== '')
  return (
    <dl className={styles.facts} aria-live="polite">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The first lines of a reading, with their times. */
export function FirstLines({ segments }: { segments: readonly Segment[] }) {
  if (segments.length === 0) return null
  return (
    <>
      <h3>{t('dialog.firstLines')}</h3>
      <ol className={styles.preview} tabIndex={0} aria-label={t('dialog.firstLines')}>
        {segments.slice(0, MAX_LINES).map(({ id, start, end, speaker, text }) => (
          <li key={id}>
            <span className={styles.quiet}>
              {start === null ? '—' : printPrecise(start)}
              {end !== null && ` – ${printPrecise(end)}`}
            </span>
            <span dir="auto">
              {speaker !== null && <b>{speaker}: </b>}
              {text}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
