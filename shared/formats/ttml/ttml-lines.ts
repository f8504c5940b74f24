import type { Ms } from '../../model/time.ts'
import type { Word } from '../../model/transcript.ts'
import { decodeXml } from '../core/entities.ts'
import type { Span, TimeToken, WordTokens } from '../core/format.ts'
import { trimSpan } from '../core/lines.ts'
import { attributeOf, isElement, localName, shownText, type TextRules } from '../markup/markup-text.ts'
import type { Markup, MarkupElement } from '../markup/markup-walk.ts'
import { joinedWords } from '../markup/markup-words.ts'
import { CLOCK, type TtmlTime } from './ttml-time.ts'
import { hasOwnTime, type Timed, type Timing } from './ttml-timing.ts'

/** A line of a TTML file: a paragraph, or a timed span of an untimed paragraph. */
export type TtmlLine = {
  readonly element: MarkupElement
  readonly start: Ms | null
  readonly end: Ms | null
  readonly text: string
  readonly agent: (Span & { readonly id: string }) | null
  /** Where an agent is named if the line has none. */
  readonly content: Span
  readonly times: {
    readonly start?: TimeToken
    readonly end?: TimeToken
    readonly duration?: TimeToken
  }
  readonly words: { readonly words: readonly Word[]; readonly items: readonly WordTokens[] } | null
  /** True when the line's times stand at its words: then its text cannot be changed separately. */
  readonly timedByWords: boolean
  /** Unreadable times. */
  readonly unread: readonly Span[]
  readonly isTimed: boolean
}

const HIDDEN = new Set(['metadata', 'set', 'animate', 'title', 'desc', 'copyright', 'audio', 'image'])

/** True for elements whose content is not shown. */
export function isHidden({ name }: MarkupElement): boolean {
  return HIDDEN.has(localName(name))
}

/** All lines in file order. */
export function ttmlLines(markup: Markup, timing: Timing): TtmlLine[] {
  const sample = sampleTime(timing)
  const lines: TtmlLine[] = []
  for (const one of timing.timed.values()) {
    if (one.level !== 'p') continue
    const spans = timedSpans(markup, timing, one)
    const isTimed = hasOwnTime(one) || one.inTime
    if (!isTimed && spans.length === 0 && textOf(markup, one) === '') continue
    if (isTimed || spans.length === 0) lines.push(paragraph(markup, one, spans, sample, isTimed))
    else if (areWords(markup, spans)) lines.push(timedByWords(markup, one, spans, sample))
    else for (const span of spans) lines.push(paragraph(markup, span, [], sample, true))
  }
  return lines.filter(({ isTimed, text }) => isTimed || text !== '')
}

/** The declared agents (TTML2 14.1.1): id -> name, or the id when there is no name. */
export function ttmlAgents({ text, nodes }: Markup): ReadonlyMap<string, string> {
  const agents = new Map<string, string>()
  for (const node of nodes) {
    if (!isElement(node) || localName(node.name) !== 'agent') continue
    const id = attributeOf(node, 'id')?.value
    if (id === undefined) continue
    // An agent contains little more than its names.
    const inside = nodes.slice(node.index + 1, Math.min(node.next, node.index + 50))
    const name = inside.find((one) => isElement(one) && localName(one.name) === 'name')
    const words = isElement(name) ? decodeXml(text.slice(name.inner.from, name.inner.to)).trim() : ''
    agents.set(id, words === '' || words.includes('<') ? id : words.replace(/\s+/g, ' '))
  }
  return agents
}

function paragraph(
  markup: Markup,
  one: Timed,
  spans: readonly Timed[],
  sample: TtmlTime | null,
  isTimed: boolean,
): TtmlLine {
  const { element, begin, end, length } = one
  const words = spans.length > 0 ? wordsOf(markup, element, spans, null) : null
  const stop = tokenOf(end, one.base) ?? (length ? null : missing(element, 'end', one.base, sample))
  const duration = tokenOf(length, 0)
  const times = {
    start: tokenOf(begin, one.base) ?? missing(element, 'begin', one.base, sample),
    ...(duration && { duration }),
    ...(stop && { end: stop }),
  }
  return {
    ...common(markup, one),
    start: isTimed && (begin?.ms != null || !begin) ? one.start : null,
    end: isTimed && begin?.ms !== null && !isUnread(end, length) ? one.stop : null,
    times,
    words,
    timedByWords: false,
    unread: [begin, end, length].flatMap((time) => (time && time.ms === null ? [time] : [])),
    isTimed,
  }
}

/** True where an end or a length stands that cannot be read: what is around does not take its place. */
function isUnread(end: TtmlTime | null, length: TtmlTime | null): boolean {
  return end?.ms === null || length?.ms === null
}

/** An untimed paragraph with timed words: from its first to its last word. */
function timedByWords(
  markup: Markup,
  one: Timed,
  spans: readonly Timed[],
  sample: TtmlTime | null,
): TtmlLine {
  const [first, last] = [spans[0] ?? one, spans.at(-1) ?? one]
  const start = tokenOf(first.begin, first.base) ?? missing(first.element, 'begin', first.base, sample)
  const end = last.length
    ? null
    : (tokenOf(last.end, last.base) ?? missing(last.element, 'end', last.base, sample))
  return {
    ...common(markup, one),
    start: first.start,
    end: isUnread(last.end, last.length) ? null : last.stop,
    times: { start, ...(end && { end }) },
    words: wordsOf(markup, one.element, spans, { start, end }),
    timedByWords: true,
    unread: [],
    isTimed: true,
  }
}

function textOf(markup: Markup, { element, preserve }: Timed): string {
  const rules: TextRules = { language: 'xml', preserve, isHidden }
  return shownText(markup, element.index + 1, element.next, rules)
}

function common(markup: Markup, one: Timed): Pick<TtmlLine, 'element' | 'text' | 'agent' | 'content'> {
  const { element } = one
  return {
    element,
    text: textOf(markup, one),
    agent: agentOf(markup, one),
    content: contentOf(markup, element),
  }
}

/** The agent of the line, else of a span in it, else of its container. */
function agentOf({ nodes }: Markup, { element, agent }: Timed): TtmlLine['agent'] {
  const at = { from: element.nameTo, to: element.nameTo }
  for (let i = element.index; i < element.next; i++) {
    const node = nodes[i]
    const own = isElement(node) ? attributeOf(node, 'agent') : undefined
    if (!own) continue
    const id = own.value.trim().split(/\s+/)[0] ?? ''
    // An agent inside the text is overruled by one on the line, so that text and name stay separate.
    return i === element.index ? { from: own.from, to: own.to, id } : { ...at, id }
  }
  return agent === null ? null : { ...at, id: agent }
}

function contentOf({ text }: Markup, { inner }: MarkupElement): Span {
  const trimmed = trimSpan(text, inner)
  return trimmed.from < trimmed.to ? trimmed : inner
}

/** The outermost timed spans of a paragraph. */
function timedSpans({ nodes }: Markup, { timed }: Timing, { element }: Timed): Timed[] {
  const spans: Timed[] = []
  for (let i = element.index + 1; i < element.next; i++) {
    const one = timed.get(i)
    if (one?.level !== 'span' || !one.begin || one.begin.ms === null) continue
    spans.push(one)
    const node = nodes[i]
    if (isElement(node)) i = node.next - 1
  }
  return spans
}

function areWords(markup: Markup, spans: readonly Timed[]): boolean {
  const single = spans.filter(
    ({ element }) =>
      !/\s/.test(shownText(markup, element.index + 1, element.next, { language: 'xml', isHidden })),
  )
  return spans.length > 1 && single.length > spans.length / 2
}

function wordsOf(
  markup: Markup,
  element: MarkupElement,
  spans: readonly Timed[],
  own: { readonly start: TimeToken; readonly end: TimeToken | null } | null,
): TtmlLine['words'] {
  const { text, nodes } = markup
  const parts: { text: string; start: Ms | null; end: Ms | null }[] = []
  const apart: boolean[] = []
  const items: WordTokens[] = []
  const bySpan = new Map(spans.map((span) => [span.element.index, span]))
  let isApart = false
  for (let i = element.index + 1; i < element.next; i++) {
    const node = nodes[i]
    if (!node) break
    const span = bySpan.get(i)
    if (isElement(node) && !span) {
      if (localName(node.name) === 'br') isApart = true
      if (isHidden(node)) i = node.next - 1
      continue
    }
    const inner = isElement(node) ? node.inner : node
    const raw = text.slice(inner.from, inner.to)
    if (!span && !/\S/.test(raw)) {
      isApart = true
      continue
    }
    const words = shownText(markup, i, isElement(node) ? node.next : i + 1, { language: 'xml', isHidden })
    const stop = span && !isUnread(span.end, span.length) ? span.stop : null
    parts.push({ text: words, start: span?.start ?? null, end: stop })
    apart.push(isApart || /^\s/.test(raw))
    isApart = /\s$/.test(raw)
    items.push(span ? itemOf(span, own) : { block: { from: node.from, to: node.to }, text: inner })
    if (isElement(node)) i = node.next - 1
  }
  return { words: joinedWords(parts, apart), items }
}

function itemOf(
  { element, begin, end, length, base, fromZero }: Timed,
  own: { readonly start: TimeToken; readonly end: TimeToken | null } | null,
): WordTokens {
  // The base is set even if zero: words count from a line that may move.
  const token = (time: TtmlTime | null) =>
    time && { from: time.from, to: time.to, form: time.form, ...(!fromZero && { base }) }
  const start = token(begin)
  const stop = token(end)
  return {
    block: { from: element.from, to: element.to },
    text: element.inner,
    ...(start && start.from !== own?.start.from && { start }),
    ...(stop && stop.from !== own?.end?.from && { end: stop }),
    ...(length && { duration: { from: length.from, to: length.to, form: length.form } }),
  }
}

function tokenOf(time: TtmlTime | null, base: Ms): TimeToken | null {
  if (!time) return null
  return { from: time.from, to: time.to, form: time.form, ...(base && { base }) }
}

function missing(element: MarkupElement, name: string, base: Ms, sample: TtmlTime | null): TimeToken {
  const at = element.nameTo
  const around = [` ${name}="`, `${sample?.unit ?? ''}"`] as const
  return { from: at, to: at, form: sample?.form ?? CLOCK, around, ...(base && { base }) }
}

function sampleTime({ timed }: Timing): TtmlTime | null {
  for (const { begin } of timed.values()) if (begin && begin.ms !== null) return begin
  return null
}
