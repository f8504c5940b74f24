import { useMemo, useState } from 'react'
import { type Ms, parseTyped, printDifference } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { proposeShift, shiftBelow, shiftRange } from '../commands/lines/shift.ts'
import { shiftOrAsk } from '../commands/lines/shift-or-ask.ts'
import { contextNow } from '../commands/perform.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { ConfirmedToo, usePreview } from './preview-of.tsx'

/** Shifts lines by a typed amount, previewed in list and waveform. */
export function ShiftDialog({ onDismiss }: { onDismiss: () => void }) {
  const [text, setText] = useState('')
  const [confirmedToo, setConfirmedToo] = useState(false)
  const delta = deltaOf(text)
  // Nothing can be selected while the dialog is open.
  const [{ from, to }] = useState(() => shiftRange(contextNow()))
  const proposal = useMemo(
    () => (delta ? proposeShift(contextNow(), delta, confirmedToo, 'zero') : null),
    [delta, confirmedToo],
  )
  const below = delta ? shiftBelow(contextNow(), delta, confirmedToo).below.length : 0
  usePreview(proposal?.edit ?? null)

  function apply(event: React.SubmitEvent): void {
    event.preventDefault()
    if (!delta) return
    onDismiss()
    void shiftOrAsk(contextNow(), delta, confirmedToo)
  }

  return (
    <DialogFrame title={t('dialog.shiftTimes')} onDismiss={onDismiss}>
      <form onSubmit={apply} className={styles.goTo}>
        <input
          data-first-focus
          value={text}
          placeholder="+1.5"
          aria-label={t('dialog.byHowMuch')}
          aria-invalid={text !== '' && delta === null}
          aria-describedby="shift-hint"
          onChange={(event) => setText(event.target.value)}
        />
        <Button isSubmit onPress={() => undefined}>
          {t('dialog.shift')}
        </Button>
      </form>
      <ConfirmedToo checked={confirmedToo} onChange={setConfirmedToo} />
      <p id="shift-hint" className={styles.quiet} role="status">
        {proposal === null
          ? t('dialog.shiftHint', { count: to - from + 1 })
          : t(proposal.stop ? 'dialog.shiftTellsStopped' : 'dialog.shiftTells', {
              count: proposal.moved,
              difference: printDifference(proposal.delta),
            })}
        {below > 0 && ` · ${t('dialog.someBelow', { count: below })}`}
      </p>
    </DialogFrame>
  )
}

/** A typed amount in ms, negative = earlier; null when it is not a time. */
function deltaOf(text: string): Ms | null {
  const time = parseTyped(text)
  return time === null ? null : time.ms
}
