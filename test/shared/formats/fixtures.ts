import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import {
  formats,
  type Patched,
  patchText,
  type ReadResult,
  readTranscript,
} from '../../../shared/formats/index.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { inEnglish } from '../../words.ts'

const root = path.join(import.meta.dirname, '../../fixtures/transcripts')

export type Fixture = { readonly folder: string; readonly name: string; readonly text: string }

/** The fixtures of one folder: a format's id, or `refused`. The text keeps a byte order mark. */
export function fixturesOf(folder: string): Fixture[] {
  return readdirSync(path.join(root, folder)).map((name) => ({ folder, name, text: fixture(folder, name) }))
}

export function fixture(folder: string, name: string): string {
  return readFileSync(path.join(root, folder, name), 'utf8')
}

export function readFixture(folder: string, name: string): ReadResult {
  return readTranscript(fixture(folder, name), name)
}

const LARGEST = 3_000_000

/** Our own fixtures of all formats, and the real transcripts where there are some. */
export function everyFile(): Fixture[] {
  const corpus = path.join(process.env['EARMARK_CORPUS'] ?? '', 'transcripts')
  const own = formats.flatMap(({ id }) => fixturesOf(id))
  if (!process.env['EARMARK_CORPUS'] || !existsSync(corpus)) return own
  const real = readdirSync(corpus).flatMap((folder) =>
    readdirSync(path.join(corpus, folder)).flatMap((name) => {
      const file = path.join(corpus, folder, name)
      const info = statSync(file)
      const isText = info.isFile() && info.size < LARGEST && folder !== 'embedded' && folder !== 'reject'
      return isText ? [{ folder, name, text: readFileSync(file, 'utf8') }] : []
    }),
  )
  return [...own, ...real]
}

/** `[start, end, speaker, text]` of every line. */
export function rows({ transcript }: ReadResult): [number | null, number | null, string | null, string][] {
  return transcript.segments.map(({ start, end, speaker, text }) => [start, end, speaker, text])
}

/** `code line: message` of every finding. */
export function findings({ diagnostics }: ReadResult): string[] {
  return diagnostics.map(({ code, line, message }) => `${code} ${line ?? '-'}: ${inEnglish(message)}`)
}

/** The lines with one of them changed. */
export function change(read: ReadResult, index: number, changes: Partial<Segment>): { segments: Segment[] } {
  return {
    segments: read.transcript.segments.map((segment, i) =>
      i === index ? { ...segment, ...changes } : segment,
    ),
  }
}

/** The file with its changes, where it takes them. */
export function patched(read: ReadResult, transcript: Transcript): Patched & { readonly text: string } {
  const { text, widened } = patchText(read, transcript)
  if (text === null) throw new Error(`${read.name} does not take the changes`)
  return { text, widened }
}

const CUTS = 400
/** Lengths at which a text is cut off: every one, in a longer text this many spread over it (each cut is read whole). */
export const cuts = (text: string) =>
  Array.from({ length: Math.min(text.length, CUTS) }, (_, i) =>
    Math.round((i * Math.max(text.length, CUTS)) / CUTS),
  )
