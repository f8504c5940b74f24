import type { Ms } from '../../model/time.ts'
import type { Word } from '../../model/transcript.ts'
import type { Span, TimeToken, WordTokens } from '../core/format.ts'
import { slice, trimSpan } from '../core/lines.ts'
import { isElement, shownText } from '../markup/markup-text.ts'
import { isBlockName, type Markup, type MarkupElement, type MarkupNode } from '../markup/markup-walk.ts'
import { joinedWords } from '../markup/markup-words.ts'
import { isChrome, type Places } from './html-parts.ts'

/** A paragraph of a Hyperaudio page, or one speaker's part of it. */
export type HyperLine = {
  readonly first: MarkupNode
  readonly last: MarkupNode
  readonly start: { readonly ms: Ms | null; readonly token: TimeToken } | null
  readonly speaker: { readonly name: string; readonly span: Span } | null
  /** Null = the line is one element with a time, whose text is `text`. */
  readonly words: readonly Word[] | null
  readonly items: readonly WordTokens[]
  readonly text: string
  readonly unread: readonly Span[]
  readonly end: Ms | null
  /** Length of a line without words. */
  readonly length: TimeToken | null
}

type Part = {
  readonly node: MarkupNode
  readonly text: string
  readonly apart: boolean
  readonly start: Ms | null
  readonly end: Ms | null
  readonly item: WordTokens
}
type Open = {
  readonly block: number
  readonly parts: Part[]
  speaker: HyperLine['speaker']
  first: MarkupNode
  last: MarkupNode
}

const MS = { kind: 'number', digits: 0, perSecond: 1000 } as const

/** All lines in file order: elements with `data-m` (start in ms) and `data-d` (length in ms) are words. */
export function hyperLines(markup: Markup, { block }: Places): HyperLine[] {
  const { text, nodes } = markup
  const timed = nodes.filter(isElement).filter((one) => timeOf(one, 'm') !== undefined)
  const holders = holdersOf(timed)
  const spoken = new Set(timed.filter((one) => !holders.has(one)).map(({ index }) => block[index]))
  const lines: HyperLine[] = []
  let open: Open | null = null
  const close = () => {
    if (open && open.parts.length > 0) lines.push(lineOf(open))
    open = null
  }
  const at = (node: MarkupNode, begins: boolean): Open => {
    const around = block[node.index] ?? -1
    if (!open || open.block !== around || (begins && open.parts.length > 0)) {
      close()
      open = { block: around, parts: [], speaker: null, first: node, last: node }
    }
    open.last = node
    return open
  }
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (!node) break
    if (!isElement(node)) {
      if (spoken.has(block[i]) && /\S/.test(slice(text, node)))
        at(node, false).parts.push(partOf(markup, node))
      continue
    }
    if (isChrome(node)) i = node.next - 1
    const isSpeaker = isNamed(node) && spoken.has(block[i])
    if (isChrome(node) || holders.has(node) || (timeOf(node, 'm') === undefined && !isSpeaker)) continue
    if (isBlockName(node.name)) {
      close()
      lines.push(blockLine(markup, node))
    } else {
      const line = at(node, isSpeaker)
      if (isSpeaker) line.speaker = nameOf(markup, node)
      const isTimed = timeOf(node, 'm') !== undefined
      if (isTimed) line.parts.push(partOf(markup, node, isSpeaker))
    }
    i = node.next - 1
  }
  close()
  return lines
}

function lineOf({ parts, speaker, first, last }: Open): HyperLine {
  const words = joinedWords(
    parts,
    parts.map(({ apart }) => apart),
  )
  const leading = parts.find(({ item }) => item.start)
  const start = leading?.item.start ? { ms: leading.start, token: leading.item.start } : null
  return {
    first,
    last,
    start,
    speaker,
    words,
    // The line's time is that of its first word: one place in the file, which belongs to the line.
    items: parts.map(({ item }) => (item === leading?.item ? withoutStart(item) : item)),
    text: words
      .map((word) => word.text)
      .join('')
      .trim(),
    end: parts.findLast((part) => part.start !== null)?.end ?? null,
    length: null,
    unread: parts.flatMap(({ item, start: ms }) => (item.start && ms === null ? [item.start] : [])),
  }
}

function withoutStart({ block, text, duration }: WordTokens): WordTokens {
  return { block, ...(text && { text }), ...(duration && { duration }) }
}

function blockLine(markup: Markup, element: MarkupElement): HyperLine {
  const start = timeToken(element, 'm')
  const text = shownText(markup, element.index + 1, element.next, { language: 'html' })
  const unread = start && start.ms === null ? [start.token] : []
  const written = timeToken(element, 'd')
  const at = element.nameTo
  const missing: TimeToken = { from: at, to: at, form: MS, around: [' data-d="', '"'] }
  const length = written?.token ?? missing
  const end = start?.ms == null || written?.ms == null ? null : start.ms + written.ms
  const line = { first: element, last: element, start, end, length, text, unread }
  return { ...line, speaker: null, words: null, items: [] }
}

function partOf(markup: Markup, node: MarkupNode, isSpeaker = false): Part {
  const { text } = markup
  const inner = isElement(node) ? node.inner : node
  const raw = slice(text, inner)
  const before = markup.nodes[node.index - 1]
  const isGap = before !== undefined && !isElement(before) && /\s$/.test(slice(text, before))
  const shown = shownText(markup, node.index, isElement(node) ? node.next : node.index + 1, {
    language: 'html',
  })
  const block = { from: node.from, to: node.to }
  const apart = isGap || /^\s/.test(raw)
  if (!isElement(node))
    return { node, text: shown, apart, start: null, end: null, item: { block, text: inner } }
  const start = timeToken(node, 'm')
  const length = timeToken(node, 'd')
  const item = {
    block,
    text: inner,
    ...(start && { start: start.token }),
    ...(length && { duration: length.token }),
  }
  const ms = start?.ms ?? null
  const end = ms === null || length?.ms == null ? null : ms + length.ms
  // The speaker's element has the time of the first word: it becomes a word without text, so that it moves
  // along.
  return { node, text: isSpeaker ? '' : shown.replaceAll('\n', ' '), apart, start: ms, end, item }
}

/** Elements that contain timed ones: their own time adds nothing. */
function holdersOf(timed: readonly MarkupElement[]): ReadonlySet<MarkupElement> {
  const around = new Set<MarkupElement>()
  for (const { parent } of timed) {
    for (let at = parent; at && !around.has(at); at = at.parent) around.add(at)
  }
  return around
}

function timeOf(
  { attributes, name }: MarkupElement,
  letter: 'm' | 'd',
): MarkupElement['attributes'][number] | undefined {
  const own = attributes.find((one) => one.name === `data-${letter}`)
  // Old pages write `<a m="4470">`.
  return own ?? (name === 'a' ? attributes.find((one) => one.name === letter) : undefined)
}

function timeToken(element: MarkupElement, letter: 'm' | 'd'): { ms: Ms | null; token: TimeToken } | null {
  const attribute = timeOf(element, letter)
  if (!attribute) return null
  const match = /^\s*(\d{1,12}(?:\.(\d{1,12}))?)\s*$/.exec(attribute.value)
  const ms = match ? Math.round(Number(match[1])) : null
  return {
    ms,
    token: {
      from: attribute.from,
      to: attribute.to,
      form: { ...MS, digits: match?.[2]?.length ?? 0 },
    },
  }
}

function isNamed({ attributes }: MarkupElement): boolean {
  return /(?:^|\s)speaker(?:\s|$)/i.test(attributes.find(({ name }) => name === 'class')?.value ?? '')
}

function nameOf(markup: Markup, node: MarkupElement): HyperLine['speaker'] {
  const shown = shownText(markup, node.index + 1, node.next, { language: 'html' }).replaceAll('\n', ' ')
  const name = shown
    .replace(/[:：]$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .trim()
  if (name === '') return null
  const inner = trimSpan(markup.text, node.inner)
  const at = slice(markup.text, inner).indexOf(name)
  const span = at === -1 ? inner : { from: inner.from + at, to: inner.from + at + name.length }
  return { name, span }
}
