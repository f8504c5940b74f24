import { useState } from 'react'
import { parseTyped, printReading } from '../../shared/model/time.ts'
import { act } from '../commands/perform.ts'
import { goTo } from '../commands/play/playback.ts'
import { now } from '../playback/clock.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** Asks for a time and goes there. */
export function GoToDialog({ onDismiss }: { onDismiss: () => void }) {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)

  function go(event: React.SubmitEvent): void {
    event.preventDefault()
    const time = parseTyped(text)
    if (!time) return setWrong(true)
    onDismiss()
    act(goTo, time.kind === 'absolute' ? time.ms : now() + time.ms)
  }

  return (
    <DialogFrame title="Go to time" onDismiss={onDismiss}>
      <form onSubmit={go} className={styles.goTo}>
        <input
          data-first-focus
          value={text}
          placeholder={printReading(now())}
          aria-label="Time"
          aria-invalid={isWrong}
          aria-describedby="go-to-hint"
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
        />
        <Button isSubmit onPress={() => undefined}>
          Go
        </Button>
      </form>
      <p id="go-to-hint" className={isWrong ? styles.warning : styles.quiet}>
        {isWrong ? `“${text}” is no time. ` : ''}Like 1:02, 1:02:03, 62.5, 1h2m, or +30 and -30 from here.
      </p>
    </DialogFrame>
  )
}
