import { useStore } from 'zustand'
import { t } from '../../shared/words/speak.ts'
import { run } from '../commands/dispatch/run.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { selectHasAudio } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './start.module.css'

const selectIsUntimed = ({ transcript, timeline }: DocumentState) =>
  transcript.segments.length > 0 && timeline.lines.length === 0

/** What to do with a transcript without times. */
export function UntimedHint() {
  const isUntimed = useStore(documentStore, selectIsUntimed)
  const hasAudio = useStore(sessionStore, selectHasAudio)
  if (!isUntimed || !hasAudio) return null
  return (
    <div className={styles.hint}>
      <p>{t('start.thisTranscriptHasNo')}</p>
      <Button onPress={() => run('tap.begin')}>{t('start.tapToSync')}</Button>
    </div>
  )
}
