import type { CommandId } from '../../../shared/commands/index.ts'
import { appStore } from '../../state/app.ts'
import { bindingsNow } from '../../state/bindings.ts'
import { modeStore } from '../../state/mode.ts'
import { sessionStore } from '../../state/session.ts'
import { findByKey, findModeKey, isControls, takesTyping } from '../keys.ts'
import { act } from '../perform.ts'
import { releases } from './actions.ts'
import { run } from './run.ts'

/** The key that is held for a command that lasts until it is let go. */
let held: { readonly code: string; readonly id: CommandId } | null = null

/** Lets keys run commands, until `signal` ends it. */
export function startKeys(signal: AbortSignal): void {
  window.addEventListener('keydown', onKeyDown, { signal })
  window.addEventListener('keyup', ({ code }) => code === held?.code && release(), { signal })
  // A key that is let go in another window is not heard of here.
  window.addEventListener('blur', release, { signal })
  window.addEventListener('click', giveBackFocus, { signal, capture: true })
}

function onKeyDown(event: KeyboardEvent): void {
  const { mac, keyNames } = appStore.getState()
  const { mode } = modeStore.getState()
  if (sessionStore.getState().dialog !== null || event.defaultPrevented) return
  const target = event.target instanceof Element ? event.target : null
  const typing = takesTyping(target)
  const isTapping = mode.kind === 'tapping' || mode.kind === 'drift'
  if (isTapping ? typing : isControls(target, event)) return
  const realm = isTapping ? 'tapping' : mode.kind === 'review' && !typing ? 'reviewing' : null
  const command = realm
    ? findModeKey(event, realm, mac, bindingsNow(), keyNames)
    : findByKey(event, typing, mac, bindingsNow(), keyNames)
  if (!command) return
  event.preventDefault()
  if (event.repeat && !command.repeats) return
  const press = releases[command.id]?.press
  if (!press) return run(command.id)
  release()
  held = { code: event.code, id: command.id }
  run(command.id, press)
}

function release(): void {
  const id = held?.id
  held = null
  const command = id && releases[id]?.release
  if (command) act(command)
}

/**
 * A button that was clicked with the mouse does not keep the focus: Space would press it again instead of
 * playing. Comes before the click is answered, because a dialog gives the focus back to where it was. By the
 * keyboard it stays.
 */
function giveBackFocus(event: MouseEvent): void {
  const focused = document.activeElement
  if (event.detail === 0 || !(focused instanceof HTMLElement) || focused.closest('dialog')) return
  const isControl = focused.matches('button, summary, input, [role="link"], [role="button"]')
  if (isControl && !takesTyping(focused)) focused.blur()
}
