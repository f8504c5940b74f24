import { parseClock } from '../../model/time.ts'
import type { Segment } from '../../model/transcript.ts'
import { extensionOf } from '../core/file-name.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { isBlank, joinLines, showLines, splitLines } from '../core/lines.ts'
import type { MarkupSyntax } from '../core/marked-text.ts'
import { newPrefix } from '../core/speaker-prefix.ts'
import { partsBy } from '../core/tag-parts.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { type RowHead, readRows, UNTIMED_WORDS } from './row-cues.ts'

const CUE = /^[ \t]*(\d{1,2}:\d{2}:\d{2})((?:,\d)?[:=][ \t]*)/
const LIKE = /^[ \t]*\d{1,2}[:;.]\d{1,4}[\d:;.,]{0,8}[:=]?/
/** Frames look like a cue whose text begins with two digits. */
const FRAMES = /^[ \t]*\d{1,2}:\d{2}:\d{2}:\d{2,3}(?:[ \t]|$)/
/** The text right behind the mark, or one that nothing else writes. */
const TIGHT = /^[ \t]*\d{1,2}:\d{2}:\d{2}(?:,\d[:=]|=|:[^\s])/

const MARKUP: MarkupSyntax = {
  parts: (raw) => partsBy(raw, /\||\r\n|\r/g, () => ({ kind: 'text', shown: '\n' })),
  show: shown,
  print: (text) => text.replaceAll('\n', '|'),
  closing: () => '',
}

/**
 * TMPlayer: `hh:mm:ss:text|second row`, also with `=` before the text, in whole seconds; a time without text
 * ends the line above.
 */
export const tmplayer: TranscriptFormat = {
  id: 'txt-tmplayer',
  name: 'TMPlayer',
  extensions: ['txt', 'sub'],
  limits: { stepMs: 1000, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read,
  block,
  syntax: () => MARKUP,
  printText: (text) => joinLines(text, '|'),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
  patchMore,
}

function recognise(head: string, name: string): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const rows = lines.map((line) => head.slice(line.from, Math.min(line.to, line.from + 300)))
  const cues = rows.filter((row) => CUE.test(row))
  if (cues.length === 0 || cues.length < lines.length * 0.5) return 0
  if (cues.filter((row) => FRAMES.test(row)).length >= cues.length * 0.5) return 0
  const isOwn = cues.filter((row) => TIGHT.test(row)).length >= cues.length * 0.3
  const hasRows = cues.some((row) => row.includes('|'))
  if (!isOwn && !hasRows) return 0
  return 0.9 + (/^(?:txt|sub)$/.test(extensionOf(name)) ? 0.1 : 0)
}

function read(text: string): Reading {
  return readRows(text, {
    head: (row) => headAt(text, row),
    show: shown,
    like: LIKE,
    untimed: ['txt-tmplayer/no-time', UNTIMED_WORDS.shown],
    outside: ['txt-tmplayer/outside', UNTIMED_WORDS.hidden],
    hasEndRows: true,
  })
}

function headAt(text: string, row: Span): RowHead | null {
  const match = CUE.exec(text.slice(row.from, Math.min(row.to, row.from + 40)))
  const [whole = '', raw = '', mark = ''] = match ?? []
  const clock = match && parseClock(raw)
  if (!clock) return null
  const to = row.from + whole.length - mark.length
  // Players of such files read whole seconds only.
  const form: TimeForm = { kind: 'clock', clock: clock.form, rounds: true }
  const start = { from: to - raw.length, to, form, ms: clock.ms }
  return { start, end: null, textFrom: row.from + whole.length }
}

function shown(raw: string): string {
  return showLines(raw.replaceAll('|', '\n'))
}

/** A row with a time alone, where a line got an end. */
function patchMore(
  now: Segment,
  was: Segment,
  { start, end, text, speaker, block: { to } }: SegmentTokens,
  source: string,
): readonly Replacement[] {
  if (end || !start || !text || now.end === null || now.end === was.end) return []
  const eol = /^(?:\r\n|\r|\n)/.exec(source.slice(to, to + 2))?.[0] ?? '\n'
  const mark = source.slice(start.to, speaker?.from ?? text.from).trimEnd()
  return [{ from: to, to, text: eol + printToken(start, now.end) + mark }]
}

const FORM: TimeForm = {
  kind: 'clock',
  clock: { hours: 2, minutes: 2, fraction: 0, point: '.' },
  rounds: true,
}

/** A new line like its neighbour; its end is on a row of its own, as the neighbour has it. */
function block(segment: Segment, { source, neighbour, eol, end, speaker, marked }: BlockContext): string {
  const sample = neighbour?.start
  const form = sample?.form ?? FORM
  const from = neighbour?.speaker?.from ?? neighbour?.text?.from
  const mark = sample && from !== undefined ? source.slice(sample.to, from) : ':'
  const words = newPrefix(segment, speaker) + (marked ?? joinLines(segment.text, '|'))
  const stop = segment.end === null ? '' : `${eol}${printTime(segment.end, form)}${mark.trimEnd()}`
  return `${printTime(segment.start ?? end ?? 0, form)}${mark}${words}${stop}`
}
