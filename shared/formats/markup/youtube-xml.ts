import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import type { Ms } from '../../model/time.ts'
import { createSegment, type Segment, type Word } from '../../model/transcript.ts'
import { type Message, message } from '../../words/message.ts'
import { decodeHtml, decodeXml } from '../core/entities.ts'
import { extensionOf } from '../core/file-name.ts'
import { guessLength } from '../core/fill-times.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeToken,
  TranscriptFormat,
  WordTokens,
} from '../core/format.ts'
import { joinLines, lineCounter, slice, trimSpan } from '../core/lines.ts'
import type { MarkupSyntax } from '../core/marked-text.ts'
import { acceptNames } from '../core/speaker-prefix.ts'
import { partsBy } from '../core/tag-parts.ts'
import { printToken } from '../core/timestamps.ts'
import { cloneBlock } from './markup-block.ts'
import { findMarkupName } from './markup-names.ts'
import { attributeOf, escapeText, faultFindings, isElement, rootOf, shownText } from './markup-text.ts'
import { type Markup, type MarkupAttribute, type MarkupElement, walkMarkup } from './markup-walk.ts'
import { printWords, wordTimeEdits } from './markup-words.ts'

/**
 * The XML of YouTube: `<text start dur>` in seconds (srv1), `<text t d>` (srv2) and `<p t d><s t>` (srv3) in
 * ms.
 */
export const youtubeXml: TranscriptFormat = {
  id: 'youtube-xml',
  name: message('format.youtubeXml'),
  extensions: ['xml', 'srv1', 'srv2', 'srv3'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: true },
  speakersLast: false,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '', least: 0 },
  recognise,
  read,
  block,
  syntax: (_, eol) => markupWith(eol),
  printText,
  printName: (name) => escapeTwice(name),
  speakerPrefix: (name) => `${escapeTwice(name)}: `,
  patchMore: (now, was, tokens) => wordTimeEdits(now, was, tokens),
}

function recognise(head: string, name: string): number {
  const root = rootOf(head)
  const own = /^(?:xml|srv[123])$/.test(extensionOf(name)) ? 0.2 : 0
  if (root === 'timedtext') return 0.8 + own
  return root === 'transcript' && /<text\s[^<>]{0,200}\bstart\s*=/.test(head) ? 0.8 + own : 0
}

type Value = { readonly ms: Ms | null; readonly token: TimeToken }
type Line = {
  readonly element: MarkupElement
  readonly start: Value
  readonly length: Value
  readonly text: string
  readonly body: Span
  readonly words: { readonly words: readonly Word[]; readonly items: readonly WordTokens[] } | null
}

function read(text: string): Reading {
  const markup = walkMarkup(text, 'xml', ['p', 'text'])
  const all = markup.nodes.filter(isElement).filter(({ name }) => name === 'text' || name === 'p')
  const lines = all
    .map((element) => lineOf(markup, element))
    // Events without text clear the screen or end a line; they stay in the file.
    .filter((line) => line.text !== '' || line.element.name === 'text')
  const prefixes = lines.map(({ words, body, text: shown }) =>
    words ? null : findMarkupName(slice(text, body), shown),
  )
  const names = acceptNames(prefixes)
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  for (const [i, line] of lines.entries()) {
    const { element, start, length, words, body } = line
    const id = lineId(i)
    const prefix = prefixes[i]
    const own = prefix && names.has(prefix.name) ? prefix : null
    const end = start.ms === null || length.ms === null ? null : start.ms + length.ms
    const shown = own ? line.text.slice(own.shownFrom) : line.text
    segments.push(
      createSegment(id, start.ms, end, shown, { speaker: own?.name ?? null, words: words?.words ?? null }),
    )
    tokens.set(id, {
      block: { from: element.from, to: element.to },
      start: start.token,
      duration: length.token,
      ...(element.inner.to < element.to && {
        text: { from: body.from + (own?.textFrom ?? 0), to: body.to },
      }),
      ...(own && { speaker: { from: body.from + own.from, to: body.from + own.to } }),
      ...(words && { words: { ...body, items: words.items } }),
    })
    const say = (code: string, words: Message) =>
      diagnostics.push(warning(code, words, lineAt(element.from), id))
    if (start.ms === null) say('time/unreadable', message('found.lineNoStart'))
    if (shown === '') say('text/empty', message('found.lineNoText'))
  }
  const order = timeFindings(segments, (i) => lineAt(lines[i]?.element.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...faultFindings(markup, lineAt, 'youtube-xml'), ...diagnostics, ...order]),
    title: null,
  }
}

function lineOf(markup: Markup, element: MarkupElement): Line {
  const { text, nodes } = markup
  const inSeconds = attributeOf(element, 'start') !== undefined
  const start = valueOf(element, inSeconds ? 'start' : 't', inSeconds)
  const length = valueOf(element, inSeconds ? 'dur' : 'd', inSeconds)
  const items: MarkupElement[] = []
  for (let i = element.index + 1; i < element.next; i++) {
    const node = nodes[i]
    if (!isElement(node) || node.name !== 's') continue
    items.push(node)
    i = node.next - 1
  }
  const words: Word[] = []
  const found: WordTokens[] = []
  for (const item of items) {
    const raw = decodeTwice(shownText(markup, item.index + 1, item.next, { language: 'xml', preserve: true }))
    const lead = words.length > 0 && /^\s/.test(slice(text, item.inner)) ? ' ' : ''
    const at = attributeOf(item, 't') ? valueOf(item, 't', false) : null
    // A word without an offset begins with its line.
    const base = start.ms ?? 0
    words.push({ text: lead + raw.trim(), start: start.ms === null ? null : base + (at?.ms ?? 0), end: null })
    found.push({
      block: { from: item.from, to: item.to },
      text: item.inner,
      ...(at && { start: { ...at.token, base } }),
    })
  }
  const shown = shownText(markup, element.index + 1, element.next, {
    language: 'xml',
    preserve: words.length === 0,
  })
  const inner = trimSpan(text, element.inner)
  return {
    element,
    start,
    length,
    text: decodeTwice(shown).trim(),
    body: inner.from < inner.to ? inner : element.inner,
    words: words.length > 0 ? { words, items: found } : null,
  }
}

function valueOf(element: MarkupElement, name: string, inSeconds: boolean): Value {
  const attribute: MarkupAttribute | undefined = attributeOf(element, name)
  const perSecond = inSeconds ? 1 : 1000
  const match = attribute && /^\s*(\d{1,12}(?:\.(\d{1,12}))?)\s*$/.exec(attribute.value)
  const form = { kind: 'number', digits: match?.[2]?.length ?? 0, perSecond } as const
  const at = element.nameTo
  const token: TimeToken = attribute
    ? { from: attribute.from, to: attribute.to, form }
    : { from: at, to: at, form, around: [` ${name}="`, '"'] }
  return { ms: match ? Math.round((Number(match[1]) * 1000) / perSecond) : null, token }
}

/** YouTube escapes text for HTML, then for XML. */
function decodeTwice(text: string): string {
  return decodeHtml(text)
}

function escapeTwice(text: string): string {
  return escapeText(text.replace(/&(?=#?\w{1,31};)/g, '&amp;'))
}

/** Signs stay escaped as they were, once or twice. */
function markupWith(eol: string): MarkupSyntax {
  return {
    parts: (raw) =>
      partsBy(raw, /<[^<>]*>|&(?:amp;)?#?\w{1,31};|\r\n?|\n/g, (piece) => {
        if (piece.startsWith('<')) return { kind: 'alone' }
        return { kind: 'text', shown: piece.startsWith('&') ? decodeTwice(decodeXml(piece)) : '\n' }
      }),
    show: (raw) => decodeTwice(decodeXml(raw.replace(/<[^<>]*>/g, ''))).trim(),
    print: (text) => escapeTwice(joinLines(text, eol)),
    closing: () => '',
  }
}

function printText(text: string, { source, eol, line }: TextContext): string {
  const words = line && printWords(line, source, (word) => wordElement(word, line.now.start))
  return words ?? escapeTwice(joinLines(text, eol))
}

function wordElement({ text, start }: Word, lineStart: Ms | null): string {
  if (start === null || lineStart === null) return escapeTwice(text)
  const time = start > lineStart ? ` t="${start - lineStart}"` : ''
  return `<s${time}>${escapeTwice(text)}</s>`
}

function block(segment: Segment, { source, neighbour, end, eol, marked }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const inWords = neighbour?.words && segment.words?.some((word) => word.start !== null)
  const text = inWords
    ? (segment.words ?? []).map((word) => wordElement(word, start)).join('')
    : (marked ?? escapeTwice(joinLines(segment.text, eol)))
  if (!neighbour?.text || !neighbour.start || !neighbour.duration) {
    const length = Math.max(0, stop - start)
    return /<transcript[\s>]/.test(source)
      ? `<text start="${start / 1000}" dur="${length / 1000}">${text}</text>`
      : `<p t="${start}" d="${length}">${text}</p>`
  }
  const { start: from, duration } = neighbour
  const edits: Replacement[] = [
    { ...neighbour.text, text },
    { ...from, text: printToken(from, start) },
    { ...duration, text: printToken(duration, stop, start) },
  ]
  if (neighbour.speaker) {
    const prefix = segment.speaker === null ? '' : `${escapeTwice(segment.speaker)}: `
    edits.push({ from: neighbour.speaker.from, to: neighbour.text.from, text: prefix })
  }
  return cloneBlock(source, neighbour.block, edits)
}
