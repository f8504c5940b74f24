import type { TextFile } from '../../../shared/contract.ts'
import { mappableKind, type ReadResult, type TimeMeaning } from '../../../shared/formats/index.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import { answer, ask } from '../ask.ts'
import { readText } from '../files/large-text.ts'
import { confirmLeaving } from '../files/save.ts'
import { bringBackTimes } from '../kept/companion.ts'
import { report, say } from '../say.ts'
import { readFile } from './mapping.ts'
import { refused, showTranscript } from './open.ts'

/** A text with what a reader made of it. */
export type TextReading = { readonly file: TextFile; readonly reading: ReadResult }

/** Reads the bytes of a file in another encoding; null, and a message, when that fails. */
export async function readInEncoding(
  { grant, name }: TextFile,
  encoding: string,
): Promise<TextReading | null> {
  const result = await host.redecode({ grant, encoding })
  if (!result.ok) {
    report({ name, what: t('say.couldNotRead', { detail: result.detail }), advice: t('say.openFileAnew') })
    return null
  }
  const reading = await readFile(result.value).catch((cause: unknown) => refused(name, cause))
  return reading && { file: result.value, reading }
}

/** Reads the same text by another reader, or with another meaning of its times; null when that was cancelled or failed. */
export async function readAnew(
  file: TextFile,
  formatId: string,
  times?: TimeMeaning,
): Promise<TextReading | null> {
  const { text, name } = file
  const { durationMs } = sessionStore.getState()
  const how = { text, name, durationMs, formatId, ...(times && { times }) }
  const reading = await readText(how).catch((cause: unknown) => refused(name, cause))
  return reading && { file, reading }
}

/** Puts another reading of the same file in place of the present one, after asking about unsaved changes. */
export async function replaceReading({ file, reading }: TextReading): Promise<void> {
  answer('cancel')
  if (!(await confirmLeaving())) return
  showTranscript(file, reading)
  bringBackTimes()
}

/** The text of the file on screen and what was made of it; null when nothing of others is to be kept. */
export function presentReading(): TextReading | null {
  const { file, diagnostics } = documentStore.getState()
  if (!file?.source) return null
  const { grant, name, encoding, bom, stamp, sure, source } = file
  const text = { grant, name, text: source.text, encoding, bom, stamp, sure, place: null }
  return { file: text, reading: { ...source, diagnostics } }
}

/** Lets the user say what the columns or keys of a file mean, and reads it so. */
export async function mapByHand(file: TextFile): Promise<void> {
  const choice = await ask({ kind: 'mapping', file, mayStay: false })
  if (choice === 'cancel') return
  const reading = await readFile(file)
  if (!reading) return
  if (reading.transcript.segments.length > 0) return replaceReading({ file, reading })
  report({
    name: file.name,
    what: t('say.itselfEarmarkFinds'),
    advice: t('say.whenOpenedAgain'),
  })
}

/** The same for the file on screen. */
export async function mapPresent(): Promise<void> {
  const present = presentReading()
  if (present && mappableKind(present.file.text, present.file.name)) await mapByHand(present.file)
  else say(t('say.onlyTablesCsv'))
}
