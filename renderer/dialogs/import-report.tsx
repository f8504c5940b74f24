import { useMemo, useState } from 'react'
import { encodings } from '../../shared/encodings.ts'
import { mappableKind } from '../../shared/formats/hand-mapping.ts'
import { formats, readTranscript, recognise } from '../../shared/formats/index.ts'
import type { TimeMeaning } from '../../shared/formats/time-units.ts'
import {
  mapByHand,
  presentReading,
  readInEncoding,
  replaceReading,
  type TextReading,
} from '../commands/reread.ts'
import { revealLine } from '../commands/view.ts'
import { sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { Facts, FirstLines } from './reading.tsx'
import { TimesChoice } from './times-choice.tsx'

/** More are counted, not listed. */
const MAX_FINDINGS = 500

/** How the file was read: as what, in which encoding, what came of it, what was odd. Another reader can be tried here. */
export function ImportReport({ onDismiss }: { onDismiss: () => void }) {
  const [first] = useState(presentReading)
  const [tried, setTried] = useState<TextReading | null>(first)
  const [busy, setBusy] = useState(false)
  const mappable = useMemo(() => tried && mappableKind(tried.file.text, tried.file.name), [tried])
  const { durationMs } = sessionStore.getState()
  if (!tried || !first) return null
  const { file, reading } = tried
  const isNew = tried !== first
  const guess = reading.byHand ? undefined : reading.guess

  const readAs = (formatId: string, times?: TimeMeaning) => {
    const hint = { durationMs, ...(times && { times }) }
    setTried({ file, reading: readTranscript(file.text, file.name, hint, formatId) })
  }
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
          {mappable && (
            <Button onPress={() => void mapByHand(file)}>
              {mappable === 'columns' ? 'Map columns…' : 'Map keys…'}
            </Button>
          )}
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
        {guess && <TimesChoice guess={guess} onChoose={(times) => readAs(reading.format, times)} />}
      </div>
      {reading.byHand && <p>You said what its {reading.byHand.kind} mean.</p>}
      <Facts reading={reading} durationMs={durationMs} />
      <FirstLines segments={reading.transcript.segments} />
      <Findings tried={tried} canReveal={!isNew} />
    </DialogFrame>
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
