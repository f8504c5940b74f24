import { error } from '../model/diagnostic.ts'
import { EMPTY, type Transcript } from '../model/transcript.ts'
import { type Message, message } from '../words/message.ts'
import { capFindings } from './core/findings.ts'
import { foreignKind, isMarkup, isWrapped } from './core/foreign.ts'
import type { Choices, Patched, ReadHint, Reading, ReadResult, TranscriptFormat } from './core/format.ts'
import { headOf, lineCounter } from './core/lines.ts'
import type { HandMapping } from './core/mapped-roles.ts'
import { artefactFindings } from './invented-lines.ts'
import { readMapped } from './json/vendors/generic-json.ts'
import { formatById, formats } from './list.ts'
import { patchWith } from './save/patch.ts'
import { readColumns } from './tables/table-reader.ts'
import { unreadBytes } from './unread-bytes.ts'
import { columnsOf, keysFor } from './user-mapping.ts'

export type { Chapter } from './chapters/chapter.ts'
export { readChapters } from './chapters/chapters.ts'
export { chapterFormats, writeChapters } from './chapters/write-chapters.ts'
export type {
  Choices,
  FormatOption,
  Patched,
  Reading,
  ReadResult,
  Styled,
  TranscriptFormat,
} from './core/format.ts'
export { tokensWhenAsked } from './core/lazy-tokens.ts'
export type { HandMapping } from './core/mapped-roles.ts'
export type { TimeMeaning } from './core/time-units.ts'
export { choiceOf } from './core/write-options.ts'
export { proposeMappings } from './json/json-mapping.ts'
export { formatById, formats } from './list.ts'
export { type Loss, limitLosses, losses, lossesInPlace, speakerLoss } from './losses.ts'
export { reportOf } from './reading-summary.ts'
export { styledText } from './styled-text.ts'
export { ROLES } from './tables/column-roles.ts'
export { unwrittenLines } from './unwritten-lines.ts'
export { unwrittenSpeakers } from './unwritten-speakers.ts'
export {
  assignRole,
  mappableKind,
  partsOf,
  proposeByHand,
  proposeKeys,
  roleAt,
  signatureOf,
} from './user-mapping.ts'

/** The formats in which new files can be written. */
export const exportFormats: readonly TranscriptFormat[] = formats.filter((format) => 'write' in format)

const SURE = 0.5

/** The formats that this text may be in, the most likely first; the first one is used to read it. */
export function recognise(text: string, name: string): readonly TranscriptFormat[] {
  if (isWrapped(text)) return []
  const head = headOf(text)
  const own = isMarkup(text) ? formats.filter(({ markup }) => markup) : formats
  const scores = own.map((format) => ({ format, score: format.recognise(head, name, text) }))
  return scores
    .filter(({ score }) => score >= SURE)
    .sort((a, b) => b.score - a.score)
    .map(({ format }) => format)
}

/**
 * Reads a transcript of any format. Never throws: a text that is no transcript gives no segments and one
 * `error`, which says what it seems to be and what to do. `formatId` overrides the recognition.
 */
export function readTranscript(
  text: string,
  name: string,
  hint: ReadHint = { durationMs: null },
  formatId?: string,
): ReadResult {
  const format = formatId === undefined ? recognise(text, name)[0] : formatById(formatId)
  if (!/[^\s\ufeff]/.test(text)) return refuse(text, name, 'file/empty', message('found.emptyFile'))
  if (!format) return refuse(text, name, 'file/unsupported', unsupported(text, name))
  try {
    return { ...finish(format.read(text, hint), format, name, text), hint: hintOf(hint) }
  } catch (cause) {
    const words = message('found.readerStopped', { format: format.name, cause: String(cause) })
    return refuse(text, name, 'file/unreadable', words)
  }
}

/**
 * Reads a table or a JSON file by the user's mapping; if that fails, there are no segments and one `error`.
 */
export function readByHand(text: string, name: string, byHand: HandMapping, hint: ReadHint): ReadResult {
  const [columns, keys] = [columnsOf(byHand), keysFor(byHand)]
  const reading = columns
    ? readColumns(text, name, columns, hint)
    : keys && readMapped(text, name, keys, hint)
  const format = reading && formatById(reading.format)
  if (!format) return refuse(text, name, 'file/no-text', message('found.noTextChosen'))
  return { ...finish(reading, format, name, text), byHand, hint: hintOf(hint) }
}

function hintOf({ durationMs, times }: ReadHint): NonNullable<ReadResult['hint']> {
  return { durationMs, ...(times && { times }) }
}

function finish(reading: Reading, format: TranscriptFormat, name: string, text: string): ReadResult {
  const { segments } = reading.transcript
  if (!segments.some((segment) => segment.text !== '')) {
    const words = message(segments.length > 0 ? 'found.linesWithoutText' : 'found.noLines', {
      format: format.name,
    })
    return refuse(text, name, 'file/no-text', words)
  }
  const lineAt = lineCounter(text)
  // Line numbers are looked up only for the findings that are kept.
  const invented = capFindings(artefactFindings(segments)).map((finding) => {
    const tokens = finding.segment === null ? undefined : reading.tokens.get(finding.segment)
    return { ...finding, line: tokens ? lineAt(tokens.block.from) : null }
  })
  const unread = unreadBytes(text, segments, reading.tokens, lineAt)
  const diagnostics = [...reading.diagnostics, ...invented, ...unread]
  return { ...reading, diagnostics, format: format.id, name, text }
}

/** Saves in place, with the format that read `source`. Throws when that format is not supported. */
export function patchText(source: ReadResult, transcript: Transcript): Patched {
  const format = formatById(source.format)
  if (!format) throw new Error(`Format ${source.format} is not supported.`)
  return patchWith(format, source, transcript)
}

/**
 * The text of a transcript in a format. With a `source` in the same format only what changed is replaced;
 * null when a damaged source cannot take the changes. Otherwise a new file is written by the `choices`.
 * Throws when new files of that format cannot be written.
 */
export function writeTranscript(
  formatId: string,
  transcript: Transcript,
  source?: undefined,
  choices?: Choices,
): string
export function writeTranscript(
  formatId: string,
  transcript: Transcript,
  source: ReadResult | undefined,
  choices?: Choices,
): string | null
export function writeTranscript(
  formatId: string,
  transcript: Transcript,
  source?: ReadResult,
  choices?: Choices,
): string | null {
  const format = formatById(formatId)
  if (format && source?.format === formatId && source.tokens.size > 0)
    return patchText(source, transcript).text
  if (!format?.write) throw new Error(`Writing ${formatId || 'this file'} is not supported.`)
  // In a new file what could not be read is a replacement character.
  return format.write(transcript, choices).toWellFormed()
}

function unsupported(text: string, name: string): Message {
  const foreign = foreignKind(text, name)
  return foreign
    ? message('found.seemsToBe', { kind: foreign.kind, advice: foreign.advice })
    : message('found.noTranscript')
}

function refuse(text: string, name: string, code: string, words: Message): ReadResult {
  return {
    transcript: EMPTY,
    tokens: new Map(),
    diagnostics: [error(code, words)],
    title: null,
    format: '',
    name,
    text,
  }
}
