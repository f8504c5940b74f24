import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { Argument, Result, SavedAs } from '../../shared/contract.ts'
import { t } from '../../shared/words/speak.ts'
import { type Keep, writeText } from '../files/write-text.ts'
import { grantedPath, grantText } from '../grants/grants.ts'
import { toldVersion, whileSaving } from './versions.ts'

/**
 * Asks where a text is to be written, and writes it there; null when the user cancels. `keep` gets what stood
 * there.
 */
export async function saveTextAs(
  window: BrowserWindow,
  { suggestedName, beside, filter, ...body }: Argument<'saveTranscriptAs'>,
  keep: Keep,
): Promise<Result<SavedAs> | null> {
  const neighbour = grantedPath(beside)
  const fileName = onlyName(suggestedName)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t('main.saveTitle'),
    defaultPath: neighbour === null ? fileName : path.join(path.dirname(neighbour), fileName),
    filters: [{ name: filter.name, extensions: [filter.extension] }],
  })
  if (canceled || filePath === '') return null
  return whileSaving(filePath, async () => {
    const written = await writeText(filePath, body, null, keep)
    const name = path.basename(filePath)
    if (!written.ok) return { ...written, name }
    toldVersion(filePath, written.value.stamp)
    return { ok: true, value: { grant: grantText(filePath), name, ...written.value } }
  })
}

/** A name and nothing else: as a path it would lead elsewhere, on Windows to another computer. */
function onlyName(text: string): string {
  const name = text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  return /^\.*$/.test(name) ? '_' : name
}
