import { useState } from 'react'
import { parseTyped, printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { act } from '../commands/perform.ts'
import { goTo } from '../commands/play/playback.ts'
import { now } from '../playback/clock.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** Asks for a time and seeks to it. */
export function GoToDialog({ onDismiss }: { onDismiss: () => void }) {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  // Where the playhead was when the dialog opened: an example of a time.
  const [opened] = useState(now)

  function go(event: React.SubmitEvent): void {
    event.preventDefault()
    const time = parseTyped(text)
    if (!time) return setWrong(true)
    onDismiss()
    act(goTo, time.kind === 'absolute' ? time.ms : now() + time.ms)
  }

  return (
    <DialogFrame title={t('dialog.goToTime')} onDismiss={onDismiss}>
      <form onSubmit={go} className={styles.goTo}>
        <input
          data-first-focus
          value={text}
          placeholder={printReading(opened)}
          aria-label={t('dialog.time')}
          aria-invalid={isWrong}
          aria-describedby="go-to-hint"
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
        />
        <Button isSubmit onPress={() => undefined}>
          {t('dialog.go')}
        </Button>
      </form>
      <p id="go-to-hint" className={isWrong ? styles.warning : styles.quiet}>
        {isWrong ? `${t('dialog.isNoTime', { text })} ` : ''}
        {t('dialog.timeHint')}
      </p>
    </DialogFrame>
  )
}
