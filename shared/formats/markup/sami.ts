import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import type { Ms } from '../../model/time.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { list, message } from '../../words/message.ts'
import { decodeHtml } from '../core/entities.ts'
import { extensionOf } from '../core/file-name.ts'
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
} from '../core/format.ts'
import { dominantEol, joinLines, lineCounter, slice, trimSpan } from '../core/lines.ts'
import { captionTag, piecesOfTags } from '../core/styled-tags.ts'
import { printToken } from '../core/timestamps.ts'
import { cloneBlock } from './markup-block.ts'
import { elementMarkup } from './markup-parts.ts'
import { attributeOf, escapeText, isElement, rootOf, shownText } from './markup-text.ts'
import { type Markup, type MarkupElement, walkMarkup } from './markup-walk.ts'

/**
 * SAMI captions (.smi): `<SYNC Start=ms>` shows its text until the next; `&nbsp;` clears the screen. One
 * language is read.
 */
export const sami: TranscriptFormat = {
  id: 'smi',
  name: message('format.sami'),
  extensions: ['smi', 'sami'],
  limits: { stepMs: 1, times: true, ends: true, speakers: false, words: false },
  speakersLast: false,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 0 },
  recognise: (head, name) =>
    rootOf(head) === 'sami' ? 0.8 + (/^sa?mi$/.test(extensionOf(name)) ? 0.2 : 0) : 0,
  read,
  block,
  syntax: (source) => elementMarkup({ language: 'html', lineBreak: breakOf(source) }),
  printText,
  printName: (name) => escapeText(name),
  speakerPrefix: () => '',
  styled: (source, { text }) =>
    text
      ? piecesOfTags(slice(source, text), { tag: /<[^<>]*>/g, decode: decodeHtml, styleOf: captionTag })
      : [],
}

/** The text of one language from one moment on. */
type Cue = {
  readonly sync: MarkupElement
  readonly language: string
  readonly block: Span
  readonly body: Span
  readonly text: string
  readonly start: Ms | null
  readonly token: TimeToken | null
}

function read(text: string): Reading {
  const markup = walkMarkup(text, 'html')
  const all = cuesOf(markup)
  const language = mainLanguage(all)
  const cues = all.filter((cue) => cue.language === language)
  const lineAt = lineCounter(text)
  const eol = dominantEol(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  for (const [i, cue] of cues.entries()) {
    if (cue.text === '') continue
    const id = lineId(segments.length)
    const next = cues[i + 1]
    const clears = next && next.text === '' && next.token ? next : null
    const end = clears && cue.start !== null ? clears.start : null
    const block = { from: cue.block.from, to: (clears ?? cue).block.to }
    const kind = language === '' ? '' : ` Class=${language}`
    // An end adds a cue that clears the screen.
    const missing: TimeToken = {
      from: block.to,
      to: block.to,
      form: MS,
      around: [`${eol}<SYNC Start=`, `><P${kind}>&nbsp;`],
    }
    segments.push(createSegment(id, cue.start, end, cue.text))
    tokens.set(id, {
      block,
      text: cue.body,
      ...(cue.token && { start: cue.token }),
      end: clears?.token ?? missing,
    })
    if (cue.start === null) {
      const words = message('found.textNoStart')
      diagnostics.push(warning('time/unreadable', words, lineAt(cue.sync.from), id))
    }
  }
  const others = [...new Set(all.map((cue) => cue.language))].filter((one) => one !== language)
  if (others.length > 0) {
    const words = message('found.textKeptFile', { languages: list(others.map((one) => `“${one}”`)) })
    diagnostics.push({ ...warning('smi/other-language', words), severity: 'info' })
  }
  const order = timeFindings(segments, (i) => lineAt(tokens.get(lineId(i))?.block.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...order]),
    title: null,
  }
}

const MS = { kind: 'number', digits: 0, perSecond: 1000 } as const

/** Milliseconds; anything else is no time. */
const TIME = /^(\s*)(\d{1,12})(?:\.\d{0,9})?\s*(?:ms\s*)?$/i

/** The number in a value; all of the value where it is no time. */
function timeSpan({ from, to }: Span, lead: string, units: string | undefined): Span {
  if (units === undefined) return { from, to }
  return { from: from + lead.length, to: from + lead.length + units.length }
}

/** All texts in file order. Tags are often left open, so a text ends at the next `<SYNC>` or `<P>`. */
function cuesOf(markup: Markup): Cue[] {
  const { text, nodes } = markup
  const syncs = nodes.filter((node) => isElement(node) && node.name === 'sync').filter(isElement)
  return syncs.flatMap((sync, s) => {
    const next = syncs[s + 1]
    const limit = next?.from ?? text.length
    const inside = nodes.slice(sync.index + 1, next?.index ?? nodes.length)
    const paragraphs = inside.filter(isElement).filter(({ name }) => name === 'p')
    const first = paragraphs[0]
    const isBare = !first || /\S/.test(shownText(markup, sync.index + 1, first.index, { language: 'html' }))
    const holders = isBare ? [sync, ...paragraphs] : paragraphs
    const value = attributeOf(sync, 'start')
    const [, lead = '', units] = (value && TIME.exec(value.value)) ?? []
    const block = trimSpan(text, { from: sync.from, to: endBefore([sync, ...inside], limit) })
    const cues = holders.map((holder, h): Cue => {
      const after = holders[h + 1]
      const last = after?.index ?? next?.index ?? nodes.length
      const content = nodes.slice(holder.index + 1, last).filter((node) => node.from < limit)
      const edge = after?.from ?? limit
      const stop = holder.to <= edge ? holder.inner.to : endBefore(content, edge)
      const body = trimSpan(text, { from: holder.inner.from, to: Math.max(stop, holder.inner.from) })
      const shown = shownText(markup, holder.index + 1, holder.index + 1 + content.length, {
        language: 'html',
      })
      return {
        sync,
        language: attributeOf(holder, 'class')?.value.trim() ?? '',
        block,
        body: body.from < body.to ? body : { from: holder.inner.from, to: holder.inner.from },
        text: shown.trim(),
        start: units === undefined ? null : Number(units),
        token: value ? { ...timeSpan(value, lead, units), form: MS } : null,
      }
    })
    return joined(cues)
  })
}

/** Joins paragraphs of one language at the same moment. */
function joined(cues: readonly Cue[]): Cue[] {
  const groups: { readonly first: Cue; readonly texts: string[]; to: number }[] = []
  for (const cue of cues) {
    let group = groups.at(-1)
    if (group?.first.language !== cue.language) {
      group = { first: cue, texts: [], to: 0 }
      groups.push(group)
    }
    if (cue.text !== '') group.texts.push(cue.text)
    group.to = cue.body.to
  }
  return groups.map(({ first, texts, to }) => {
    return { ...first, text: texts.join('\n'), body: { from: first.body.from, to } }
  })
}

/** The latest end of a node before the limit. */
function endBefore(nodes: readonly Span[], limit: number): number {
  return nodes.reduce((latest, { to }) => (to <= limit && to > latest ? to : latest), 0)
}

/** The class with the most texts. */
function mainLanguage(cues: readonly Cue[]): string {
  const counts = new Map<string, number>()
  for (const { language, text } of cues)
    if (text !== '') counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

function printText(text: string, { source }: TextContext): string {
  const lines = joinLines(text, '\n').split('\n').map(escapeText)
  return lines.length < 2 ? (lines[0] ?? '') : lines.join(breakOf(source))
}

/** `<br>` as the file writes it. */
function breakOf(source: string): string {
  return /<br\s*\/?>/i.exec(source)?.[0] ?? '<br>'
}

function block(segment: Segment, { source, neighbour, end, eol, marked }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const text = marked ?? printText(segment.text, { source, token: { from: 0, to: 0 }, eol })
  const stop = segment.end ?? end
  const language = neighbour && otherThanAlone(source, neighbour)
  if (!neighbour?.text || !neighbour.start || language) {
    const open = `<P${language ? ` Class=${language}` : ''}>`
    const clear = segment.end === null ? '' : `${eol}<SYNC Start=${segment.end}>${open}&nbsp;`
    return `<SYNC Start=${start}>${open}${text}${clear}`
  }
  const edits: Replacement[] = [
    { ...neighbour.text, text },
    { ...neighbour.start, text: printToken(neighbour.start, start) },
  ]
  if (neighbour.end && stop !== null && (segment.end !== null || !neighbour.end.around))
    edits.push({ ...neighbour.end, text: printToken(neighbour.end, stop) })
  return cloneBlock(source, neighbour.block, edits)
}

/** The language of a line if others share its moments: a new line must not repeat their text. */
function otherThanAlone(source: string, { block: { from, to }, text }: SegmentTokens): string | null {
  const paragraphs = walkMarkup(source.slice(from, to), 'html').nodes.filter(isElement)
  const named = paragraphs.flatMap((one) => {
    const language = one.name === 'p' ? attributeOf(one, 'class')?.value.trim() : undefined
    return language === undefined ? [] : [{ language, at: one.inner.from + from }]
  })
  if (new Set(named.map(({ language }) => language)).size < 2 || !text) return null
  return named.findLast(({ at }) => at <= text.from)?.language ?? null
}
