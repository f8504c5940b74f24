import { Menu } from 'electron'
import { bindKeys } from '../../shared/commands/keymap.ts'
import { type KeyNames, US_KEYS } from '../../shared/commands/layout.ts'
import type { Settings } from '../../shared/settings.ts'
import { buildMenu } from './menu.ts'

type Keys = Pick<Settings, 'keyPreset' | 'keyChanges'>
let shown: { readonly run: (id: string) => void; readonly keys: Keys; readonly names: KeyNames } | null = null

/** Puts up the menu bar. `run` gets the id of the chosen command. */
export function startMenu(keys: Keys, run: (id: string) => void): void {
  shown = { run, keys, names: US_KEYS }
  show()
}

/** The menu shows the keys as they are now. */
export function showKeys(keys: Keys): void {
  if (!shown || (shown.keys.keyPreset === keys.keyPreset && shown.keys.keyChanges === keys.keyChanges)) return
  shown = { ...shown, keys }
  show()
}

/** The menu calls the keys as they are called on the user's layout. */
export function nameKeys(names: KeyNames): void {
  if (!shown) return
  shown = { ...shown, names }
  show()
}

function show(): void {
  if (!shown) return
  const { run, keys, names } = shown
  const bindings = bindKeys({ preset: keys.keyPreset, changes: keys.keyChanges })
  Menu.setApplicationMenu(buildMenu(run, process.platform === 'darwin', { bindings, names }))
}
