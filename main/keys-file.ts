import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { MAX_KEYS_FILE } from '../shared/commands/keymap-file.ts'
import type { Answers, Result } from '../shared/contract.ts'
import { writeText } from './files/write-text.ts'

const FILTERS = [{ name: 'Keys of Earmark', extensions: ['json'] }]

/** Asks where to, and writes the keys there; null when the user cancels. */
export async function exportKeys(
  window: BrowserWindow,
  text: string,
): Promise<Result<Answers['exportKeys']>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export keys',
    defaultPath: 'earmark-keys.json',
    filters: FILTERS,
  })
  if (canceled || filePath === '') return { ok: true, value: null }
  const written = await writeText(filePath, { text, encoding: 'utf-8', bom: false }, null)
  const name = path.basename(filePath)
  return written.ok ? { ok: true, value: { name } } : { ...written, name }
}

/** Asks for a file of keys and reads it; null when the user cancels. */
export async function importKeys(window: BrowserWindow): Promise<Result<Answers['importKeys']>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import keys',
    properties: ['openFile'],
    filters: FILTERS,
  })
  const [file] = filePaths
  if (canceled || file === undefined) return { ok: true, value: null }
  const name = path.basename(file)
  try {
    // What is longer is no file of keys; it is not read to find that out.
    const text = (await stat(file)).size > MAX_KEYS_FILE ? '' : await readFile(file, 'utf8')
    return { ok: true, value: { name, text } }
  } catch (cause) {
    return { ok: false, reason: 'unreadable', detail: `${name}: ${String(cause)}` }
  }
}
