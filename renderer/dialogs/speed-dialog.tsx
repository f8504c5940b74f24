import { useMemo, useState } from 'react'
import { printPrecise } from '../../shared/model/time.ts'
import { changeSpeedOfAll, proposeSpeed } from '../commands/lines/shift.ts'
import { act, contextNow } from '../commands/perform.ts'
import { documentStore } from '../state/document.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { ConfirmedToo, usePreview } from './preview-of.tsx'

/** Frame rates that films and their captions are made for. */
const RATES = [23.976, 24, 25, 29.97, 30] as const

/** Multiplies all times: a transcript made for another frame rate drifts until this is done. */
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
  const last = documentStore.getState().transcript.segments.findLast(({ start }) => start !== null)?.start

  function apply(): void {
    if (ratio === null) return
    onDismiss()
    act(changeSpeedOfAll, ratio, confirmedToo)
  }

  return (
    <DialogFrame
      title="Change speed of times"
      onDismiss={onDismiss}
      actions={
        <>
          <Button isAdvised onPress={apply}>
            Change
          </Button>
          <Button onPress={onDismiss}>Cancel</Button>
        </>
      }
    >
      <div className={styles.fields}>
        <RateField label="Made for" value={made} isOff={own !== ''} onChange={setMade} />
        <RateField label="Plays at" value={plays} isOff={own !== ''} onChange={setPlays} />
        <label className={styles.field}>
          Or times ×
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
          ? 'A factor lies between 0.1 and 10.'
          : `The last line starts at ${printPrecise(Math.round(last * ratio))} instead of ${printPrecise(last)}.`}
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
    <label className={styles.field}>
      {label}
      <select value={value} disabled={isOff} onChange={(event) => onChange(Number(event.target.value))}>
        {RATES.map((rate) => (
          <option key={rate} value={rate}>
            {rate} frames/s
          </option>
        ))}
      </select>
    </label>
  )
}
