import { useStore } from 'zustand'
import { type SessionState, sessionStore } from '../state/session.ts'
import parts from '../ui/parts.module.css'
import styles from './transport.module.css'

const selectMessage = (state: SessionState) => state.message

/** What the last command did, in words. */
export function Message() {
  const message = useStore(sessionStore, selectMessage)
  return (
    <p className={`${parts.oneLine} ${styles.message}`} role="status" title={message}>
      {message}
    </p>
  )
}
