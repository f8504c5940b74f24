import type { KeyNames } from '../../shared/commands/chord.ts'
import { type Bindings, bindKeys, type Keymap } from '../../shared/commands/keymap.ts'
import type { Settings } from '../../shared/settings.ts'
import { type SessionState, sessionStore } from './session.ts'

let last: { readonly settings: Settings; readonly bindings: Bindings } | null = null

/** The keys that hold, by the settings. The same object until they change. */
export function selectBindings({ settings }: Pick<SessionState, 'settings'>): Bindings {
  const before = last?.settings
  if (!last || before?.keyPreset !== settings.keyPreset || before.keyChanges !== settings.keyChanges)
    last = { settings, bindings: bindKeys(keymapOf(settings)) }
  return last.bindings
}

export function keymapOf({ keyPreset, keyChanges }: Settings): Keymap {
  return { preset: keyPreset, changes: keyChanges }
}

/** What the keys of the user's layout are called. */
export function selectKeyNames({ keyNames }: SessionState): KeyNames {
  return keyNames
}

/** The keys that hold now. */
export function bindingsNow(): Bindings {
  return selectBindings(sessionStore.getState())
}
