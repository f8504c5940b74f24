import { useMemo, useState } from 'react'
import { type Ms, parseTyped, printDifference } from '../../shared/model/time.ts'
import { proposeShift, shiftLines, shiftRange } from '../commands/lines/shift.ts'
import { act, contextNow } from '../commands/perform.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { ConfirmedToo, usePreview } from './preview-of.tsx'

/** Moves several lines by a typed amount; list and waveform show at once what would come of it. */
export function ShiftDialog({ onDismiss }: { onDismiss: () => void }) {
  const [text, setText] = useState('')
  const [confirmedToo, setConfirmedToo] = useState(false)
  const delta = deltaOf(text)
  const { from, to } = shiftRange(contextNow())
  const proposal = useMemo(
    () => (delta ? proposeShift(contextNow(), delta, confirmedToo) : null),
    [delta, confirmedToo],
  )
  usePreview(proposal?.edit ?? null)

  function apply(event: React.SubmitEvent): void {
    event.preventDefault()
    if (!delta) return
    onDismiss()
    act(shiftLines, delta, confirmedToo)
  }

  return (
    <DialogFrame title="Shift times" onDismiss={onDismiss}>
      <form onSubmit={apply} className={styles.goTo}>
        <input
          data-first-focus
          value={text}
          placeholder="+1.5"
          aria-label="By how much"
          aria-invalid={text !== '' && delta === null}
          aria-describedby="shift-hint"
          onChange={(event) => setText(event.target.value)}
        />
        <Button isSubmit onPress={() => undefined}>
          Shift
        </Button>
      </form>
      <ConfirmedToo checked={confirmedToo} onChange={setConfirmedToo} />
      <p id="shift-hint" className={styles.quiet} role="status">
        {proposal === null
          ? `${to - from + 1} lines: +0.4 or 1:02 later, -250ms or -3 earlier. Select several lines to shift those alone.`
          : `${proposal.moved} lines ${printDifference(proposal.delta)}${proposal.stop ? ', held back by what is around them' : ''}`}
      </p>
    </DialogFrame>
  )
}

/** A typed amount in ms; null when it is none. A leading minus means earlier. */
function deltaOf(text: string): Ms | null {
  const time = parseTyped(text)
  return time === null ? null : time.ms
}
