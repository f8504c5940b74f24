import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { MAX_KEYS_FILE } from '../shared/commands/keymap-file.ts'
import type { Answers, Result } from '../shared/contract.ts'
import { t } from '../shared/words/speak.ts'
import { readOrdinary } from './files/ordinary-file.ts'
import { errorCode } from './files/write-all.ts'
import { writeText } from './files/write-text.ts'

const filters = () => [{ name: t('main.keysFile'), extensions: ['json'] }]

/** Asks where to, and writes the keys there; null when the user cancels. */
export async function exportKeys(
  window: BrowserWindow,
  text: string,
): Promise<Result<Answers['exportKeys']>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t('main.exportKeysTitle'),
    defaultPath: 'earmark-keys.json',
    filters: filters(),
  })
  if (canceled || filePath === '') return { ok: true, value: null }
  const written = await writeText(filePath, { text, encoding: 'utf-8', bom: false }, null)
  const name = path.basename(filePath)
  return written.ok ? { ok: true, value: { name } } : { ...written, name }
}

/** Asks for a file of keys and reads it; null when the user cancels. */
export async function importKeys(window: BrowserWindow): Promise<Result<Answers['importKeys']>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t('main.importKeysTitle'),
    properties: ['openFile'],
    filters: filters(),
  })
  const [file] = filePaths
  if (canceled || file === undefined) return { ok: true, value: null }
  const name = path.basename(file)
  try {
    const found = await readOrdinary(file, MAX_KEYS_FILE)
    return { ok: true, value: { name, text: found ? found.bytes.toString() : '' } }
  } catch (cause) {
    // What is longer is no file of keys; it is not read to find that out.
    if (errorCode(cause) === 'EFBIG') return { ok: true, value: { name, text: '' } }
    return { ok: false, reason: 'unreadable', detail: `${name}: ${errorCode(cause)}` }
  }
}
