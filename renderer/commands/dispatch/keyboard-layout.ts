import { type KeyNames, otherNames } from '../../../shared/commands/chord.ts'
import { host } from '../../host.ts'
import { appStore, nameKeys } from '../../state/app.ts'

/** The browser's knowledge of the layout (Keyboard Map API); it is missing where it cannot be known. */
type WithLayout = { readonly keyboard?: { readonly getLayoutMap?: () => Promise<KeyNames> } }

/** Keeps what the keys are called as on the user's layout: it may change while another window is in front. */
export function startLayout(signal: AbortSignal): void {
  window.addEventListener('focus', () => void readLayout(), { signal })
  void readLayout()
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
