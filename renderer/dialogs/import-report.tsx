import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { encodings } from '../../shared/encodings.ts'
import { formats, mappableKind, recognise, type TimeMeaning } from '../../shared/formats/index.ts'
import type { Words } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { presentReading, type TextReading } from '../commands/episode/plan-reading.ts'
import { mapByHand, readAnew, readInEncoding, replaceReading } from '../commands/episode/reread.ts'
import { cancelWork, stopWork } from '../commands/files/large-text.ts'
import { act } from '../commands/perform.ts'
import { revealLine } from '../commands/play/view.ts'
import { documentStore } from '../state/document.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import parts from '../ui/parts.module.css'
import { ProgressBox } from '../ui/progress-box.tsx'
import styles from './dialogs.module.css'
import { Facts, FirstLines } from './reading.tsx'
import { TimesChoice } from './times-choice.tsx'

/** Further findings are counted, not listed. */
const MAX_FINDINGS = 500
const selectProgress = (state: SessionState) => state.progress
const selectDuration = (state: SessionState) => state.durationMs

/** How the file was read: format, encoding, result and oddities; another reader can be tried. */
export function ImportReport({ onDismiss }: { onDismiss: () => void }) {
  const { first, tried, busy, take } = useReadings()
  const mappable = useMemo(() => tried && mappableKind(tried.file.text, tried.file.name), [tried])
  const progress = useStore(sessionStore, selectProgress)
  const durationMs = useStore(sessionStore, selectDuration)
  if (!tried || !first) return null
  const { file, reading } = tried
  const isNew = tried !== first
  const dismiss = () => {
    if (busy) stopWork()
    onDismiss()
  }
  return (
    <DialogFrame
      title={t('dialog.howWasRead', { name: file.name })}
      isWide
      onDismiss={dismiss}
      actions={
        <>
          {isNew && !busy && reading.transcript.segments.length > 0 && (
            <Button isAdvised onPress={() => void replaceReading(tried)}>
              {t('dialog.readItThisWay')}
            </Button>
          )}
          <Button isAdvised={!isNew} onPress={dismiss}>
            {isNew ? t('dialog.leaveItAsIt') : t('dialog.close')}
          </Button>
          {mappable && (
            <Button onPress={() => void mapByHand(file)}>
              {mappable === 'columns' ? t('dialog.mapColumnsDots') : t('dialog.mapKeysDots')}
            </Button>
          )}
        </>
      }
    >
      <ReadingChoices tried={tried} busy={busy} onTry={(next) => void take(next)} />
      {progress && <ProgressBox {...progress} isInline onCancel={cancelWork} />}
      {reading.byHand && <p>{t('dialog.youSaidWhat', { kind: reading.byHand.kind })}</p>}
      <Facts reading={reading} durationMs={durationMs} />
      <FirstLines segments={reading.transcript.segments} />
      <Findings tried={tried} canReveal={!isNew} />
    </DialogFrame>
  )
}

type ChoicesProps = {
  readonly tried: TextReading
  readonly busy: boolean
  readonly onTry: (next: Promise<TextReading | null>) => void
}

/** As what the file is read: its format, its encoding and, where they are guessed, what its times mean. */
function ReadingChoices({ tried: { file, reading }, busy, onTry }: ChoicesProps) {
  const fitting = useMemo(() => recognise(file.text, file.name), [file])
  const others = formats.filter((format) => !fitting.includes(format))
  const guess = reading.byHand ? undefined : reading.guess
  const readAs = (formatId: string, times?: TimeMeaning) => onTry(readAnew(file, formatId, times))
  return (
    <div className={styles.choicesRow}>
      <label>
        <span>{t('dialog.readAs')}</span>
        <select value={reading.format} disabled={busy} onChange={(event) => readAs(event.target.value)}>
          {reading.format === '' && <option value="">{t('dialog.nothingThatFits')}</option>}
          <optgroup label={t('dialog.fits')}>
            <NamedOptions of={fitting} />
          </optgroup>
          <optgroup label={t('dialog.others')}>
            <NamedOptions of={others} />
          </optgroup>
        </select>
      </label>
      <label>
        <span>{file.sure ? t('dialog.encoding') : t('dialog.encodingGuess')}</span>
        <select
          value={file.encoding}
          disabled={busy}
          onChange={(event) => onTry(readInEncoding(file, event.target.value))}
        >
          {!encodings.some(({ id }) => id === file.encoding) && (
            <option value={file.encoding}>{file.encoding}</option>
          )}
          <NamedOptions of={encodings} />
        </select>
      </label>
      {guess && <TimesChoice guess={guess} onChoose={(times) => readAs(reading.format, times)} />}
    </div>
  )
}

function NamedOptions({ of }: { of: readonly { readonly id: string; readonly name: Words }[] }) {
  return of.map(({ id, name }) => (
    <option key={id} value={id}>
      {toText(name)}
    </option>
  ))
}

/** The reading that is open, and the one being tried; `take` waits for another one. */
function useReadings() {
  const [first] = useState(() => presentReading(documentStore.getState()))
  const [tried, setTried] = useState<TextReading | null>(first)
  const [busy, setBusy] = useState(false)
  const take = async (next: Promise<TextReading | null>) => {
    setBusy(true)
    setTried((await next) ?? tried)
    setBusy(false)
  }
  return { first, tried, busy, take }
}

function Findings({ tried, canReveal }: { tried: TextReading; canReveal: boolean }) {
  const { diagnostics } = tried.reading
  if (diagnostics.length === 0) return <p>{t('dialog.nothingWasOddIn')}</p>
  return (
    <>
      <h3>{t('dialog.findings', { count: diagnostics.length })}</h3>
      <p>{t('dialog.nothingWasLeftOut')}</p>
      <ol className={`${parts.bareList} ${styles.findings}`}>
        {diagnostics.slice(0, MAX_FINDINGS).map(({ code, message, line, segment }, index) => (
          <li key={index}>
            <button
              type="button"
              disabled={segment === null || !canReveal}
              title={code}
              onClick={() => segment && act(revealLine, segment)}
            >
              <span className={styles.quiet}>
                {line === null ? t('dialog.file') : t('dialog.line', { line })}
              </span>
              <span>{toText(message)}</span>
            </button>
          </li>
        ))}
      </ol>
      {diagnostics.length > MAX_FINDINGS && (
        <p>{t('dialog.andMore', { count: diagnostics.length - MAX_FINDINGS })}</p>
      )}
    </>
  )
}
