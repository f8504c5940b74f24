import { lastOne } from '../../shared/base/last-one.ts'
import { type Bindings, bindKeys, type Keymap } from '../../shared/commands/keymap.ts'
import type { KeyNames } from '../../shared/commands/layout.ts'
import type { Settings } from '../../shared/settings.ts'
import { type AppState, appStore } from './app.ts'

const bound = lastOne((preset: Keymap['preset'], changes: Keymap['changes']) => bindKeys({ preset, changes }))

/** The keys that hold, by the settings. The same object until they change. */
export function selectBindings({ settings }: Pick<AppState, 'settings'>): Bindings {
  return bound(settings.keyPreset, settings.keyChanges)
}

/** The preset of keys and the user's changes to it, out of the settings. */
export function keymapOf({ keyPreset, keyChanges }: Settings): Keymap {
  return { preset: keyPreset, changes: keyChanges }
}

/** What the keys of the user's layout are called. */
export function selectKeyNames({ keyNames }: AppState): KeyNames {
  return keyNames
}

/** The keys that hold now. */
export function bindingsNow(): Bindings {
  return selectBindings(appStore.getState())
}
