import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { printPrecise } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { changeSpeedOfAll, proposeSpeed } from '../commands/lines/shift.ts'
import { act, contextNow } from '../commands/perform.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import parts from '../ui/parts.module.css'
import styles from './dialogs.module.css'
import { ConfirmedToo, usePreview } from './preview-of.tsx'

/** Frame rates of films and captions. */
const RATES = [23.976, 24, 25, 29.97, 30] as const
const selectLastStart = ({ transcript }: DocumentState) =>
  transcript.segments.findLast(({ start }) => start !== null)?.start

/** Multiplies all times, for a transcript made for another frame rate. */
export function SpeedDialog({ onDismiss }: { onDismiss: () => void }) {
  const [made, setMade] = useState<number>(25)
  const [plays, setPlays] = useState<number>(23.976)
  const [own, setOwn] = useState('')
  const [confirmedToo, setConfirmedToo] = useState(false)
  const typed = Number(own.replace(',', '.'))
  const ratio = own === '' ? made / plays : typed > 0.1 && typed < 10 ? typed : null
  const proposal = useMemo(
    () => (ratio === null ? null : proposeSpeed(contextNow(), ratio, confirmedToo)),
    [ratio, confirmedToo],
  )
  usePreview(proposal?.edit ?? null)
  const last = useStore(documentStore, selectLastStart)

  function apply(): void {
    if (ratio === null) return
    onDismiss()
    act(changeSpeedOfAll, ratio, confirmedToo)
  }

  return (
    <DialogFrame
      title={t('dialog.changeSpeedOfTimes')}
      onDismiss={onDismiss}
      actions={
        <>
          <Button isAdvised onPress={apply}>
            {t('dialog.change')}
          </Button>
          <Button onPress={onDismiss}>{t('dialog.cancel')}</Button>
        </>
      }
    >
      <div className={styles.fields}>
        <RateField label={t('dialog.madeFor')} value={made} isOff={own !== ''} onChange={setMade} />
        <RateField label={t('dialog.playsAt')} value={plays} isOff={own !== ''} onChange={setPlays} />
        <label className={`${parts.caption} ${styles.field}`}>
          {t('dialog.orTimes')}
          <input
            value={own}
            placeholder={(made / plays).toFixed(5)}
            aria-invalid={ratio === null}
            onChange={(event) => setOwn(event.target.value)}
          />
        </label>
      </div>
      <ConfirmedToo checked={confirmedToo} onChange={setConfirmedToo} />
      <p className={styles.quiet} role="status">
        {ratio === null || last == null
          ? t('dialog.aFactorLiesBetween')
          : t('dialog.lastLineStarts', {
              after: printPrecise(Math.round(last * ratio)),
              before: printPrecise(last),
            })}
      </p>
    </DialogFrame>
  )
}

type RateProps = {
  readonly label: string
  readonly value: number
  readonly isOff: boolean
  readonly onChange: (rate: number) => void
}

function RateField({ label, value, isOff, onChange }: RateProps) {
  return (
    <label className={`${parts.caption} ${styles.field}`}>
      {label}
      <select value={value} disabled={isOff} onChange={(event) => onChange(Number(event.target.value))}>
        {RATES.map((rate) => (
          <option key={rate} value={rate}>
            {t('dialog.framesPerSecondOf', { rate })}
          </option>
        ))}
      </select>
    </label>
  )
}
