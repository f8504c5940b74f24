import type { TextFile } from '../../../shared/contract.ts'
import {
  type HandMapping,
  mappableKind,
  type ReadResult,
  readByHand,
  readChapters,
  signatureOf,
} from '../../../shared/formats/index.ts'
import { MOST_MAPPINGS } from '../../../shared/settings.ts'
import { appStore } from '../../state/app.ts'
import { sessionStore } from '../../state/session.ts'
import { LARGE, readText } from '../files/large-text.ts'
import { changeSettings } from '../settings.ts'

/** Readers that take anything: what they make of a table or of JSON may not be what the user means. */
const CATCH_ALL = new Set(['', 'csv', 'tsv', 'json-generic', 'plain-text'])

/**
 * Reads a text as the user has read files of the same signature before, else as it is recognised; null when it was long and the
 * user has cancelled. Long texts are never mapped by hand. Throws when a long one cannot be read.
 */
export async function readFile({ text, name }: TextFile): Promise<ReadResult | null> {
  const { durationMs } = sessionStore.getState()
  const mapping = text.length < LARGE ? rememberedMapping(text, name) : null
  const mapped = mapping && readByHand(text, name, mapping, { durationMs })
  return mapped && mapped.transcript.segments.length > 0 ? mapped : readText({ text, name, durationMs })
}

/** How the user has read files with this signature; null when there was none. */
export function rememberedMapping(text: string, name: string): HandMapping | null {
  const { mappings } = appStore.getState().settings
  const signature = mappings.length > 0 ? signatureOf(text, name) : null
  return mappings.find((remembered) => remembered.make === signature)?.mapping ?? null
}

/** Keeps how files with this signature are read; null = Earmark detects it again. */
export function rememberMapping({ text, name }: TextFile, mapping: HandMapping | null): void {
  const signature = signatureOf(text, name)
  if (signature === null) return
  const others = appStore.getState().settings.mappings.filter(({ make }) => make !== signature)
  const mappings = mapping ? [{ make: signature, mapping }, ...others].slice(0, MOST_MAPPINGS) : others
  changeSettings({ mappings })
}

/**
 * True for a table or JSON in which no lines were found, or hardly any times, or times that make no sense: the user may
 * know where they stand.
 */
export function needsMapping({ text, name }: TextFile, { format, transcript, byHand }: ReadResult): boolean {
  if (byHand || !CATCH_ALL.has(format) || text.length >= LARGE) return false
  const { segments } = transcript
  const sensible = segments.filter(
    ({ start, end }) => start !== null && (end === null || end >= start),
  ).length
  if (segments.length > 0 && sensible >= segments.length / 2) return false
  const kind = mappableKind(text, name)
  // JSON of chapters is no transcript: the reader's own words say what it is.
  return kind === 'keys' ? readChapters(text, name).chapters.length === 0 : kind !== null
}
