import { Copy, X } from 'lucide-react'
import { useStore } from 'zustand'
import { t, toText } from '../../shared/words/speak.ts'
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
  const printed = problems.map(({ name, what, advice }) => ({
    name: toText(name),
    what: toText(what),
    advice: toText(advice),
  }))
  const text = printed.map(({ name, what, advice }) => `${name}: ${what} ${advice}`).join('\n')
  return (
    <div className={styles.problems} role="alert">
      <ul>
        {printed.map(({ name, what, advice }) => (
          <li key={`${name} ${what}`}>
            <strong>{name}</strong> {what} <span className={styles.advice}>{advice}</span>
          </li>
        ))}
      </ul>
      <IconButton
        tip={t('bar.copyThisMessage')}
        label={t('bar.copyThisMessage')}
        onPress={() => void copy(text, t('bar.messageCopied'))}
      >
        <Copy size={15} />
      </IconButton>
      <IconButton tip={t('bar.dismiss')} label={t('bar.dismiss')} onPress={dismissProblems}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
