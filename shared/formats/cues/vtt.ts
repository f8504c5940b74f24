import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { type Ms, VTT_FORM } from '../../model/time.ts'
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
import { onOwnLine, slice, tableOfLines, trimSpan } from '../core/lines.ts'
import type { Prefix } from '../core/speaker-prefix.ts'
import { printTime } from '../core/timestamps.ts'
import { patchWordTimes } from '../core/word-times.ts'
import { choiceOf, NAMES } from '../core/write-options.ts'
import { createRolling, cueFindings, strayFindings } from './cue-findings.ts'
import { vttMarkup } from './cue-markup.ts'
import { findNames } from './cue-names.ts'
import { decodeEntities, printVtt, showVtt, styledVtt, textReader, VTT_TAG } from './cue-text.ts'
import { type CuePlaces, createPlaces, tokensOfCues } from './cue-tokens.ts'
import { weave } from './cue-woven.ts'
import { type WovenStyle, wovenBlock, wovenTimes } from './cue-woven-save.ts'
import { type CueScan, endOfCue, lineOfCue, NONE, scanCues, startOfCue, textSpan } from './cues.ts'
import { headerEnd, joinedParts, LATER_HEADER } from './vtt-headers.ts'
import { printVttWords, restamp, wordsOfCue } from './vtt-words.ts'

/** Cues between two progress reports. Finding the cues was the first half of the work. */
const TELL = 4096
const HALF = 0.5
const FORM: TimeForm = { kind: 'clock', clock: VTT_FORM }
const VOICE = /<v(?:\.[^\s.>]+)*[ \t]+((?:[^<>\n\r \t][^<>\n\r]*)?)>/
/** Whether word times are written into the cues. */
const TIMESTAMPS: FormatOption = {
  id: 'words',
  label: message('option.words'),
  values: [
    { id: 'plain', label: message('option.plain') },
    { id: 'stamped', label: message('option.timedInsideTheCues'), limits: { words: true } },
  ],
}
const WOVEN_STYLE: WovenStyle = {
  form: FORM,
  print: printVtt,
  show: showVtt,
  name: (name) => `<v ${escapeName(name)}>`,
}
const COMMENT = /^(?:NOTE|STYLE|REGION)(?:\s|$)/
const STAMP = /<(?:\d{1,4}:)?\d{1,2}:\d/

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
  syntax: (_source, eol) => vttMarkup(eol),
  timedMarkup: restamp,
  printText,
  printName: (name, { source, token }) => (source.charAt(token.to) === '>' ? escapeName(name) : name),
  speakerPrefix: (name, sample, source) =>
    isPrefixed(sample, source) ? `${name}: ` : `<v ${escapeName(name)}>`,
  patchMore: (now, was, tokens) =>
    tokens.woven ? wovenTimes(now, was, tokens) : patchWordTimes(now, was, tokens),
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
    isHeader: (line) => LATER_HEADER.test(line),
    form: FORM,
  })
  const joined = joinedParts(text, scan, header.after, !STAMP.test(text))
  const count = scan.id.length
  const { added } = joined
  const cues: Cues = { text, scan, places: createPlaces(count), hasTags: createFinder(text, '<'), added }
  for (let cue = 0; cue < count; cue++) {
    const { from, to } = trimSpan(text, textSpan(scan, cue))
    cues.places.textFrom[cue] = from
    cues.places.textTo[cue] = to
  }
  const { nameOf } = findNames(text, cues.places)
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
  const parts = joined.findings.map(({ line, words }) => warning('vtt/joined', words, line))
  const found = diagnostics.concat(parts, cueFindings(text, scan, segments, 'vtt'))
  const wordsIn = (body: Span) => wordsOfCue(text, body, null)?.items ?? null
  const tokens = tokensOfCues(text, scan, cues.places, wordsIn, added)
  const woven = weave(text, segments, tokens, showVtt)
  return {
    transcript: { segments: woven?.segments ?? segments },
    tokens: woven?.tokens ?? tokens,
    diagnostics: capFindings(woven?.findings(found) ?? found.concat(rolling.findings())),
    title: null,
  }
}

/** The cues of a file being read. `hasTags` is queried in file order. */
type Cues = {
  readonly text: string
  readonly scan: CueScan
  readonly places: CuePlaces
  readonly hasTags: Finder
  /** What is added to the times of each cue, in ms; null = nothing. */
  readonly added: Int32Array | null
}

/** Makes the segment of a cue and stores where its text and name stand. */
function readCue(
  { text, scan, places, hasTags, added }: Cues,
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
  const later = (ms: Ms | null) => (ms === null ? null : ms + (added?.[cue] ?? 0))
  const start = later(startOfCue(scan, cue))
  const words = raw.includes('<') ? (wordsOfCue(text, inner, start)?.words ?? null) : null
  return createSegment(lineId(cue), start, later(endOfCue(scan, cue)), shownText, { speaker, words })
}

function addMarkupFindings({ text, scan, places, hasTags }: Cues, cue: number, found: Diagnostic[]): void {
  const from = places.textFrom[cue] ?? 0
  const to = places.textTo[cue] ?? 0
  if (!hasTags(from, to)) return
  const raw = text.slice(from, to)
  const line = lineOfCue(scan, cue)
  const id = lineId(cue)
  const other = raw.replace(VTT_TAG, '').match(/<\/?\p{L}[^<>]*>/u)?.[0]
  if (other !== undefined)
    found.push(warning('vtt/unknown-tag', message('found.noTag', { tag: other }), line, id))
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

function block(segment: Segment, context: BlockContext): string {
  const woven = wovenBlock(segment, context, WOVEN_STYLE)
  if (woven !== null) return woven
  const { source, neighbour, eol, end, index, marked } = context
  const base = neighbour?.start?.base ?? 0
  const start = (segment.start ?? end ?? base) - base
  const stop = (segment.end ?? end ?? start + base + guessLength(segment.text)) - base
  const form = neighbour?.start?.form ?? FORM
  const arrow =
    neighbour?.start && neighbour.end ? source.slice(neighbour.start.to, neighbour.end.from) : ' --> '
  // Copies the neighbour's settings (position, size), so that both halves of a split cue appear in the same
  // place.
  const settings = neighbour?.end
    ? (/^[^\r\n]*/.exec(source.slice(neighbour.end.to, neighbour.end.to + 500))?.[0] ?? '')
    : ''
  const [open, close] = voiceLike(segment.speaker, neighbour, source)
  const head = index === null ? '' : `${index}${eol}`
  const text = marked ?? printVttWords(segment, eol, FORM) ?? printVtt(segment.text, eol)
  return `${head}${printTime(start, form)}${arrow}${printTime(stop, neighbour?.end?.form ?? form)}${settings}${eol}${open}${text}${close}`
}

/**
 * What stands around a text to name its speaker; the neighbour's voice with its classes, if it is the same.
 */
function voiceLike(
  name: string | null,
  neighbour: SegmentTokens | null,
  source: string,
): readonly [open: string, close: string] {
  if (name === null) return ['', '']
  const { speaker, text } = neighbour ?? {}
  const from = speaker && source.charAt(speaker.to) === '>' ? source.lastIndexOf('<', speaker.from) : -1
  if (!speaker || !text || from === -1 || decodeEntities(slice(source, speaker)).trim() !== name)
    return [vtt.speakerPrefix(name, neighbour, source), '']
  const close = /^\s*<\/v>/.test(source.slice(text.to, text.to + 40)) ? '</v>' : ''
  return [source.slice(from, speaker.to + 1), close]
}

function isPrefixed(sample: SegmentTokens | null, source: string): boolean {
  return sample?.speaker !== undefined && source.charAt(sample.speaker.to) !== '>'
}

function escapeName(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ')
}
