import { isPrintedAs, type KeyNames, otherNames } from '../../../shared/commands/layout.ts'
import { host } from '../../host.ts'
import { appStore, nameKeys } from '../../state/app.ts'

/** The browser's knowledge of the layout (Keyboard Map API); it is missing where it cannot be known. */
type WithLayout = { readonly keyboard?: { readonly getLayoutMap?: () => Promise<KeyNames> } }

/** Keys that systems let change the layout, and Alt, which opens the menu. */
const CHANGES_LAYOUT = /^(?:Alt|Meta|Shift|Control|CapsLock|Space)/

/**
 * Keeps what the keys are called as on the user's layout, until `signal` ends it. The browser does not tell
 * when it changes; so it is asked when the window comes back, when the pointer leaves for the menu or comes
 * back from the system's bar, after the keys that change it, and when a key types what it should not.
 */
export function startLayout(signal: AbortSignal): void {
  const read = () => void readLayout()
  window.addEventListener('focus', read, { signal })
  window.addEventListener('keyup', ({ code }) => CHANGES_LAYOUT.test(code) && read(), { signal })
  window.addEventListener('keydown', (press) => isUnknown(press) && read(), { signal, capture: true })
  for (const type of ['pointerenter', 'pointerleave'])
    document.documentElement.addEventListener(type, read, { signal })
  read()
}

/** True for a key that types by itself what the layout, as it is known, has not printed on it. */
function isUnknown({ code, key, shiftKey, altKey, repeat }: KeyboardEvent): boolean {
  return !shiftKey && !altKey && !repeat && !isPrintedAs(code, key, appStore.getState().keyNames)
}

async function readLayout(): Promise<void> {
  const { keyboard } = navigator as WithLayout
  const layout = await keyboard?.getLayoutMap?.().catch(() => undefined)
  if (!layout) return
  const keyNames = otherNames(layout)
  const before = appStore.getState().keyNames
  if (keyNames.size === before.size && [...keyNames].every(([code, name]) => before.get(code) === name))
    return
  nameKeys(keyNames)
  await host.describeKeys({ names: Object.fromEntries(keyNames) })
}
