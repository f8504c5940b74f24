import type { TextFile } from '../../../shared/contract.ts'
import {
  type HandMapping,
  mappableKind,
  type ReadResult,
  readByHand,
  readChapters,
  signatureOf,
} from '../../../shared/formats/index.ts'
import type { Ms } from '../../../shared/model/time.ts'
import { MOST_MAPPINGS, type Settings } from '../../../shared/settings.ts'
import type { Context } from '../context.ts'
import { LARGE } from '../files/large-messages.ts'
import type { Outcome } from '../outcome.ts'

type Mappings = Settings['mappings']
type Text = Pick<TextFile, 'text' | 'name'>

/** Readers that take anything: what they make of a table or of JSON may not be what the user means. */
const CATCH_ALL = new Set(['', 'csv', 'tsv', 'json-generic'])

/** How the user has read files with this signature; null when there was none. */
export function rememberedMapping(mappings: Mappings, { text, name }: Text): HandMapping | null {
  const signature = mappings.length > 0 ? signatureOf(text, name) : null
  return mappings.find((remembered) => remembered.make === signature)?.mapping ?? null
}

/**
 * Reads a text as the user has read files of the same signature before; null when there were none, or that
 * gives no lines. Long texts are never mapped by hand.
 */
export function readAsBefore(mappings: Mappings, file: Text, durationMs: Ms | null): ReadResult | null {
  const { text, name } = file
  const mapping = text.length < LARGE ? rememberedMapping(mappings, file) : null
  const mapped = mapping && readByHand(text, name, mapping, { durationMs })
  return mapped && mapped.transcript.segments.length > 0 ? mapped : null
}

/** Keeps how files with this signature are read; null = Earmark detects it again. */
export function rememberMapping(
  { app }: Context,
  { text, name }: Text,
  mapping: HandMapping | null,
): Outcome {
  const signature = signatureOf(text, name)
  if (signature === null) return {}
  const others = app.settings.mappings.filter(({ make }) => make !== signature)
  const mappings = mapping ? [{ make: signature, mapping }, ...others].slice(0, MOST_MAPPINGS) : others
  return { settings: { mappings } }
}

/**
 * True for a table or JSON in which no lines were found, or hardly any times, or times that make no sense:
 * the user may know where they stand.
 */
export function needsMapping({ text, name }: Text, { format, transcript, byHand }: ReadResult): boolean {
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
