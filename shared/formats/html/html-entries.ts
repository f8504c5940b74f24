import type { Ms } from '../../model/time.ts'
import { decodeHtml } from '../core/entities.ts'
import type { Span, TimeForm, TimeToken } from '../core/format.ts'
import { slice, trimSpan } from '../core/lines.ts'
import { parseTimestamp } from '../core/timestamps.ts'
import { isElement, shownText } from '../markup/markup-text.ts'
import type { Markup, MarkupElement, MarkupNode, MarkupText } from '../markup/markup-walk.ts'
import { containerOf, isChrome, type Places } from './html-parts.ts'

/** A speaker, a time and the text after them; each may be missing. */
export type Entry = {
  readonly cite: { readonly name: string; readonly span: Span } | null
  /** `ms` null = a blank time (`--:--`), which a line has that is not timed yet. */
  readonly time: { readonly ms: Ms | null; readonly token: TimeToken } | null
  readonly texts: readonly MarkupText[]
  /** Index of the block element around the text; -1 = none. */
  readonly block: number
  readonly first: MarkupNode
  readonly last: MarkupNode
}

export type Entries = {
  readonly entries: readonly Entry[]
  /** The element that contains all of them; null = the whole file. */
  readonly container: MarkupElement | null
  /** Number of texts that are not shown, and the offset of the first. */
  readonly skipped: { readonly count: number; readonly at: number }
}

/** How a blank time will be written. */
const BLANK: TimeForm = { kind: 'clock', clock: { hours: 0, minutes: 1, fraction: 0, point: '.' } }

type Mutable = { -readonly [K in keyof Entry]: Entry[K] } & { texts: MarkupText[] }

/** Finds speakers, times and texts in a page, among menus, scripts and headings. */
export function findEntries(markup: Markup, { block }: Places): Entries {
  const { text, nodes } = markup
  const marks = nodes.filter(isElement).filter((one) => isMark(markup, one))
  const container = widened(markup, containerOf(marks), marks)
  const cites = marks.filter(({ name }) => name === 'cite')
  const outside = cites.filter((one) => !isInParagraph(one)).length
  // A <cite> after text is the title of a work; so is one without a colon, where speakers stand before the
  // paragraphs.
  const isWork = (one: MarkupElement, entry: Entry | undefined) => {
    if (one.name !== 'cite' || !isInParagraph(one)) return false
    const time = timeAfter(markup, one)
    const isAfterText = entry !== undefined && entry.texts.length > 0 && entry.block === block[one.index]
    if (isAfterText) return time === null || block[time.index] !== block[one.index]
    return (
      time === null &&
      outside > cites.length - outside &&
      !/[:：]\s*(?:<|$)/.test(slice(text, one.inner).trimEnd())
    )
  }
  const isMarkOf = new Set(marks)
  const holders = new Set(marks.flatMap((one) => [one.parent, one.parent?.parent]))
  const entries: Mutable[] = []
  const skipped = { count: 0, at: 0 }
  const begin = (first: MarkupNode) => {
    const entry: Mutable = { cite: null, time: null, texts: [], block: -1, first, last: first }
    entries.push(entry)
    return entry
  }
  const skip = ({ from }: MarkupNode) => {
    if (skipped.count === 0) skipped.at = from
    skipped.count++
  }
  const end = container?.next ?? nodes.length
  for (let i = container ? container.index + 1 : 0; i < end; i++) {
    const node = nodes[i]
    if (!node) break
    let entry = entries.at(-1)
    if (isElement(node)) {
      const isHeading = /^h[1-6]$/.test(node.name) && !holders.has(node)
      if (isHeading && /\S/.test(slice(text, node.inner))) skip(node)
      if (isChrome(node) || isHeading) i = node.next - 1
      if (!isMarkOf.has(node) || isWork(node, entry)) continue
      if (!entry || entry.texts.length > 0 || (node.name === 'cite' ? entry.cite : entry.time))
        entry = begin(node)
      if (node.name === 'cite') entry.cite = citeOf(markup, node)
      else entry.time = timeOf(text, node)
      entry.last = node
      i = node.next - 1
      continue
    }
    if (!/\S/.test(slice(text, node))) continue
    const around = block[i] ?? -1
    if (!entry) {
      skip(node)
      continue
    }
    if (entry.texts.length > 0 && entry.block !== around) entry = begin(node)
    entry.texts.push(node)
    entry.block = around
    entry.last = node
  }
  return { entries, container, skipped }
}

/** The whole `<cite>` around a name, with the white space after it. */
export function citeAround(source: string, name: Span): Span {
  const base = Math.max(0, name.from - 600)
  const from = source.slice(base, name.from).search(/<cite\b[^<]{0,500}$/i)
  const rest =
    /^[^<]{0,500}<\/cite\s{0,20}>\s{0,200}/i.exec(source.slice(name.to, name.to + 1000))?.[0].length ?? 0
  return from === -1 ? name : { from: base + from, to: name.to + rest }
}

function isMark(markup: Markup, element: MarkupElement): boolean {
  if (element.name === 'time') return timeOf(markup.text, element) !== null
  return element.name === 'cite' && citeOf(markup, element) !== null
}

/** The time right after an element; null when something else follows. */
function timeAfter({ text, nodes }: Markup, { next }: MarkupElement): MarkupElement | null {
  const between = nodes[next]
  const isGap = between && !isElement(between) && !/\S/.test(slice(text, between))
  const after = nodes[isGap ? next + 1 : next]
  return isElement(after) && after.name === 'time' && timeOf(text, after) !== null ? after : null
}

function isInParagraph({ parent }: MarkupElement): boolean {
  let at = parent
  for (let steps = 0; at && steps < 20; steps++, at = at.parent) if (at.name === 'p') return true
  return false
}

/** Widens the container if it has no text, as when a single time stands in an element of its own. */
function widened(
  { text, nodes }: Markup,
  container: MarkupElement | null,
  marks: readonly MarkupElement[],
): MarkupElement | null {
  let at = container
  const inMark = new Set(marks.flatMap(({ index, next }) => nodes.slice(index, next)))
  const hasWords = (one: MarkupElement) =>
    nodes
      .slice(one.index + 1, one.next)
      .some((node) => !isElement(node) && !inMark.has(node) && /\S/.test(slice(text, node)))
  for (let steps = 0; at && steps < 4 && !hasWords(at); steps++) at = at.parent
  return at
}

function timeOf(text: string, { inner }: MarkupElement): Entry['time'] {
  if (inner.to - inner.from > 60) return null
  const span = trimSpan(text, inner)
  const raw = slice(text, span)
  const isBracketed = /^[[(<].*[\])>]$/.test(raw)
  const bare = isBracketed ? trimSpan(text, { from: span.from + 1, to: span.to - 1 }) : span
  if (/^-{1,2}:--(?::--)?$/.test(slice(text, bare))) return { ms: null, token: { ...bare, form: BLANK } }
  const timestamp = slice(text, bare).includes(':') ? parseTimestamp(slice(text, bare)) : null
  return timestamp && { ms: timestamp.ms, token: { ...bare, form: timestamp.form } }
}

/** The name in a `<cite>`, without the colon and white space that some programs add. */
function citeOf(markup: Markup, element: MarkupElement): Entry['cite'] {
  const { text, nodes } = markup
  const shown = shownText(markup, element.index + 1, element.next, { language: 'html' })
  const name = shown
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .replace(/[:：]$/, '')
    .trimEnd()
  if (name === '') return null
  const words = nodes
    .slice(element.index + 1, element.next)
    .filter((node) => !isElement(node) && !/^[\s:：]*$/.test(slice(text, node)))
  const [only] = words
  const span = trimSpan(text, words.length === 1 && only ? only : element.inner)
  const raw = slice(text, span).replace(/[:：]$/, '')
  const own = trimSpan(text, { from: span.from, to: span.from + raw.length })
  return { name: words.length === 1 ? decodeHtml(slice(text, own)).replace(/\s+/g, ' ') : name, span: own }
}
