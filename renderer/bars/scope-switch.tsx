import { useStore } from 'zustand'
import type { CommandId } from '../../shared/commands/index.ts'
import { SCOPES, type Scope } from '../../shared/timing/scope.ts'
import { t } from '../../shared/words/speak.ts'
import { withKeys } from '../commands/key-hints.ts'
import { act } from '../commands/perform.ts'
import { setScope } from '../commands/play/view.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { sidewaysStep } from '../ui/sideways-step.ts'
import styles from './transport.module.css'

const COMMANDS: Readonly<Record<Scope, CommandId>> = {
  line: 'correct.scopeLine',
  ripple: 'correct.scopeRipple',
  stretch: 'correct.scopeStretch',
}
const selectScope = (state: SessionState) => state.scope

/** Chooses what moves when a start is set. Always visible, since it affects more than one line. */
export function ScopeSwitch() {
  const scope = useStore(sessionStore, selectScope)
  return (
    <div
      role="radiogroup"
      aria-label={t('bar.scope')}
      className={styles.scope}
      onKeyDown={(event) => moveScope(event, scope)}
    >
      {SCOPES.map((id) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === scope}
          tabIndex={id === scope ? 0 : -1}
          title={withKeys(t(`bar.scopeTip.${id}`), COMMANDS[id])}
          data-scope={id}
          onClick={() => act(setScope, id)}
        >
          {t(`bar.scope.${id}`)}
        </button>
      ))}
    </div>
  )
}

/** Arrow keys move between the choices (ARIA radio pattern). */
function moveScope(event: React.KeyboardEvent<HTMLElement>, scope: Scope): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? sidewaysStep(event)
  const next = step && SCOPES[(SCOPES.indexOf(scope) + step + SCOPES.length) % SCOPES.length]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  act(setScope, next)
  event.currentTarget.querySelector<HTMLElement>(`[data-scope=${next}]`)?.focus()
}
