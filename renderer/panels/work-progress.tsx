import { useStore } from 'zustand'
import { run } from '../commands/run.ts'
import { type Progress, type SessionState, sessionStore } from '../state/session.ts'
import styles from './work-progress.module.css'

const selectProgress = (state: SessionState) => state.progress
/** Before so much is done, or so many ms have gone, nobody knows how long the rest takes. */
const KNOWN_SHARE = 0.15
const KNOWN_MS = 700

/** What takes a while, how far it is, and the way out. It covers nothing, and comes only after a moment. */
export function WorkProgress() {
  const progress = useStore(sessionStore, selectProgress)
  if (!progress) return null
  const { what, share } = progress
  return (
    <div className={styles.progress} role="group" aria-label={what}>
      <div className={styles.words}>
        <strong>{what}</strong>
        <span>{share === null ? 'Just begun' : `${Math.floor(share * 100)} %${timeLeft(progress)}`}</span>
      </div>
      <progress aria-label={what} {...(share !== null && { value: share })} />
      <button type="button" onClick={() => run('file.cancel')}>
        Cancel
      </button>
    </div>
  )
}

function timeLeft({ share, since }: Progress): string {
  const took = performance.now() - since
  if (share === null || share < KNOWN_SHARE || took < KNOWN_MS) return ''
  return `, about ${Math.max(1, Math.ceil((took * (1 - share)) / share / 1000))} s left`
}
