import { Copy, X } from 'lucide-react'
import { useStore } from 'zustand'
import { copy } from '../commands/lines/copy.ts'
import { dismissProblems } from '../commands/say.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './problems.module.css'

const selectProblems = (state: SessionState) => state.problems

/** Errors, each with what to do; they stay until dismissed and can be copied. */
export function Problems() {
  const problems = useStore(sessionStore, selectProblems)
  if (problems.length === 0) return null
  const text = problems.map(({ name, what, advice }) => `${name}: ${what} ${advice}`).join('\n')
  return (
    <div className={styles.problems} role="alert">
      <ul>
        {problems.map(({ name, what, advice }) => (
          <li key={`${name} ${what}`}>
            <strong>{name}</strong> {what} <span className={styles.advice}>{advice}</span>
          </li>
        ))}
      </ul>
      <IconButton
        tip="Copy this message"
        label="Copy this message"
        onPress={() => void copy(text, 'Message copied')}
      >
        <Copy size={15} />
      </IconButton>
      <IconButton tip="Dismiss" label="Dismiss" onPress={dismissProblems}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
