import { beforeEach, expect, it, vi } from 'vitest'
import { exportKeys, importKeys } from '../../../../renderer/commands/dispatch/keys-file.ts'
import { adoptSettings, appStore, FIRST_APP } from '../../../../renderer/state/app.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const message = () => sessionStore.getState().message
beforeEach(() => {
  resetStores()
  resetHost()
})

it('the keys that are written can be read again', async () => {
  const keyChanges = { 'edit.merge': ['F9'] }
  adoptSettings({ ...FIRST_APP.settings, keyChanges })
  reply('exportKeys', { name: 'keys.json' })
  await exportKeys()
  expect(message()).toBe('Saved keys.json')
  const { text } = argumentsOf('exportKeys')[0]!
  resetStores()
  reply('importKeys', { name: 'keys.json', text })
  await importKeys()
  expect(appStore.getState().settings.keyChanges).toEqual(keyChanges)
})

it('nothing changes when the dialog is cancelled, or the file cannot be read or written', async () => {
  await exportKeys()
  await importKeys()
  expect([message(), sessionStore.getState().problems]).toEqual(['', []])
  refuse('exportKeys', { reason: 'read-only' })
  refuse('importKeys', { reason: 'unreadable' })
  await exportKeys()
  await importKeys()
  expect(sessionStore.getState().problems).toHaveLength(2)
  expect(appStore.getState().settings).toBe(FIRST_APP.settings)
})
