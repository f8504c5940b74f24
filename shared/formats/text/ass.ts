import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes, guessLength } from '../core/fill-times.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { slice, splitLines, trimSpan } from '../core/lines.ts'
import { applyWithin } from '../core/replace.ts'
import { shareForm } from '../core/share-form.ts'
import { parseTimestamp, printTime } from '../core/timestamps.ts'
import { ASS_MARKUP } from './ass-markup.ts'
import {
  beforeText,
  karaokeWords,
  patchKaraoke,
  printAss,
  printKaraoke,
  showAss,
  styledAss,
} from './ass-text.ts'

const FORM: TimeForm = {
  kind: 'clock',
  clock: { hours: 1, minutes: 2, fraction: 2, point: '.' },
  rounds: true,
}
/** Default columns, if the file names none. */
const COLUMNS = 'layer start end style name marginl marginr marginv effect text'.split(' ')
const DIALOGUE = /^[ \t]*Dialogue[ \t]*:[ \t]*/i
/** Lines among the events that are not dialogue. */
const KNOWN = /^[ \t]*(?:$|;|!:|(?:Comment|Picture|Sound|Movie|Command|Format)[ \t]*:)/i
const EMBEDDED = /^(?:fonts|graphics)$/i

const HEADER = `[Script Info]
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&H00FFFFFF,&H00B4B4B4,&H00000000,&H64000000,0,0,0,0,100,100,0,0,1,2,1,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`

/**
 * Advanced SubStation Alpha (v4+) and SubStation Alpha (v4). Saving keeps everything but the changed fields.
 */
export const ass: TranscriptFormat = {
  id: 'ass',
  name: 'SubStation Alpha (ASS, SSA)',
  extensions: ['ass', 'ssa'],
  limits: { stepMs: 10, times: true, ends: true, speakers: true, words: true },
  speakersLast: false,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read,
  write,
  block,
  syntax: () => ASS_MARKUP,
  printText: (text, { source, token }: TextContext) => beforeText(slice(source, token)) + printAss(text),
  printName: nameField,
  speakerPrefix: () => '',
  styled: (source, { text }) => (text ? styledAss(slice(source, text)) : []),
  patchMore,
}

function recognise(head: string, name: string): number {
  const own = /^(?:ass|ssa)$/.test(extensionOf(name)) ? 0.2 : 0
  if (/^\ufeff?\s*\[Script Info\]/i.test(head)) return 0.8 + own
  const events = /^[ \t]*Dialogue[ \t]*:[^,\n]*,[ \t]*\d+:\d\d:\d\d[.:]\d+[ \t]*,[ \t]*\d+:\d\d:\d\d/im
  return events.test(head) ? 0.75 + own : 0
}

function read(text: string): Reading {
  const lines = splitLines(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const found: Diagnostic[] = []
  const lineOf: number[] = []
  let columns = columnsOf(COLUMNS)
  let section = ''
  let title: string | null = null
  for (const [at, line] of lines.entries()) {
    const first = text.charCodeAt(line.from)
    if (first === 91) {
      section = /^\[([^\]\r\n]{1,60})\]/.exec(text.slice(line.from, line.from + 64))?.[1] ?? section
      continue
    }
    if (EMBEDDED.test(section)) continue
    const isEvents = /^events$/i.test(section)
    const start = text.slice(line.from, Math.min(line.to, line.from + 24))
    const dialogue = DIALOGUE.exec(start)
    if (dialogue) {
      const id = lineId(segments.length)
      const event = readEvent(text, { from: line.from + dialogue[0].length, to: line.to }, columns)
      segments.push(segmentOf(text, id, event))
      tokens.set(id, { ...event.tokens, block: { from: line.from, to: line.to } })
      lineOf.push(at + 1)
      if (event.start?.ms == null || event.end?.ms == null)
        found.push(warning('ass/times', message('found.timesLineCannot'), at + 1, id))
    } else if (/^[ \t]*Format[ \t]*:/i.test(start)) {
      const names = slice(text, line)
        .slice(start.indexOf(':') + 1)
        .split(',')
      if (isEvents) columns = columnsOf(names.map((name) => name.trim().toLowerCase()))
    } else if (/^Title[ \t]*:/i.test(start)) {
      title ??=
        slice(text, line)
          .slice(start.indexOf(':') + 1)
          .trim() || null
    } else if (isEvents && !KNOWN.test(start)) {
      const words = message('found.lineAmongEvents')
      found.push(warning('ass/unread', words, at + 1))
    }
  }
  const order = timeFindings(segments, (i) => lineOf[i] ?? 1).filter(
    // Events may be in any order; only what plays wrong is reported.
    ({ code }) => code !== 'time/out-of-order',
  )
  return { transcript: { segments }, tokens, diagnostics: capFindings([...found, ...order]), title }
}

type Time = TimeToken & { readonly ms: number | null }
type Event = {
  readonly tokens: Omit<SegmentTokens, 'block'>
  readonly start: Time | null
  readonly end: Time | null
}

/** Indices of the columns that are read; -1 = missing. */
type Columns = {
  readonly count: number
  readonly at: Readonly<Record<'start' | 'end' | 'name' | 'text', number>>
}

function columnsOf(names: readonly string[]): Columns {
  const at = (...all: readonly string[]) => names.findIndex((name) => all.includes(name))
  return {
    count: names.length,
    at: { start: at('start'), end: at('end'), name: at('name', 'actor'), text: at('text') },
  }
}

/** Fields in column order; the last is the text and may contain commas. */
function readEvent(text: string, body: Span, { count, at }: Columns): Event {
  const tokens: { -readonly [K in keyof Event['tokens']]: Event['tokens'][K] } = {}
  let start: Time | null = null
  let end: Time | null = null
  const raw = slice(text, body)
  let from = body.from
  for (let i = 0; i < count; i++) {
    const comma = i === count - 1 ? -1 : raw.indexOf(',', from - body.from)
    const to = comma === -1 ? body.to : body.from + comma
    if (i === at.start) start = timeAt(text, trimSpan(text, { from, to }))
    else if (i === at.end) end = timeAt(text, trimSpan(text, { from, to }))
    else if (i === at.name) tokens.speaker = trimSpan(text, { from, to })
    else if (i === at.text) tokens.text = trimSpan(text, { from, to })
    if (to === body.to) break
    from = to + 1
  }
  if (start) tokens.start = start
  if (end) tokens.end = end
  return { start, end, tokens }
}

function timeAt(text: string, span: Span): Time {
  const raw = slice(text, span)
  // Some tools write `0:00:01:50` for hundredths.
  const timestamp = parseTimestamp(raw) ?? parseTimestamp(raw.replace(/^(\d+:\d\d:\d\d):(?=\d)/, '$1.'))
  if (timestamp?.form.kind !== 'clock') return { from: span.from, to: span.to, form: FORM, ms: null }
  const { clock } = timestamp.form
  const own = { ...clock, hours: Math.max(1, clock.hours), fraction: Math.max(2, clock.fraction) }
  const form = shareForm({ kind: 'clock', clock: own, rounds: true })
  return { from: span.from, to: span.to, form, ms: timestamp.ms }
}

function segmentOf(text: string, id: string, { tokens, start, end }: Event): Segment {
  const raw = tokens.text ? slice(text, tokens.text) : ''
  const from = start?.ms ?? null
  const speaker = tokens.speaker ? slice(text, tokens.speaker) || null : null
  const karaoke = from !== null && tokens.text ? karaokeWords(text, tokens.text, from) : null
  return createSegment(id, from, from === null ? null : (end?.ms ?? null), showAss(raw), {
    speaker,
    words: karaoke?.words ?? null,
  })
}

function patchMore(
  now: Segment,
  was: Segment,
  tokens: SegmentTokens,
  source: string,
): readonly Replacement[] {
  if (now.words === was.words || !tokens.text || was.start === null) return []
  const karaoke = karaokeWords(source, tokens.text, was.start)
  return karaoke ? patchKaraoke(now, was, { ...tokens, words: { ...tokens.text, items: karaoke.items } }) : []
}

/** A name cannot contain commas, which separate fields. */
function nameField(name: string): string {
  return name
    .split(',')
    .map((part) => part.trim())
    .join('; ')
    .replace(/\s+/g, ' ')
}

function write(transcript: Transcript): string {
  const lines = fillTimes(transcript).map(({ segment, start, end }) =>
    event(segment, printTime(start, FORM), printTime(end, FORM)),
  )
  return `${HEADER}${lines.map((line) => `${line}\n`).join('')}`
}

function event(segment: Segment, start: string, end: string): string {
  const text = printKaraoke(segment) ?? printAss(segment.text)
  return `Dialogue: 0,${start},${end},Default,${nameField(segment.speaker ?? '')},0,0,0,,${text}`
}

function block(segment: Segment, { source, neighbour, end, marked }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const [from, to] = [neighbour?.start, neighbour?.end]
  if (!neighbour?.text || !from || !to) return event(segment, printTime(start, FORM), printTime(stop, FORM))
  // Layer, style and margins of the neighbour.
  return applyWithin(source, neighbour.block, [
    { ...from, text: printTime(start, from.form) },
    { ...to, text: printTime(stop, to.form) },
    { ...neighbour.text, text: marked ?? printAss(segment.text) },
    ...(neighbour.speaker ? [{ ...neighbour.speaker, text: nameField(segment.speaker ?? '') }] : []),
  ])
}
