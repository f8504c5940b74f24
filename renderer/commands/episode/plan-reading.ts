import type { Failed, Problem, TextFile } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import { t } from '../../../shared/words/speak.ts'
import type { DocumentState } from '../../state/document.ts'
import type { Dialog } from '../../state/session.ts'
import type { Answer } from '../ask.ts'
import { needsMapping } from './mapping.ts'

/** A text with what a reader made of it. */
export type TextReading = { readonly file: TextFile; readonly reading: ReadResult }

/** The text of the file on screen and what was made of it; null when nothing of others is to be kept. */
export function presentReading({ file, diagnostics }: DocumentState): TextReading | null {
  if (!file?.source) return null
  const { grant, name, encoding, bom, stamp, sure, source } = file
  const text = { grant, name, text: source.text, encoding, bom, stamp, sure, place: null }
  return { file: text, reading: { ...source, diagnostics } }
}

/**
 * What is asked before a text is shown: what stands where in a table or JSON of an unknown make. Null =
 * nothing. Nobody is asked about a file that was only found by name.
 */
export function questionOn(
  { file, reading }: TextReading,
  isFound: boolean,
): Extract<Dialog, { kind: 'mapping' }> | null {
  if (isFound || !needsMapping(file, reading)) return null
  return { kind: 'mapping', file, mayStay: reading.transcript.segments.length > 0 }
}

/**
 * What follows from the answer: the text is not opened, is read once more as the user says, or is shown as it
 * was read.
 */
export function afterQuestion(answer: Answer): 'leave' | 'read' | 'show' {
  return answer === 'cancel' ? 'leave' : answer === 'mapped' ? 'read' : 'show'
}

/**
 * Why a text cannot be shown; null = it can. As it was `found` first, the user might have known what stands
 * where.
 */
export function whyNotShown(file: TextFile, reading: ReadResult, found: ReadResult): Problem | null {
  if (reading.transcript.segments.length > 0) return null
  const failure = reading.diagnostics.find(({ severity }) => severity === 'error')
  return {
    name: file.name,
    what: failure?.message ?? t('say.noLinesFound'),
    advice: needsMapping(file, found) ? t('say.ifTranscriptOpen') : t('say.earmarkReadsCaptions'),
  }
}

/** The user wants Earmark to read a file by itself again, and it finds nothing in it. */
export function nothingByItself(name: string, { transcript }: ReadResult): Problem | null {
  if (transcript.segments.length > 0) return null
  return { name, what: t('say.itselfEarmarkFinds'), advice: t('say.whenOpenedAgain') }
}

/** The bytes could not be read in another encoding. */
export function whyNotDecoded(name: string, { detail }: Failed): Problem {
  return { name, what: t('say.couldNotRead', { detail }), advice: t('say.openFileAnew') }
}

/** A worker died: it ran out of memory, or could not be started. */
export function readingBroke(name: string): Problem {
  return { name, what: t('say.readingFileBroke'), advice: t('say.closeOtherPrograms') }
}
