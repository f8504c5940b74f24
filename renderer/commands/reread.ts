import type { TextFile } from '../../shared/contract.ts'
import type { ReadResult } from '../../shared/formats/index.ts'
import { host } from '../host.ts'
import { sessionStore } from '../state/session.ts'
import { answer } from './ask.ts'
import { readText } from './large-text.ts'
import { showTranscript } from './open.ts'
import { confirmLeaving } from './save.ts'
import { report } from './say.ts'

/** A text with what a reader made of it. */
export type TextReading = { readonly file: TextFile; readonly reading: ReadResult }

/** Reads the bytes of a file in another encoding; null, and a message, when that fails. */
export async function readInEncoding(
  { grant, name }: TextFile,
  encoding: string,
): Promise<TextReading | null> {
  const result = await host.redecode({ grant, encoding })
  if (!result.ok) {
    report({ name, what: `It could not be read again (${result.detail}).`, advice: 'Open the file anew.' })
    return null
  }
  const { durationMs } = sessionStore.getState()
  const reading = await readText({ text: result.value.text, name, durationMs })
  return reading && { file: result.value, reading }
}

/** Puts another reading of the same file in place of the present one, after asking about unsaved changes. */
export async function replaceReading({ file, reading }: TextReading): Promise<void> {
  answer('cancel')
  if (await confirmLeaving()) showTranscript(file, reading)
}
