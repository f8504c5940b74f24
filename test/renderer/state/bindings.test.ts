import { expect, it } from 'vitest'
import { adoptSettings, nameKeys } from '../../../renderer/state/app.ts'
import { bindingsNow, keymapOf, selectBindings, selectKeyNames } from '../../../renderer/state/bindings.ts'
import { chordsOf } from '../../../shared/commands/keymap.ts'
import { DEFAULT_SETTINGS } from '../../../shared/settings.ts'
import { appWith } from '../context.ts'

it('are worked out once, until a key changes', () => {
  const before = selectBindings(appWith({}))
  expect(selectBindings(appWith({ volume: 0.3 }))).toBe(before)
  const settings = { ...DEFAULT_SETTINGS, keyChanges: { 'correct.setStart': ['F6'] } }
  expect(chordsOf(selectBindings({ settings }), 'correct.setStart')).toMatchObject([{ code: 'F6' }])
  adoptSettings(settings)
  expect(bindingsNow()).toBe(selectBindings({ settings }))
  expect(keymapOf(settings)).toEqual({ preset: settings.keyPreset, changes: settings.keyChanges })
})

it('are called as on the keys of the user', () => {
  nameKeys(new Map([['KeyZ', 'Y']]))
  expect(selectKeyNames({ ...appWith({}), keyNames: new Map([['KeyZ', 'Y']]) }).get('KeyZ')).toBe('Y')
})
