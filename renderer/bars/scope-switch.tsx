import { useStore } from 'zustand'
import type { CommandId } from '../../shared/commands/index.ts'
import { SCOPES, type Scope } from '../../shared/timing/scope.ts'
import { withKeys } from '../commands/key-hints.ts'
import { act } from '../commands/perform.ts'
import { setScope } from '../commands/play/view.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import styles from './transport.module.css'

const NAMES: Readonly<Record<Scope, string>> = {
  line: 'This line',
  ripple: 'From here on',
  stretch: 'Between anchors',
}
const TIPS: Readonly<Record<Scope, string>> = {
  line: 'Setting a start moves this line alone',
  ripple: 'Setting a start moves this line and all that follow, up to the next confirmed one',
  stretch: 'Setting a start stretches the lines between the confirmed ones around it',
}
const COMMANDS: Readonly<Record<Scope, CommandId>> = {
  line: 'correct.scopeLine',
  ripple: 'correct.scopeRipple',
  stretch: 'correct.scopeStretch',
}
const selectScope = (state: SessionState) => state.scope

/** What moves when a start is set: always in sight, because it decides over more than one line. */
export function ScopeSwitch() {
  const scope = useStore(sessionStore, selectScope)
  return (
    <div
      role="radiogroup"
      aria-label="Scope"
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
          title={withKeys(TIPS[id], COMMANDS[id])}
          data-scope={id}
          onClick={() => act(setScope, id)}
        >
          {NAMES[id]}
        </button>
      ))}
    </div>
  )
}

/** Arrows go from one to the next (ARIA radio pattern). */
function moveScope(event: React.KeyboardEvent<HTMLElement>, scope: Scope): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  const next = step && SCOPES[(SCOPES.indexOf(scope) + step + SCOPES.length) % SCOPES.length]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  act(setScope, next)
  event.currentTarget.querySelector<HTMLElement>(`[data-scope=${next}]`)?.focus()
}
