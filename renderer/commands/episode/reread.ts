import type { TextFile } from '../../../shared/contract.ts'
import { mappableKind, type TimeMeaning } from '../../../shared/formats/index.ts'
import type { Ms } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { sessionStore } from '../../state/session.ts'
import { answer, ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { readText } from '../files/large-text.ts'
import { confirmLeaving } from '../files/save.ts'
import { bringBackTimes } from '../kept/companion.ts'
import { reportOf, say, settled } from '../say.ts'
import { nothingByItself, presentReading, type TextReading, whyNotDecoded } from './plan-reading.ts'
import { readFile, refused } from './read-file.ts'
import { showTranscript } from './show-transcript.ts'

/** Reads the bytes of a file in another encoding; null, and a message, when that fails. */
export async function readInEncoding(
  { grant, name }: TextFile,
  encoding: string,
): Promise<TextReading | null> {
  const result = await host.redecode({ grant, encoding })
  if (!result.ok) {
    reportOf('opening', whyNotDecoded(name, result))
    return null
  }
  const reading = await readFile(result.value, heardMs()).catch((cause: unknown) => refused(name, cause))
  return reading && { file: result.value, reading }
}

/**
 * Reads the same text by another reader, or with another meaning of its times; null when that was cancelled
 * or failed.
 */
export async function readAnew(
  file: TextFile,
  formatId: string,
  times?: TimeMeaning,
): Promise<TextReading | null> {
  const { text, name } = file
  const how = { text, name, durationMs: heardMs(), formatId, ...(times && { times }) }
  const reading = await readText(how).catch((cause: unknown) => refused(name, cause))
  return reading && { file, reading }
}

/** The length of the audio on screen, which the file belongs to; null = unknown. */
function heardMs(): Ms | null {
  return sessionStore.getState().durationMs
}

/** Puts another reading of the same file in place of the present one, after asking about unsaved changes. */
export async function replaceReading({ file, reading }: TextReading): Promise<void> {
  answer('cancel')
  if (!(await confirmLeaving())) return
  showTranscript(file, reading)
  settled('opening')
  bringBackTimes()
}

/** Lets the user say what the columns or keys of a file mean, and reads it so. */
export async function mapByHand(file: TextFile): Promise<void> {
  const choice = await ask({ kind: 'mapping', file, mayStay: false })
  if (choice === 'cancel') return
  const reading = await readFile(file, heardMs())
  if (!reading) return
  const problem = nothingByItself(file.name, reading)
  if (problem) reportOf('opening', problem)
  else await replaceReading({ file, reading })
}

/** The same for the file on screen. */
export async function mapPresent({ document }: Context): Promise<void> {
  const present = presentReading(document)
  if (present && mappableKind(present.file.text, present.file.name)) await mapByHand(present.file)
  else say(t('say.onlyTablesCsv'))
}
