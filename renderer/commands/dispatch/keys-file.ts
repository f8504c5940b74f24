import { writeKeymap } from '../../../shared/commands/keymap-file.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { appStore } from '../../state/app.ts'
import { keymapOf } from '../../state/bindings.ts'
import { failureOf } from '../files/failure.ts'
import { act, perform } from '../perform.ts'
import { reportOf, say, settled } from '../say.ts'
import { refuseKeys, takeKeys } from './rebind.ts'

/** Writes the keys to a file. */
export async function exportKeys(): Promise<void> {
  const result = await host.exportKeys({ text: writeKeymap(keymapOf(appStore.getState().settings)) })
  if (!result.ok) return reportOf('keys', failureOf(t('say.keysName'), result))
  if (!result.value) return
  settled('keys')
  say(t('say.saved', { name: result.value.name }))
}

/** Takes the keys of a file in place of the present ones. */
export async function importKeys(): Promise<void> {
  const result = await host.importKeys({})
  if (!result.ok) perform(refuseKeys(t('say.keysName'), t('say.fileCannotRead')))
  else if (result.value) act(takeKeys, result.value.name, result.value.text)
}
