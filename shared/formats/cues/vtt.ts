import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { VTT_FORM } from '../../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes, guessLength } from '../core/fill-times.ts'
import { createFinder, type Finder } from '../core/finder.ts'
import { capFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Choices,
  FormatOption,
  ReadHint,
  Reading,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { isBlank, type LineTable, lineAt, onOwnLine, slice, tableOfLines, trimSpan } from '../core/lines.ts'
import type { Prefix } from '../core/speaker-prefix.ts'
import { printTime } from '../core/timestamps.ts'
import { patchWordTimes } from '../core/word-times.ts'
import { choiceOf, NAMES } from '../core/write-options.ts'
import { createRolling, cueFindings, strayFindings } from './cue-findings.ts'
import { findNames } from './cue-names.ts'
import { decodeEntities, printVtt, showVtt, styledVtt, textReader } from './cue-text.ts'
import { type CuePlaces, createPlaces, tokensOfCues } from './cue-tokens.ts'
import { type CueScan, endOfCue, lineOfCue, NONE, scanCues, startOfCue, textSpan } from './cues.ts'
import { printVttWords, wordsOfCue } from './vtt-words.ts'

/** Cues between two progress reports. Finding the cues was the first half of the work. */
const TELL = 4096
const HALF = 0.5
const FORM: TimeForm = { kind: 'clock', clock: VTT_FORM }
const VOICE = /<v(?:\.[^\s.>]+)*[ \t]+([^<>\n\r]*)>/
/** Whether word times are written into the cues. */
const TIMESTAMPS: FormatOption = {
  id: 'words',
  label: message('option.words'),
  values: [
    { id: 'plain', label: message('option.plain') },
    { id: 'stamped', label: message('option.timedInsideTheCues'), limits: { words: true } },
  ],
}
const COMMENT = /^(?:NOTE|STYLE|REGION)(?:\s|$)/

/** WebVTT (W3C). Saving keeps notes, styles, regions, ids and settings. */
export const vtt: TranscriptFormat = {
  id: 'vtt',
  name: message('format.vtt'),
  extensions: ['vtt', 'webvtt'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: false,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read,
  write,
  options: [NAMES, TIMESTAMPS],
  block,
  printText,
  printName: (name, { source, token }) => (source.charAt(token.to) === '>' ? escapeName(name) : name),
  speakerPrefix: (name, sample, source) =>
    isPrefixed(sample, source) ? `${name}: ` : `<v ${escapeName(name)}>`,
  patchMore: patchWordTimes,
  styled: (source, { text }) => (text ? styledVtt(slice(source, text)) : []),
}

function recognise(head: string, name: string): number {
  const own = /^(?:vtt|webvtt)$/.test(extensionOf(name)) ? 0.2 : 0
  if (/^\ufeff?WEBVTT(?:\s|$)/.test(head)) return 0.8 + own
  if (/^\ufeff?\s*WEBVTT/i.test(head)) return 0.7 + own
  const times = /^[ \t]*\d[\d:.]*[ \t]*-{1,3}>[ \t]*\d[\d:.]*/m.test(head)
  return times ? 0.5 + own : 0
}

function read(text: string, { progress }: ReadHint): Reading {
  const lines = tableOfLines(text)
  const header = headerEnd(text, lines)
  const scan = scanCues(text, lines, {
    from: header.after,
    anyId: true,
    numbered: false,
    isComment: (line) => COMMENT.test(line),
    form: FORM,
  })
  const count = scan.id.length
  const cues: Cues = { text, scan, places: createPlaces(count), hasTags: createFinder(text, '<') }
  for (let cue = 0; cue < count; cue++) {
    const { from, to } = trimSpan(text, textSpan(scan, cue))
    cues.places.textFrom[cue] = from
    cues.places.textTo[cue] = to
  }
  const nameOf = findNames(text, cues.places)
  const shown = textReader(text, showVtt)
  const rolling = createRolling()
  const segments: Segment[] = []
  const diagnostics = [...header.diagnostics, ...strayFindings(scan.strays, 'vtt/text-outside')]
  for (let cue = 0; cue < count; cue++) {
    if (cue % TELL === 0) progress?.(HALF + HALF * (cue / count))
    const segment = readCue(cues, cue, nameOf(cue), shown)
    segments.push(segment)
    rolling.add(segment.text)
    addMarkupFindings(cues, cue, diagnostics)
  }
  const others = [cueFindings(text, scan, segments, 'vtt'), rolling.findings()]
  return {
    transcript: { segments },
    tokens: tokensOfCues(text, scan, cues.places, (body) => wordsOfCue(text, body, null)?.items ?? null),
    diagnostics: capFindings(diagnostics.concat(...others)),
    title: null,
  }
}

/** The cues of a file being read. `hasTags` is queried in file order. */
type Cues = {
  readonly text: string
  readonly scan: CueScan
  readonly places: CuePlaces
  readonly hasTags: Finder
}

/** The header ends at the first blank line, or before the first line of times. */
function headerEnd(
  text: string,
  lines: LineTable,
): { readonly after: number; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const count = lines.from.length
  let first = 0
  while (first < count && isBlank(text, lineAt(lines, first))) first++
  const line = lineAt(lines, first)
  if (first === count || !/^\s*WEBVTT/i.test(slice(text, line))) {
    const words = message('found.fileDoesNot')
    return { after: 0, diagnostics: [warning('vtt/missing-header', words, 1)] }
  }
  if (!/^WEBVTT(?:[ \t]|$)/.test(slice(text, line)) || first > 0) {
    diagnostics.push(warning('vtt/odd-header', message('found.firstLineMust'), first + 1))
  }
  let after = first + 1
  for (; after < count; after++) {
    const next = lineAt(lines, after)
    if (isBlank(text, next) || text.slice(next.from, Math.min(next.to, next.from + 200)).includes('->')) break
    if (text.startsWith('X-TIMESTAMP-MAP', next.from)) {
      const words = message('found.xTimestampMap')
      diagnostics.push(warning('vtt/timestamp-map', words, after + 1))
    }
  }
  // A cue id may follow the header without a blank line.
  return { after, diagnostics }
}

/** Makes the segment of a cue and stores where its text and name stand. */
function readCue(
  { text, scan, places, hasTags }: Cues,
  cue: number,
  prefix: Prefix | null,
  shown: (from: number, to: number) => string,
): Segment {
  const body: Span = { from: places.textFrom[cue] ?? 0, to: places.textTo[cue] ?? 0 }
  const raw = hasTags(body.from, body.to) ? slice(text, body) : ''
  const voice = raw.includes('<v') ? VOICE.exec(raw) : null
  let inner = body
  let name: Span | null = null
  if (voice) {
    const nameFrom = body.from + voice.index + voice[0].length - 1 - (voice[1]?.length ?? 0)
    name = { from: nameFrom, to: nameFrom + (voice[1]?.length ?? 0) }
    if (voice.index === 0)
      inner = trimSpan(text, { from: name.to + 1, to: body.to - (/<\/v>$/.test(raw) ? 4 : 0) })
  } else if (prefix) {
    name = { from: body.from + prefix.from, to: body.from + prefix.to }
    inner = trimSpan(text, { from: body.from + prefix.textFrom, to: body.to })
  }
  const speaker = name ? decodeEntities(slice(text, name)).trim() || null : null
  places.textFrom[cue] = inner.from
  places.textTo[cue] = inner.to
  if (name && speaker) {
    places.nameFrom[cue] = name.from
    places.nameTo[cue] = name.to
  }
  const shownText = shown(inner.from, inner.to)
  const start = startOfCue(scan, cue)
  const words = raw.includes('<') ? (wordsOfCue(text, inner, start)?.words ?? null) : null
  return createSegment(lineId(cue), start, endOfCue(scan, cue), shownText, { speaker, words })
}

function addMarkupFindings({ text, scan, places, hasTags }: Cues, cue: number, found: Diagnostic[]): void {
  const from = places.textFrom[cue] ?? 0
  const to = places.textTo[cue] ?? 0
  if (!hasTags(from, to)) return
  const raw = text.slice(from, to)
  const line = lineOfCue(scan, cue)
  const id = lineId(cue)
  if (raw.lastIndexOf('<') > raw.lastIndexOf('>') && /<\/?[a-z][^<>]*$/i.test(raw))
    found.push(warning('vtt/unclosed-tag', message('found.tagNotClosed'), line, id))
  if (places.nameFrom[cue] !== NONE && raw.includes('<v')) {
    const words = message('found.severalPeopleSpeak')
    found.push(warning('vtt/several-voices', words, line, id))
  }
}

function printText(text: string, context: TextContext): string {
  const { source, token, eol, line } = context
  const raw = slice(source, token)
  const voice = raw.includes('<v') ? VOICE.exec(raw) : null
  const isLaterVoice = source
    .slice(Math.max(0, token.from - 200), token.from)
    .trimEnd()
    .endsWith('>')
  const printed = (line && printVttWords(line.now, eol, FORM)) ?? printVtt(text, eol)
  return onOwnLine((voice && !isLaterVoice ? voice[0] : '') + printed, context)
}

function write(transcript: Transcript, choices: Choices = {}): string {
  const hasVoices = choiceOf(NAMES, choices) !== 'none'
  const isTimestamped = choiceOf(TIMESTAMPS, choices) === 'stamped'
  const cues = fillTimes(transcript).map(({ segment, start, end }) => {
    const words = isTimestamped ? printVttWords({ ...segment, start, end }, '\n', FORM) : null
    const voice = segment.speaker === null || !hasVoices ? '' : `<v ${escapeName(segment.speaker)}>`
    return `${printTime(start, FORM)} --> ${printTime(end, FORM)}\n${voice}${words ?? printVtt(segment.text, '\n')}\n`
  })
  return `WEBVTT\n\n${cues.join('\n')}`
}

function block(segment: Segment, { source, neighbour, eol, end, index }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const form = neighbour?.start?.form ?? FORM
  const arrow =
    neighbour?.start && neighbour.end ? source.slice(neighbour.start.to, neighbour.end.from) : ' --> '
  // Copies the neighbour's settings (position, size), so that both halves of a split cue appear in the same
  // place.
  const settings = neighbour?.end
    ? (/^[^\r\n]*/.exec(source.slice(neighbour.end.to, neighbour.end.to + 500))?.[0] ?? '')
    : ''
  const prefix = segment.speaker === null ? '' : vtt.speakerPrefix(segment.speaker, neighbour, source)
  const head = index === null ? '' : `${index}${eol}`
  return `${head}${printTime(start, form)}${arrow}${printTime(stop, neighbour?.end?.form ?? form)}${settings}${eol}${prefix}${printVttWords(segment, eol, FORM) ?? printVtt(segment.text, eol)}`
}

function isPrefixed(sample: SegmentTokens | null, source: string): boolean {
  return sample?.speaker !== undefined && source.charAt(sample.speaker.to) !== '>'
}

function escapeName(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ')
}
