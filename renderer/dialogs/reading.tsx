import { useMemo } from 'react'
import { type ReadResult, reportOf } from '../../shared/formats/index.ts'
import { type Ms, printPrecise, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import styles from './dialogs.module.css'

const MAX_LINES = 40

/** The result of a reading in numbers. */
export function Facts({ reading, durationMs }: { reading: ReadResult; durationMs: Ms | null }) {
  const report = useMemo(() => reportOf(reading, durationMs), [reading, durationMs])
  const count = (n: number) => n.toLocaleString('en')
  const { firstMs, lastMs, speakers } = report
  const facts = [
    [
      'Lines',
      count(report.lines) + (report.timed < report.lines ? `, ${count(report.timed)} with a time` : ''),
    ],
    [
      'Times',
      firstMs === null || lastMs === null ? 'none' : `${printReading(firstMs)} to ${printReading(lastMs)}`,
    ],
    ['Words with times', report.words > 0 ? count(report.words) : ''],
    ['Speakers', speakers.length > 0 ? `${count(speakers.length)}: ${speakers.slice(0, 6).join(', ')}` : ''],
    ['Out of order', report.outOfOrder > 0 ? count(report.outOfOrder) : ''],
    ['Ending before they start', report.endsFirst > 0 ? count(report.endsFirst) : ''],
    ['Overlapping', report.overlapping > 0 ? count(report.overlapping) : ''],
    ['After the end of the audio', report.beyondAudio > 0 ? count(report.beyondAudio) : ''],
    ['Repeating the line above', report.repeated > 0 ? count(report.repeated) : ''],
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
      <h3>First lines</h3>
      <ol className={styles.preview} tabIndex={0} aria-label="First lines">
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
