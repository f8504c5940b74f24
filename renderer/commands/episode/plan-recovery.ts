import type { Problem, Recovered, TextFile } from '../../../shared/contract.ts'
import { type ReadResult, readByHand } from '../../../shared/formats/index.ts'
import { fingerprintOf } from '../../../shared/journal/fingerprint.ts'
import { type HowRead, parseHow } from '../../../shared/journal/how-read.ts'
import { type Journaled, journaledOf, type Replayed, replay } from '../../../shared/journal/replay.ts'
import { handMapping } from '../../../shared/settings.ts'
import type { Words } from '../../../shared/words/message.ts'
import { t, wordsFrom } from '../../../shared/words/speak.ts'
import type { TranscriptFile } from '../../state/document.ts'
import type { HowRead as ToRead } from '../files/large-messages.ts'

/** What was recorded of an episode: its text, and how that is read. */
export type Record = { readonly file: TextFile; readonly how: HowRead }

/** The text of a recovered episode and how it was read; null when that is not known. */
export function recordedText({ opened, how }: Recovered): Record | null {
  const [file] = opened.texts
  const known = parseHow(how)
  return file && known ? { file, how: known } : null
}

/** The text as it was read by the user's mapping; null when it was read without one. */
export function readMapped({ file, how }: Record): ReadResult | null {
  const mapping = handMapping.safeParse(how.byHand)
  if (!mapping.success) return null
  return readByHand(file.text, how.name, mapping.data, { durationMs: how.durationMs })
}

/** What is to be read otherwise. */
export function toRead({ file, how }: Record): ToRead {
  const { name, durationMs, format, times } = how
  return { text: file.text, name, durationMs, formatId: format, ...(times && { times: times as never }) }
}

/** The document as it was when its last whole record was written; null when these are other lines. */
export function restored(
  reading: ReadResult,
  { how }: Record,
  records: readonly string[],
  now: number,
): Replayed | null {
  if (fingerprintOf(reading.transcript.segments) !== how.lines) return null
  return replay(journaledOf(reading.transcript, { at: now, by: 'opened' }), records, labelFrom)
}

/** What an edit is called that another version has made. */
function labelFrom(label: unknown): Words {
  return wordsFrom(label) ?? t('say.correction')
}

/** The file of a document that is restored: as it was last written. */
export function fileOf(file: TextFile, reading: ReadResult, { file: saved }: Journaled): TranscriptFile {
  const { grant, name, encoding, bom, sure, stamp } = file
  if (!saved) return { grant, name, encoding, bom, sure, stamp, format: reading.format, source: reading }
  const { own, choices, ...form } = saved
  return { grant, ...form, source: own ? reading : null, ...(choices && { choices }) }
}

/** What is said of a journal that was not whole; null when it was. */
export function whatIsMissing(name: string, isTorn: boolean, { read, all }: Replayed): Problem | null {
  if (read < all)
    return { name, what: t('say.recordDamaged', { count: all - read }), advice: t('say.lookAtTheEnd') }
  return isTorn ? { name, what: t('say.lastEditTorn'), advice: t('say.lookAtTheEnd') } : null
}

/** Why the corrections cannot be put back. */
export function whyNotRestored(name: string): Problem {
  return { name, what: t('say.readOtherwise'), advice: t('say.correctionsStay') }
}
