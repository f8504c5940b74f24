import { t } from '../../shared/words/speak.ts'
import { Message } from '../bars/message.tsx'
import { run } from '../commands/dispatch/run.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './start.module.css'

/** Audio without a transcript. */
export function NoTranscript() {
  return (
    <div className={styles.empty}>
      <h2>{t('start.noTranscriptYet')}</h2>
      <p>{t('start.dropOneHereCaptions')}</p>
      <Button onPress={() => run('file.open')}>{t('start.openATranscriptDots')}</Button>
    </div>
  )
}

/** A transcript without audio. */
export function NoAudio() {
  return (
    <div className={styles.noAudio}>
      <p>{t('start.noAudioDropThe')}</p>
      <Message />
      <Button onPress={() => run('file.open')}>{t('start.openAudioDots')}</Button>
    </div>
  )
}
