import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Patched,
  Reading,
  ReadResult,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { isBlank, joinLines, slice, splitLines, trimSpan } from '../core/lines.ts'
import { applyAll } from '../core/replace.ts'
import { namesBefore, newPrefix } from '../core/speaker-prefix.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { patchWordTimes } from '../core/word-times.ts'
import { brokenFinding, readBrokenStamp } from './broken-stamp.ts'
import { separations } from './lrc-shared.ts'
import {
  bracketIn,
  endTimestamp,
  LRC_FORM,
  type LrcTimestamp,
  lineTimestamps,
  printWords,
  timedWords,
} from './lrc-timestamps.ts'
import { LRC_OPTIONS, writeLrc } from './lrc-write.ts'

const TAG = /^[ \t]*\[([a-z#][a-z_ ]{0,19}):([^\r\n]{0,300})\][ \t]*$/i
const KNOWN_TAG = /^\ufeff?[ \t]*\[(?:ar|ti|al|au|by|offset|re|ve|length|la):/im

/** Lyrics: `[mm:ss.xx]text`, perhaps with word timestamps (enhanced LRC). A de facto standard. */
export const lrc: TranscriptFormat = {
  id: 'lrc',
  name: message('format.lrc'),
  extensions: ['lrc'],
  limits: { stepMs: 10, times: true, ends: true, speakers: true, words: true },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 1 },
  recognise,
  read,
  write: writeLrc,
  options: LRC_OPTIONS,
  block,
  printText,
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
  patchMore,
  save,
}

function recognise(head: string, name: string): number {
  const own = extensionOf(name) === 'lrc' ? 0.2 : 0
  const lines = splitLines(head).filter((line) => !isBlank(head, line) && !TAG.test(slice(head, line)))
  const timestamps = lines.map((line) => lineTimestamps(head, line, 0))
  const stamped = timestamps.filter(({ length }) => length > 0)
  if (stamped.length === 0 || stamped.length < lines.length * 0.5) return 0
  const isKnown = KNOWN_TAG.test(head) || stamped.some(({ length }) => length > 1)
  if (isKnown || own > 0 || /[^\n]<\d\d:\d\d\.\d\d>/.test(head) || hasWords(head, lines)) return 0.8 + own
  const fine = stamped.filter(
    ([timestamp]) => timestamp?.form.kind === 'clock' && timestamp.form.rounds,
  ).length
  return (fine >= lines.length * 0.6 ? 0.75 : 0.4) + own
}

const WORDS = /^[ \t]*\[\d+:\d\d\.\d+\][^[\n]{0,200}\[\d+:\d\d\.\d+\]/

/** True when half of the lines have times in square brackets inside, as foobar2000 writes them. */
function hasWords(head: string, lines: readonly Span[]): boolean {
  const inside = lines.filter((line) => WORDS.test(head.slice(line.from, Math.min(line.to, line.from + 300))))
  return inside.length > 0 && inside.length >= lines.length * 0.5
}

/** A line of the file with its timestamps. */
type Entry = {
  readonly timestamps: readonly LrcTimestamp[]
  readonly line: number
  text: Span
  to: number
  end: LrcTimestamp | null
}

function read(text: string): Reading {
  const lines = splitLines(text)
  const diagnostics: Diagnostic[] = []
  const { offset, title } = readTags(text, lines)
  const entries = findEntries(text, lines, offset, diagnostics).map((entry) => {
    const kept = withinReason(entry)
    if (kept !== entry) diagnostics.push(tooManyTimes(entry, kept))
    return kept
  })
  const names = namesBefore(
    text,
    entries.flatMap(({ timestamps, text: body }) => timestamps.map(() => body)),
  )
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const lineOf: number[] = []
  let speaker: string | null = null
  for (const entry of entries) {
    const own = names[segments.length]
    speaker = own?.name ?? speaker
    const body = own
      ? trimSpan(text, { from: entry.text.from + own.textFrom, to: entry.text.to })
      : entry.text
    const timed = timedWords(text, body, offset, entry.timestamps[0]?.ms)
    const shown = timed?.text ?? slice(text, body).replace(/\s+/g, ' ')
    for (const [nth, start] of entry.timestamps.entries()) {
      const [id, stamped] = [lineId(segments.length), nth === 0 ? timed : null]
      segments.push(
        createSegment(id, start.ms, entry.end?.ms ?? null, shown, { speaker, words: stamped?.words ?? null }),
      )
      lineOf.push(entry.line + 1)
      tokens.set(id, {
        block: { from: entry.timestamps[0]?.whole.from ?? 0, to: entry.to },
        start,
        text: body,
        ...(entry.end && { end: entry.end }),
        ...(stamped && { words: { ...body, items: stamped.items } }),
        ...(own && { speaker: { from: entry.text.from + own.from, to: entry.text.from + own.to } }),
      })
    }
  }
  const order = timeFindings(segments, (i) => lineOf[i] ?? 1)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...repeatFinding(entries), ...order]),
    title,
  }
}

/**
 * Of more than 20 times of a line only the first count whose texts make 100 000 characters. More than one is
 * left out then: a single time without a text would be an end.
 */
function withinReason(entry: Entry): Entry {
  const most = Math.max(20, Math.floor(100_000 / (entry.text.to - entry.text.from)))
  const { timestamps } = entry
  return timestamps.length <= most + 1 ? entry : { ...entry, timestamps: timestamps.slice(0, most) }
}

function tooManyTimes({ timestamps, line }: Entry, kept: Entry): Diagnostic {
  const words = message('found.lineTooManyTimes', {
    count: timestamps.length,
    shown: kept.timestamps.length,
  })
  return warning('lrc/too-many-times', words, line + 1)
}

function readTags(
  text: string,
  lines: readonly Span[],
): { readonly offset: number; readonly title: string | null } {
  let offset = 0
  let title: string | null = null
  for (const line of lines) {
    const match =
      text.charAt(line.from) === '[' || text.charAt(line.from) === ' ' ? TAG.exec(slice(text, line)) : null
    if (match?.[1]?.toLowerCase() === 'offset') {
      const number = Number(match[2])
      offset = Number.isFinite(number) ? Math.round(number) : 0
    }
    if (match?.[1]?.toLowerCase() === 'ti') title = match[2]?.trim() || null
  }
  return { offset, title }
}

function findEntries(text: string, lines: readonly Span[], offset: number, found: Diagnostic[]): Entry[] {
  const entries: Entry[] = []
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line)) continue
    const timestamps = lineTimestamps(text, line, offset)
    const above = entries.at(-1)
    const [timestamp] = timestamps
    if (!timestamp) {
      if (TAG.test(slice(text, line))) continue
      if (!above) {
        const words = message('found.textAboveFirst')
        found.push(warning('lrc/text-outside', words, at + 1))
        continue
      }
      const body = trimSpan(text, line)
      const broken = readBrokenStamp(text, line)
      // A line's text is one span of the file: nothing can be added after its end timestamp.
      if (above.end) found.push(warning('lrc/text-outside', message('found.lineNoTime'), at + 1))
      else {
        above.text = { from: above.text.from, to: body.to }
        above.to = body.to
        if (!broken) found.push(warning('lrc/no-time', message('found.lineNoTimeShown'), at + 1))
      }
      const [sample] = above.timestamps
      if (broken && sample) found.push(brokenFinding(text, broken, slice(text, sample), at + 1))
      continue
    }
    const from = timestamps.at(-1)?.whole.to ?? line.to
    const body = trimSpan(text, { from, to: line.to })
    if (body.from === body.to) {
      // A timestamp without text ends the line before.
      const ends = timestamps.length === 1 && above?.timestamps.length === 1 && !above.end
      if (ends && timestamp.ms >= (above.timestamps[0]?.ms ?? 0)) {
        above.end = timestamp
        above.to = from
      }
      continue
    }
    const last = timestamps.length === 1 ? endTimestamp(text, body, offset) : null
    const words = last ? { from: body.from, to: last.textTo } : body
    entries.push({ timestamps, line: at, text: words, to: body.to, end: last?.end ?? null })
  }
  return entries
}

function repeatFinding(entries: readonly Entry[]): Diagnostic[] {
  const repeated = entries.filter(({ timestamps }) => timestamps.length > 1)
  const [first] = repeated
  if (!first) return []
  const words = message('found.linesWithSeveralTimes', { count: repeated.length })
  return [{ ...warning('lrc/several-times', words, first.line + 1), severity: 'info' }]
}

function printText(text: string, { source, token, line }: TextContext): string {
  const bracket = bracketIn(source, token)
  const form = bracket ? wordForm(source, token) : null
  const print = (ms: number) => printToken({ ...token, ...form, form: form?.form ?? LRC_FORM }, ms)
  const words = line && form ? printWords(line.now, print, aroundWords(source, token)) : null
  return words ?? joinLines(text, ' ')
}

/** What stands around the times of the words in a line. */
function aroundWords(source: string, token: Span): readonly [string, string] {
  if (bracketIn(source, token) !== '[') return ['<', '>']
  return /\d\][ \t]/.test(slice(source, token)) ? ['[', '] '] : ['[', ']']
}

/** Form of the first word timestamp of a line. */
function wordForm(source: string, token: Span): { readonly form: TimeForm; readonly base?: number } | null {
  const timestamp = timedWords(source, token, 0)?.items.find(({ start }) => start)?.start
  if (!timestamp) return null
  const { offset } = readTags(source.slice(0, 4096), splitLines(source.slice(0, 4096)))
  return { form: timestamp.form, ...(offset !== 0 && { base: -offset }) }
}

/** Word times, and an end timestamp where a line got an end. */
function patchMore(
  now: Segment,
  was: Segment,
  tokens: SegmentTokens,
  source: string,
): readonly Replacement[] {
  const edits = patchWordTimes(now, was, tokens)
  if (tokens.end || !tokens.start || now.end === null || now.end === was.end) return edits
  const at = tokens.block.to
  const eol = /^(?:\r\n|\r|\n)/.exec(source.slice(at, at + 2))?.[0] ?? '\n'
  return [...edits, { from: at, to: at, text: `${eol}[${printToken(tokens.start, now.end)}]` }]
}

/** Lines with a shared text are separated once they differ in more than the start. */
function save(source: ReadResult, transcript: Transcript, patch: (source: ReadResult) => Patched): Patched {
  const edits = separations(source, transcript)
  if (edits.length === 0) return patch(source)
  const text = applyAll(source.text, edits)
  return patch({ ...source, ...read(text), text })
}

function block(segment: Segment, { source, neighbour, eol, end, speaker }: BlockContext): string {
  const sample = neighbour?.start
  const print = (ms: number) => (sample ? printToken(sample, ms) : printTime(ms, LRC_FORM))
  const start = segment.start ?? end ?? 0
  const lead = sample ? (/^\][ \t]*/.exec(source.slice(sample.to, sample.to + 9))?.[0] ?? ']') : ']'
  const prefix = newPrefix(segment, speaker)
  const gap = segment.end === null ? '' : `${eol}[${print(segment.end)}]`
  const words = printWords(
    { ...segment, start },
    print,
    neighbour?.text && aroundWords(source, neighbour.text),
  )
  return `[${print(start)}${lead}${prefix}${words ?? joinLines(segment.text, ' ')}${gap}`
}
