import { useStore } from 'zustand'
import { type SessionState, sessionStore } from '../state/session.ts'
import parts from '../ui/parts.module.css'
import styles from './transport.module.css'

const selectMessage = (state: SessionState) => state.message

/** The result of the last command. */
export function Message() {
  const message = useStore(sessionStore, selectMessage)
  return (
    <p className={`${parts.oneLine} ${styles.message}`} role="status" title={message}>
      {message}
    </p>
  )
}
