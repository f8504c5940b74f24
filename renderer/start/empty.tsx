import { Message } from '../bars/message.tsx'
import { run } from '../commands/dispatch/run.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './start.module.css'

/** Audio without a transcript. */
export function NoTranscript() {
  return (
    <div className={styles.empty}>
      <h2>No transcript yet</h2>
      <p>
        Drop one here: captions of any kind, the output of a speech recogniser, a table, lines with times, or
        plain text without any. A file with the same name beside the audio is found by itself.
      </p>
      <Button onPress={() => run('file.open')}>Open a transcript…</Button>
    </div>
  )
}

/** A transcript without audio. */
export function NoAudio() {
  return (
    <div className={styles.noAudio}>
      <p>
        No audio. Drop the episode here to listen along; until then the transcript can be read and edited.
      </p>
      <Message />
      <Button onPress={() => run('file.open')}>Open audio…</Button>
    </div>
  )
}
