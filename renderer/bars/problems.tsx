import { Copy, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { visibleName } from '../../shared/base/visible-text.ts'
import type { Problem } from '../../shared/contract.ts'
import { list } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { copy } from '../commands/lines/copy.ts'
import { dismissProblems } from '../commands/say.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './problems.module.css'

/** So many kinds of problems are shown, the latest; and so many names of one kind. */
const MOST_KINDS = 2
const MOST_NAMES = 3

/** Problems of one kind: the same is wrong with all of these. */
type Kind = { readonly what: string; readonly advice: string; readonly names: readonly string[] }

const selectProblems = (state: SessionState) => state.problems

/** Errors, each with what to do; they stay until they are over or dismissed, and can be copied. */
export function Problems() {
  const problems = useStore(sessionStore, selectProblems)
  const [isOpen, open] = useState(false)
  if (problems.length === 0) return null
  const kinds = kindsOf(problems)
  const shown = isOpen ? kinds : kinds.slice(-MOST_KINDS)
  const text = kinds
    .flatMap(({ names, what, advice }) => names.map((name) => `${name}: ${what} ${advice}`))
    .join('\n')
  return (
    <div className={styles.problems} role="alert">
      <ul>
        {shown.map(({ names, what, advice }) => (
          <li key={what} title={names.length > MOST_NAMES ? names.join('\n') : undefined}>
            <strong>{printNames(names.map(visibleName))}</strong> {what}{' '}
            <span className={styles.advice}>{advice}</span>
          </li>
        ))}
        {kinds.length > MOST_KINDS && (
          <li>
            <button type="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
              {isOpen ? t('bar.fewerProblems') : t('bar.moreProblems', { count: kinds.length - MOST_KINDS })}
            </button>
          </li>
        )}
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

/** Problems by what is wrong, in the order in which that was told first. */
function kindsOf(problems: readonly Problem[]): readonly Kind[] {
  const kinds = new Map<string, Kind>()
  for (const { name, what, advice } of problems) {
    const printed = toText(what)
    const known = kinds.get(printed)
    const names = [...(known?.names ?? []), toText(name)]
    kinds.set(printed, { what: printed, advice: toText(advice), names })
  }
  return [...kinds.values()]
}

function printNames(names: readonly string[]): string {
  const shown = toText(list(names.slice(0, MOST_NAMES)))
  return names.length <= MOST_NAMES
    ? shown
    : t('bar.andOthers', { names: shown, count: names.length - MOST_NAMES })
}
