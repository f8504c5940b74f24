import { append } from '../../base/append.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import type { Ms } from '../../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TimeForm,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { joinLines, lineCounter, slice } from '../core/lines.ts'
import type { MarkupSyntax } from '../core/marked-text.ts'
import { applyWithin } from '../core/replace.ts'
import { acceptNames, newPrefix } from '../core/speaker-prefix.ts'
import { parseTimestamp, printTime, printToken } from '../core/timestamps.ts'
import { namesBy, SPEAKERS } from '../core/write-options.ts'
import { printString } from '../json/json-print.ts'
import { unescapeJson } from '../json/json-unescape.ts'
import { eachKey, openJson, readString, skipValue } from '../json/json-walk.ts'
import { elementMarkup } from '../markup/markup-parts.ts'
import { escapeText } from '../markup/markup-text.ts'
import { type OtrLine, otrLines, shownHtml, visibleTimestamp } from './otr-lines.ts'

const SECONDS: TimeForm = { kind: 'number', digits: 0 }
const VISIBLE: TimeForm = { kind: 'clock', clock: { hours: 0, minutes: 1, fraction: 0, point: '.' } }

/**
 * oTranscribe (.otr): JSON whose `text` is HTML with `<span class="timestamp">` where the user put a time.
 */
export const otr: TranscriptFormat = {
  id: 'otr',
  name: 'oTranscribe',
  extensions: ['otr'],
  limits: { stepMs: 1, times: true, ends: false, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /(?:\s|\\[nrt])*/y, fresh: '', least: 0 },
  recognise,
  read,
  write,
  block,
  syntax,
  printText: (text, { source }) => printString(html(text), source),
  printName: (name, { source }) => printString(escapeText(name), source),
  speakerPrefix: (name, _sample, source) => printString(`${escapeText(name)}: `, source),
  patchMore: patchVisible,
}

function recognise(head: string, name: string, text: string): number {
  if (!/^\ufeff?\s*\{/.test(head)) return 0
  if (!/"text"\s*:\s*"/.test(head)) return 0
  const own = extensionOf(name) === 'otr' ? 0.2 : 0
  if (/class=(?:\\"|\\u0022|')timestamp/.test(head)) return 0.8 + own
  // No times: HTML text with the media after it.
  const isHtml = /"text"\s*:\s*"(?:\\[nrt]|\s)*(?:<|\\u003c)\/?(?:p|div|span|br)\b/i.test(head)
  return isHtml && /"media(?:-time|-source)?"\s*:/.test(text.slice(-2000) + head) ? 0.6 + own : 0
}

function read(text: string): Reading {
  const { span, isCut } = findText(text)
  const inner = unescapeJson(slice(text, span), span.from)
  const lines = otrLines(inner.value)
  const names = acceptNames(lines.map(({ name }) => name))
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  let speaker: string | null = null
  const outer = ({ from, to }: Span) => ({ from: inner.at(from), to: inner.at(to) })
  for (const [i, line] of lines.entries()) {
    const id = lineId(i)
    const name = line.name && names.has(line.name.name) ? line.name : null
    speaker = name?.name ?? speaker
    const words = name ? line.text.slice(name.shownFrom) : line.text
    segments.push(createSegment(id, line.timestamp?.ms ?? null, null, words, { speaker }))
    tokens.set(id, toTokens(line, name, outer))
    append(diagnostics, lineFindings(line, words, lineAt(inner.at(line.block.from)), id))
  }
  if (isCut) {
    const words = message('found.jsonBreaksOff')
    diagnostics.unshift(warning('json/cut-off', words, lineAt(text.length)))
  }
  const order = timeFindings(segments, (i) => lineAt(inner.at(lines[i]?.block.from ?? 0)))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...order]),
    title: null,
  }
}

/** The span inside the quotes of "text"; to the end of the file if it breaks off. */
function findText(text: string): { readonly span: Span; readonly isCut: boolean } {
  const json = openJson(text)
  const found: Span[] = []
  eachKey(json, (key) => {
    const string = key === 'text' ? readString(json) : null
    if (string) found.push({ from: string.from, to: string.to })
    else if (key === 'text' && json.failed) found.push({ from: json.at + 1, to: text.length })
    else skipValue(json)
  })
  return { span: found[0] ?? { from: text.length, to: text.length }, isCut: json.failed }
}

function toTokens(line: OtrLine, name: OtrLine['name'], outer: (span: Span) => Span): SegmentTokens {
  const { block, timestamp, body } = line
  const text = body && { from: body.from + (name?.textFrom ?? 0), to: body.to }
  return {
    block: outer(block),
    ...(timestamp && { start: { ...outer(timestamp.token), form: timestamp.token.form } }),
    ...(text && { text: outer(text) }),
    ...(name && body && { speaker: outer({ from: body.from + name.from, to: body.from + name.to }) }),
  }
}

function lineFindings(line: OtrLine, words: string, at: number, id: string): Diagnostic[] {
  const found: Diagnostic[] = []
  if (!line.timestamp) found.push(warning('otr/no-time', message('found.paragraphNoTime'), at, id))
  else if (line.timestamp.ms === null)
    found.push(warning('time/unreadable', message('found.timeCannotRead'), at, id))
  if (line.hasTextBefore) {
    const words = message('found.timeInsideParagraph')
    found.push({ ...warning('otr/time-inside', words, at, id), severity: 'info' })
  }
  if (words === '') found.push(warning('text/empty', message('found.timeNoText'), at, id))
  return found
}

/** The visible time follows the other one, in whole seconds. */
function patchVisible(now: Segment, was: Segment, { start }: SegmentTokens, source: string): Replacement[] {
  if (!start || now.start === null || now.start === was.start) return []
  return visibleEdit(source, start, now.start)
}

function visibleEdit(source: string, start: TimeToken, ms: Ms): Replacement[] {
  const visible = visibleTimestamp(source, start)
  if (!visible) return []
  const form = parseTimestamp(visible.raw)?.form ?? VISIBLE
  return [{ from: visible.from, to: visible.to, text: printTime(Math.floor(ms / 1000) * 1000, form) }]
}

/** HTML inside a JSON string. */
function syntax(source: string): MarkupSyntax {
  const { parts, print, closing } = elementMarkup({ language: 'html', lineBreak: '<br>' })
  return {
    parts: (raw) => {
      const inner = unescapeJson(raw, 0)
      return parts(inner.value).map((part) => ({ ...part, from: inner.at(part.from), to: inner.at(part.to) }))
    },
    show: (raw) => shownHtml(unescapeJson(raw, 0).value),
    print: (text) => printString(print(text), source),
    closing: (open) => printString(closing(unescapeJson(open, 0).value), source),
  }
}

function html(text: string): string {
  return joinLines(text, '\n').split('\n').map(escapeText).join('<br>')
}

function block(segment: Segment, { source, neighbour, speaker, own, marked }: BlockContext): string {
  const prefix = printString(escapeText(newPrefix(segment, speaker)), source)
  const words = prefix + (marked ?? printString(html(segment.text), source))
  const sample = neighbour?.start ?? null
  const place = own?.tokens.block ?? neighbour?.block
  const isBare = place !== undefined && !/^(?:<|\\u003c)(?:p|div|li)\b/i.test(slice(source, place))
  const timestamp = segment.start === null ? '' : printedTimestamp(source, sample, segment.start)
  return isBare && timestamp !== '' ? `${timestamp}${words}` : `<p>${timestamp}${words}</p>`
}

/** A time like the neighbour's, with the space after it. */
function printedTimestamp(source: string, sample: TimeToken | null, ms: Ms): string {
  const open = sample ? source.lastIndexOf('<span', sample.from) : -1
  const close = sample ? source.indexOf('</span>', sample.to) : -1
  if (!sample || open === -1 || close === -1 || close - open > 500)
    return printString(`${timestampElement(ms)} `, source)
  const edits = [
    { from: sample.from, to: sample.to, text: printToken(sample, ms) },
    ...visibleEdit(source, sample, ms),
  ]
  const space = /^(?: |\u00a0|\\u00a0|&nbsp;)*/i.exec(source.slice(close + 7, close + 40))?.[0] ?? ''
  return applyWithin(source, { from: open, to: close + 7 }, edits) + (space === '' ? ' ' : space)
}

function timestampElement(ms: Ms): string {
  const visible = printTime(Math.floor(ms / 1000) * 1000, VISIBLE)
  return `<span class="timestamp" contenteditable="false" data-timestamp="${printTime(ms, SECONDS)}">${visible}</span>`
}

function write(transcript: Transcript): string {
  const nameOf = namesBy(SPEAKERS, {})
  const paragraphs = transcript.segments.map((segment) => {
    const name = nameOf(segment)
    const prefix = name === null ? '' : `${escapeText(name)}: `
    const timestamp = segment.start === null ? '' : `${timestampElement(segment.start)} `
    return `<p>${timestamp}${prefix}${html(segment.text)}</p>`
  })
  return JSON.stringify({ text: paragraphs.join(''), media: '', 'media-source': '', 'media-time': 0 })
}
