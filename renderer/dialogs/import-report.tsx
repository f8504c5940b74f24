import { useState } from 'react'
import { encodings } from '../../shared/encodings.ts'
import { formats, readTranscript, recognise } from '../../shared/formats/index.ts'
import { reportOf } from '../../shared/formats/report.ts'
import { type Ms, printPrecise, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { readInEncoding, replaceReading, type TextReading } from '../commands/reread.ts'
import { revealLine } from '../commands/view.ts'
import { documentStore } from '../state/document.ts'
import { sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** More are counted, not listed. */
const MAX_FINDINGS = 500
const MAX_PREVIEW = 40

/** How the file was read: as what, in which encoding, what came of it, what was odd. Another reader can be tried here. */
export function ImportReport({ onDismiss }: { onDismiss: () => void }) {
  const [first] = useState(presentReading)
  const [tried, setTried] = useState<TextReading | null>(first)
  const [busy, setBusy] = useState(false)
  const { durationMs } = sessionStore.getState()
  if (!tried || !first) return null
  const { file, reading } = tried
  const isNew = tried !== first

  const readAs = (formatId: string) =>
    setTried({ file, reading: readTranscript(file.text, file.name, { durationMs }, formatId) })
  const readIn = async (encoding: string) => {
    setBusy(true)
    setTried((await readInEncoding(file, encoding)) ?? tried)
    setBusy(false)
  }
  const fitting = recognise(file.text, file.name)
  const others = formats.filter((format) => !fitting.includes(format))
  return (
    <DialogFrame
      title={`How “${file.name}” was read`}
      isWide
      onDismiss={onDismiss}
      actions={
        <>
          {isNew && reading.transcript.segments.length > 0 && (
            <Button isAdvised onPress={() => void replaceReading(tried)}>
              Read it this way
            </Button>
          )}
          <Button isAdvised={!isNew} onPress={onDismiss}>
            {isNew ? 'Leave it as it was' : 'Close'}
          </Button>
        </>
      }
    >
      <div className={styles.choicesRow}>
        <label>
          <span>Read as</span>
          <select value={reading.format} onChange={(event) => readAs(event.target.value)}>
            {reading.format === '' && <option value="">nothing that fits</option>}
            <optgroup label="Fits">
              {fitting.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label="Others">
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <label>
          <span>Encoding{file.sure ? '' : ' (a guess)'}</span>
          <select value={file.encoding} disabled={busy} onChange={(event) => void readIn(event.target.value)}>
            {!encodings.some(({ id }) => id === file.encoding) && (
              <option value={file.encoding}>{file.encoding}</option>
            )}
            {encodings.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Facts tried={tried} durationMs={durationMs} />
      <Preview segments={reading.transcript.segments} />
      <Findings tried={tried} canReveal={!isNew} />
    </DialogFrame>
  )
}

function presentReading(): TextReading | null {
  const { file, diagnostics } = documentStore.getState()
  if (!file?.source) return null
  const { grant, name, encoding, bom, stamp, source } = file
  const text = { grant, name, text: source.text, encoding, bom, stamp, sure: file.sure, place: null }
  return { file: text, reading: { ...source, diagnostics } }
}

function Facts({ tried, durationMs }: { tried: TextReading; durationMs: Ms | null }) {
  const report = reportOf(tried.reading, durationMs)
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

function Preview({ segments }: { segments: readonly Segment[] }) {
  if (segments.length === 0) return null
  return (
    <>
      <h3>First lines</h3>
      <ol className={styles.preview} tabIndex={0} aria-label="First lines">
        {segments.slice(0, MAX_PREVIEW).map(({ id, start, speaker, text }) => (
          <li key={id}>
            <span className={styles.quiet}>{start === null ? '—' : printPrecise(start)}</span>
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

function Findings({ tried, canReveal }: { tried: TextReading; canReveal: boolean }) {
  const { diagnostics } = tried.reading
  if (diagnostics.length === 0) return <p>Nothing was odd in this file.</p>
  return (
    <>
      <h3>{`${diagnostics.length.toLocaleString('en')} ${diagnostics.length === 1 ? 'finding' : 'findings'}`}</h3>
      <p>Nothing was left out: every line is loaded, and saving keeps what you did not touch.</p>
      <ol className={styles.findings}>
        {diagnostics.slice(0, MAX_FINDINGS).map(({ code, message, line, segment }, index) => (
          <li key={index}>
            <button
              type="button"
              disabled={segment === null || !canReveal}
              title={code}
              onClick={() => segment && revealLine(segment)}
            >
              <span className={styles.quiet}>{line === null ? 'File' : `Line ${line}`}</span>
              <span>{message}</span>
            </button>
          </li>
        ))}
      </ol>
      {diagnostics.length > MAX_FINDINGS && (
        <p>and {(diagnostics.length - MAX_FINDINGS).toLocaleString('en')} more.</p>
      )}
    </>
  )
}
