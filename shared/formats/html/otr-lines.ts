import type { Ms } from '../../model/time.ts'
import type { Span, TimeToken } from '../core/format.ts'
import { slice, trimSpan } from '../core/lines.ts'
import { parseTimestamp } from '../core/timestamps.ts'
import { findMarkupName, type MarkupName } from '../markup/markup-names.ts'
import { isElement, shownText } from '../markup/markup-text.ts'
import {
  type Markup,
  type MarkupElement,
  type MarkupNode,
  type MarkupText,
  walkMarkup,
} from '../markup/markup-walk.ts'
import { placesOf, spanOf, wholeSpan } from './html-parts.ts'

/** A line of an oTranscribe text; offsets are in the HTML. */
export type OtrLine = {
  readonly block: Span
  readonly timestamp: { readonly ms: Ms | null; readonly token: TimeToken } | null
  /** Null when there is text before the time, which cannot be changed separately. */
  readonly body: Span | null
  readonly text: string
  readonly name: MarkupName | null
  readonly hasTextBefore: boolean
}

type Open = {
  texts: MarkupText[]
  timestamp: MarkupElement | null
  textsBefore: number
  block: number
  first: MarkupNode
  last: MarkupNode
}

/** Paragraphs and lines; each further time in a paragraph begins a new line. */
export function otrLines(html: string): OtrLine[] {
  const markup = walkMarkup(html, 'html')
  const places = placesOf(markup)
  const { nodes } = markup
  const opened: Open[] = []
  let open: Open | null = null
  let breaks = 0
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (!node) break
    const around = places.block[i] ?? -1
    if (isElement(node) && !isTimestamp(node)) {
      if (node.name === 'br') breaks++
      // An empty line ends a line; so does a single break where neither a paragraph nor a time holds the text
      // together.
      if (node.name === 'br' && (breaks > 1 || (around === -1 && !open?.timestamp))) open = null
      continue
    }
    if (!isElement(node) && isBlank(slice(html, node))) continue
    breaks = 0
    const isNew = !open || open.block !== around || (isElement(node) && open.timestamp !== null)
    if (!open || isNew) {
      open = { texts: [], timestamp: null, textsBefore: 0, block: around, first: node, last: node }
      opened.push(open)
    }
    open.last = node
    if (isElement(node)) {
      open.timestamp = node
      open.textsBefore = open.texts.length
      i = node.next - 1
    } else open.texts.push(node)
  }
  return opened.map((one, i) => {
    const after = opened[i - 1]?.last.index ?? -1
    const before = opened[i + 1]?.first.index ?? nodes.length
    const block = wholeSpan(html, [one.first, one.last], { after, before, container: null }, places)
    const [first, last] = [one.texts[0], one.texts.at(-1)]
    const hasTextBefore = one.textsBefore > 0
    const body =
      first && last && !hasTextBefore
        ? tight(html, spanOf(html, [first, last], one.timestamp?.to ?? 0, places))
        : null
    const text = first && last ? shown(markup, first.index, last.index + 1) : ''
    return {
      block,
      timestamp: one.timestamp && timestampOf(markup, one.timestamp),
      body,
      text,
      name: body && findMarkupName(slice(html, body), text),
      hasTextBefore,
    }
  })
}

/** The visible time behind the machine-readable one; null when there is only one. */
export function visibleTimestamp(source: string, token: Span): (Span & { readonly raw: string }) | null {
  const match = /^[^<>]{0,120}?(?:>|\\u003e)\s{0,9}([\d:.]{1,20})/i.exec(
    source.slice(token.to, token.to + 160),
  )
  if (!match) return null
  const raw = match[1] ?? ''
  const to = token.to + match[0].length
  return { from: to - raw.length, to, raw }
}

function isTimestamp({ attributes }: MarkupElement): boolean {
  return /(?:^|\s)timestamp(?:\s|$)/.test(attributes.find(({ name }) => name === 'class')?.value ?? '')
}

function timestampOf({ text }: Markup, element: MarkupElement): OtrLine['timestamp'] {
  const attribute = element.attributes.find(({ name }) => name === 'data-timestamp')
  const spans = [...(attribute ? [attribute] : []), element.inner].map((span) => trimSpan(text, span))
  for (const { from, to } of spans) {
    const timestamp = parseTimestamp(text.slice(from, to))
    if (!timestamp) continue
    const form =
      timestamp.form.kind === 'seconds'
        ? ({ kind: 'number', digits: timestamp.form.digits } as const)
        : timestamp.form
    return { ms: timestamp.ms, token: { from, to, form } }
  }
  const [{ from, to } = element.inner] = spans
  return { ms: null, token: { from, to, form: { kind: 'number', digits: 0 } } }
}

/** The text that HTML of oTranscribe shows, without times. */
export function shownHtml(html: string): string {
  const markup = walkMarkup(html, 'html')
  return shown(markup, 0, markup.nodes.length)
}

function shown(markup: Markup, from: number, to: number): string {
  return shownText(markup, from, to, { language: 'html', isHidden: isTimestamp })
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]{2,}/g, ' ').trim())
    .join('\n')
    .trim()
}

function isBlank(raw: string): boolean {
  return raw.replaceAll('&nbsp;', '').trim() === ''
}

/** Without white space at the ends: oTranscribe adds one after each time. */
function tight(html: string, { from, to }: Span): Span {
  let [first, last] = [from, to]
  for (;;) {
    const entity = html.startsWith('&nbsp;', first)
    if (first >= last || (!entity && !/\s/.test(html.charAt(first)))) break
    first += entity ? 6 : 1
  }
  for (;;) {
    const entity = html.endsWith('&nbsp;', last) && last - 6 >= first
    if (last <= first || (!entity && !/\s/.test(html.charAt(last - 1)))) break
    last -= entity ? 6 : 1
  }
  return { from: first, to: last }
}
