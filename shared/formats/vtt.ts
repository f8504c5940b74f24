import { type Diagnostic, warning } from '../model/diagnostic.ts'
import { VTT_FORM } from '../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../model/transcript.ts'
import { cueFindings, cueTokens, type ReadCue, rollingFinding, strayFindings } from './cue-findings.ts'
import { decodeEntities, printVtt, showVtt, styledVtt } from './cue-text.ts'
import { type Cue, scanCues, textSpan } from './cues.ts'
import { fillTimes, guessLength } from './fill-times.ts'
import type {
  BlockContext,
  Choices,
  Reading,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TranscriptFormat,
} from './format.ts'
import { extensionOf, isBlank, onOwnLine, slice, splitLines, trimSpan } from './lines.ts'
import { acceptNames, findPrefix } from './speaker-prefix.ts'
import { capFindings, printTime } from './stamps.ts'
import { choiceOf, NAMES } from './write-options.ts'

const FORM: TimeForm = { kind: 'clock', clock: VTT_FORM }
const VOICE = /<v(?:\.[^\s.>]+)*[ \t]+([^<>\n\r]*)>/
const COMMENT = /^(?:NOTE|STYLE|REGION)(?:\s|$)/

/** WebVTT (W3C). Notes, styles, regions, ids and settings stay in the file: saving changes only what was changed. */
export const vtt: TranscriptFormat = {
  id: 'vtt',
  name: 'WebVTT captions',
  extensions: ['vtt', 'webvtt'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: false,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read,
  write,
  options: [NAMES],
  block,
  printText,
  printName: (name, { source, token }) => (source.charAt(token.to) === '>' ? escapeName(name) : name),
  speakerPrefix: (name, sample, source) =>
    isPrefixed(sample, source) ? `${name}: ` : `<v ${escapeName(name)}>`,
  styled: (source, { text }) => (text ? styledVtt(slice(source, text)) : []),
}

function recognise(text: string, name: string): number {
  const own = /^(?:vtt|webvtt)$/.test(extensionOf(name)) ? 0.2 : 0
  if (/^\ufeff?WEBVTT(?:\s|$)/.test(text)) return 0.8 + own
  if (/^\ufeff?\s*WEBVTT/i.test(text)) return 0.7 + own
  const times = /^[ \t]*\d[\d:.]*[ \t]*-{1,3}>[ \t]*\d[\d:.]*/m.test(text)
  return times ? 0.5 + own : 0
}

function read(text: string): Reading {
  const lines = splitLines(text)
  const header = headerEnd(text, lines)
  const { cues, strays } = scanCues(text, lines, {
    from: header.after,
    anyId: true,
    numbered: false,
    isComment: (line) => COMMENT.test(line),
    form: FORM,
  })
  const bodies = cues.map((cue) => trimSpan(text, textSpan(cue, lines)))
  const prefixes = bodies.map((body) => findPrefix(text.slice(body.from, Math.min(body.to, body.from + 100))))
  const names = acceptNames(prefixes)
  const read = cues.map((cue, i) => {
    const body = bodies[i] ?? { from: 0, to: 0 }
    const prefix = prefixes[i]
    return readCue(text, cue, lines, `L${i + 1}`, body, prefix && names.has(prefix.name) ? prefix : null)
  })
  const diagnostics = [...header.diagnostics, ...strayFindings(strays, 'vtt/text-outside')]
  for (const { cue, segment, tokens } of read) diagnostics.push(...markupFindings(text, cue, segment, tokens))
  const all = [...diagnostics, ...cueFindings(text, read, 'vtt'), ...rollingFinding(read)]
  return {
    transcript: { segments: read.map(({ segment }) => segment) },
    tokens: new Map(read.map(({ segment, tokens }) => [segment.id, tokens])),
    diagnostics: capFindings(all),
    title: null,
  }
}

/** The header goes to the first blank line, or to the first line with times. */
function headerEnd(
  text: string,
  lines: readonly Span[],
): { readonly after: number; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const first = lines.findIndex((line) => !isBlank(text, line))
  const line = lines[first]
  if (!line || !/^\s*WEBVTT/i.test(slice(text, line))) {
    const message = 'The file does not begin with WEBVTT; players may refuse it.'
    return { after: 0, diagnostics: [warning('vtt/missing-header', message, 1)] }
  }
  if (!/^WEBVTT(?:[ \t]|$)/.test(slice(text, line)) || first > 0) {
    diagnostics.push(
      warning(
        'vtt/odd-header',
        'The first line must be exactly WEBVTT; players may refuse the file.',
        first + 1,
      ),
    )
  }
  let after = first + 1
  for (; after < lines.length; after++) {
    const next = lines[after]
    if (
      !next ||
      isBlank(text, next) ||
      text.slice(next.from, Math.min(next.to, next.from + 200)).includes('->')
    )
      break
    if (text.startsWith('X-TIMESTAMP-MAP', next.from)) {
      const message = 'X-TIMESTAMP-MAP says that the times belong to a stream; they are shown as they stand.'
      diagnostics.push(warning('vtt/timestamp-map', message, after + 1))
    }
  }
  // An id may stand right above the times even without a blank line after the header.
  return { after, diagnostics }
}

function readCue(
  text: string,
  cue: Cue,
  lines: readonly Span[],
  id: string,
  body: Span,
  prefix: {
    readonly name: string
    readonly from: number
    readonly to: number
    readonly textFrom: number
  } | null,
): ReadCue {
  const raw = slice(text, body)
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
  const start = cue.timing?.start
  const end = cue.timing?.end
  const tokens = cueTokens(text, cue, lines, inner, name && speaker ? name : null)
  const segment = createSegment(
    id,
    start?.ms ?? null,
    start?.ms == null ? null : (end?.ms ?? null),
    showVtt(slice(text, inner)),
    { speaker },
  )
  return { cue, segment, tokens }
}

function markupFindings(text: string, cue: Cue, segment: Segment, tokens: SegmentTokens): Diagnostic[] {
  const raw = tokens.text ? slice(text, tokens.text) : ''
  if (!raw.includes('<')) return []
  const line = (cue.times ?? 0) + 1
  const found: Diagnostic[] = []
  if (raw.lastIndexOf('<') > raw.lastIndexOf('>') && /<\/?[a-z][^<>]*$/i.test(raw)) {
    found.push(warning('vtt/unclosed-tag', 'A tag is not closed; it is shown as text.', line, segment.id))
  }
  if (tokens.speaker && raw.includes('<v')) {
    found.push(
      warning(
        'vtt/several-voices',
        'Several people speak in this cue; the first one is shown.',
        line,
        segment.id,
      ),
    )
  }
  return found
}

function printText(text: string, context: TextContext): string {
  const { source, token, eol } = context
  const raw = slice(source, token)
  const voice = raw.includes('<v') ? VOICE.exec(raw) : null
  const isLaterVoice = source
    .slice(Math.max(0, token.from - 200), token.from)
    .trimEnd()
    .endsWith('>')
  return onOwnLine((voice && !isLaterVoice ? voice[0] : '') + printVtt(text, eol), context)
}

function write(transcript: Transcript, choices: Choices = {}): string {
  const hasVoices = choiceOf(NAMES, choices) !== 'none'
  const cues = fillTimes(transcript).map(({ segment, start, end }) => {
    const voice = segment.speaker === null || !hasVoices ? '' : `<v ${escapeName(segment.speaker)}>`
    return `${printTime(start, FORM)} --> ${printTime(end, FORM)}\n${voice}${printVtt(segment.text, '\n')}\n`
  })
  return `WEBVTT\n\n${cues.join('\n')}`
}

function block(segment: Segment, { source, neighbour, eol, end, index }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const form = neighbour?.start?.form ?? FORM
  const arrow =
    neighbour?.start && neighbour.end ? source.slice(neighbour.start.to, neighbour.end.from) : ' --> '
  // Settings (position, size) of the neighbour: the halves of a split cue stay at one place on the screen.
  const settings = neighbour?.end
    ? (/^[^\r\n]*/.exec(source.slice(neighbour.end.to, neighbour.end.to + 500))?.[0] ?? '')
    : ''
  const prefix = segment.speaker === null ? '' : vtt.speakerPrefix(segment.speaker, neighbour, source)
  const head = index === null ? '' : `${index}${eol}`
  return `${head}${printTime(start, form)}${arrow}${printTime(stop, neighbour?.end?.form ?? form)}${settings}${eol}${prefix}${printVtt(segment.text, eol)}`
}

function isPrefixed(sample: SegmentTokens | null, source: string): boolean {
  return sample?.speaker !== undefined && source.charAt(sample.speaker.to) !== '>'
}

function escapeName(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ')
}
