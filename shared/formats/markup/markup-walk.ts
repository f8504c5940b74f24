import type { Span } from '../core/format.ts'
import { endOfName, isNameStart, isSpace } from './markup-characters.ts'

/**
 * An XML and HTML reader that keeps offsets and source order, in one pass over any text. Strict parsers stop
 * at the first bare `&` or lose the offsets of attributes; those that build a page move elements and search
 * the open ones again for each tag. No entities are expanded, no document type is read, nothing is fetched or
 * run.
 */
export type Markup = {
  readonly text: string
  /** Elements and texts in file order; those inside an element are `index + 1` to `next - 1`. */
  readonly nodes: readonly MarkupNode[]
  readonly faults: readonly MarkupFault[]
}

export type MarkupNode = MarkupElement | MarkupText

/** An attribute; the span and `value` are inside the quotes, with entities as written. */
export type MarkupAttribute = Span & { readonly name: string; readonly value: string }

export type MarkupElement = Span & {
  readonly kind: 'element'
  /** As written, with its prefix; lower case in HTML. */
  readonly name: string
  /** End of the name in the opening tag: where an attribute can be added. */
  readonly nameTo: number
  readonly attributes: readonly MarkupAttribute[]
  readonly parent: MarkupElement | null
  readonly index: number
  /** Index of the first node after the element. */
  readonly next: number
  /** The content between the tags; empty if there is none. */
  readonly inner: Span
}

export type MarkupText = Span & {
  readonly kind: 'text'
  /** True for `<![CDATA[...]]>`: the span is between the brackets. */
  readonly verbatim: boolean
  readonly parent: MarkupElement | null
  readonly index: number
}

type FaultKind = 'cut-off' | 'unclosed' | 'stray-end' | 'too-deep'
export type MarkupFault = { readonly at: number; readonly kind: FaultKind }

type Open = { -readonly [K in keyof MarkupElement]: MarkupElement[K] } & { paragraph: Open | null }
type Scan = {
  readonly text: string
  readonly html: boolean
  /** Local names of elements that never nest. */
  readonly flat: ReadonlySet<string>
  readonly nodes: MarkupNode[]
  readonly faults: MarkupFault[]
  readonly open: Open[]
  /** Open elements by name. */
  readonly count: Map<string, number>
  /** By name, elements that were too deep and ended early: their end tags close nothing. */
  readonly deep: Map<string, number>
  at: number
}

/** Elements in one another; browsers stop at 512. What is further in stands side by side. */
const DEEPEST = 256

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** HTML elements whose content is not markup. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes'.split(' '))
/** HTML elements that end an open paragraph. */
const BLOCKS = new Set(
  `address article aside blockquote body center details dialog dir div dl dd dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre search section summary table tbody td tfoot th thead
  tr ul`.split(/\s+/),
)

/** True for HTML block elements. */
export function isBlockName(name: string): boolean {
  return BLOCKS.has(name)
}

/**
 * The elements and texts of an XML or HTML file. Never throws; what is not markup is text. In XML an element
 * in `flat` (local names) ends where the next one begins, like HTML paragraphs.
 */
export function walkMarkup(text: string, language: 'xml' | 'html', flat: readonly string[] = []): Markup {
  const html = language === 'html'
  const scan: Scan = {
    text,
    html,
    flat: new Set(flat),
    nodes: [],
    faults: [],
    open: [],
    count: new Map(),
    deep: new Map(),
    at: 0,
  }
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let at = text.indexOf('<', from)
  while (at !== -1) {
    scan.at = at
    const took = takeMarkup(scan, () => addText(scan, from, at, false))
    if (took) from = scan.at
    at = text.indexOf('<', took ? scan.at : at + 1)
  }
  addText(scan, from, text.length, false)
  if (!html && scan.open.length > 0) scan.faults.push({ at: text.length, kind: 'cut-off' })
  while (scan.open.length > 0) endTop(scan, text.length, text.length)
  return { text, nodes: scan.nodes, faults: scan.faults }
}

function addText(scan: Scan, from: number, to: number, verbatim: boolean): void {
  if (from >= to) return
  const parent = scan.open.at(-1) ?? null
  scan.nodes.push({ kind: 'text', from, to, verbatim, parent, index: scan.nodes.length })
}

/**
 * Takes the markup at `scan.at`, calling `before` first for the text in front of it; false when the `<` is
 * plain text.
 */
function takeMarkup(scan: Scan, before: () => void): boolean {
  const { text, html, at } = scan
  const next = text.charCodeAt(at + 1)
  if (next === 33 || next === 63) {
    before()
    if (!html && text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      addText(scan, at + 9, end === -1 ? text.length : end, true)
      scan.at = end === -1 ? text.length : end + 3
    } else scan.at = endOfNote(text, at, html)
    return true
  }
  if (next === 47 && isNameStart(text.charCodeAt(at + 2))) {
    before()
    takeEnd(scan)
    return true
  }
  if (!isNameStart(next)) return false
  before()
  takeStart(scan)
  return true
}

/** The end of a comment, processing instruction or document type with its brackets. */
function endOfNote(text: string, at: number, html: boolean): number {
  const after = (closing: string, from: number) => {
    const found = text.indexOf(closing, from)
    return found === -1 ? text.length : found + closing.length
  }
  if (text.startsWith('<!--', at)) {
    // HTML ends `<!-->` at once.
    return html && text.startsWith('>', at + 4) ? at + 5 : after('-->', at + 4)
  }
  if (text.charCodeAt(at + 1) === 63 && !html) return after('?>', at)
  const close = after('>', at)
  const bracket = html ? -1 : text.slice(at, close).indexOf('[')
  return bracket === -1 ? close : after('>', after(']', at + bracket) - 1)
}

function takeEnd(scan: Scan): void {
  const { text, at } = scan
  const nameTo = endOfName(text, at + 2)
  const name = nameOf(scan, at + 2, nameTo)
  const close = text.indexOf('>', nameTo)
  scan.at = close === -1 ? text.length : close + 1
  const deep = scan.deep.get(name) ?? 0
  if (deep > 0 && scan.open.at(-1)?.name !== name) {
    scan.deep.set(name, deep - 1)
    return
  }
  if (!scan.count.get(name)) {
    if (!scan.html) scan.faults.push({ at, kind: 'stray-end' })
    return
  }
  while (scan.open.at(-1)?.name !== name) {
    const top = scan.open.at(-1)
    if (!scan.html && top) scan.faults.push({ at: top.from, kind: 'unclosed' })
    endTop(scan, at, at)
  }
  endTop(scan, at, scan.at)
}

function endTop(scan: Scan, innerTo: number, to: number): void {
  const element = scan.open.pop()
  if (!element) return
  element.inner = { from: element.inner.from, to: innerTo }
  element.to = to
  element.next = scan.nodes.length
  scan.count.set(element.name, (scan.count.get(element.name) ?? 1) - 1)
}

function takeStart(scan: Scan): void {
  const { text, html, at } = scan
  const nameTo = endOfName(text, at + 1)
  const name = nameOf(scan, at + 1, nameTo)
  scan.at = nameTo
  const attributes: MarkupAttribute[] = []
  for (;;) {
    const next = skipTo(scan)
    if (next === '>' || next === '') break
    // An unclosed tag ends where the next begins.
    if (next === '<' && !html) break
    takeAttribute(scan, attributes)
  }
  const isClosed = text.charAt(scan.at) === '>'
  if (!isClosed && !html) scan.faults.push({ at, kind: 'cut-off' })
  const isEmpty = html ? VOID.has(name) : isClosed && text.charAt(scan.at - 1) === '/'
  if (isClosed) scan.at++
  const isFlat = !html && scan.flat.size > 0 && scan.flat.has(name.slice(name.indexOf(':') + 1))
  if (isFlat || (html && BLOCKS.has(name))) endParagraph(scan, at)
  if (!isEmpty && scan.open.length === DEEPEST) endTooDeep(scan, at)
  const parent = scan.open.at(-1) ?? null
  const element: Open = {
    kind: 'element',
    name,
    nameTo,
    attributes,
    parent,
    index: scan.nodes.length,
    next: scan.nodes.length + 1,
    from: at,
    to: scan.at,
    inner: { from: scan.at, to: scan.at },
    paragraph: null,
  }
  const isParagraph = html ? name === 'p' : isFlat
  element.paragraph = isParagraph ? element : html && BLOCKS.has(name) ? null : (parent?.paragraph ?? null)
  scan.nodes.push(element)
  if (isEmpty) return
  scan.open.push(element)
  scan.count.set(name, (scan.count.get(name) ?? 0) + 1)
  if (html && RAW.has(name)) takeRaw(scan, name)
}

/** Makes room for an element that is too deep: it stands beside the innermost one instead of in it. */
function endTooDeep(scan: Scan, at: number): void {
  const name = scan.open.at(-1)?.name ?? ''
  if (scan.deep.size === 0) scan.faults.push({ at, kind: 'too-deep' })
  scan.deep.set(name, (scan.deep.get(name) ?? 0) + 1)
  endTop(scan, at, at)
}

/** A block ends the open paragraph around it; in XML that is a fault. */
function endParagraph(scan: Scan, at: number): void {
  const paragraph = scan.open.at(-1)?.paragraph
  if (!paragraph) return
  if (!scan.html) scan.faults.push({ at: paragraph.from, kind: 'unclosed' })
  while (scan.open.at(-1) !== paragraph) endTop(scan, at, at)
  endTop(scan, at, at)
}

/** Scripts and styles are text up to their end tag. */
function takeRaw(scan: Scan, name: string): void {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi')
  end.lastIndex = scan.at
  const to = end.exec(scan.text)?.index ?? scan.text.length
  addText(scan, scan.at, to, true)
  scan.at = to
}

/** Skips white space and slashes; the next character, empty at the end. */
function skipTo(scan: Scan): string {
  const { text } = scan
  while (isSpace(text.charCodeAt(scan.at)) || text.charCodeAt(scan.at) === 47) scan.at++
  return text.charAt(scan.at)
}

function takeAttribute(scan: Scan, attributes: MarkupAttribute[]): void {
  const { text } = scan
  const nameFrom = scan.at
  // An `=` in place of a name is taken as one, so that every turn makes progress.
  scan.at = Math.max(endOfName(text, nameFrom), nameFrom + 1)
  const name = nameOf(scan, nameFrom, scan.at)
  let at = scan.at
  while (isSpace(text.charCodeAt(at))) at++
  if (text.charCodeAt(at) !== 61) return
  at++
  while (isSpace(text.charCodeAt(at))) at++
  const quote = text.charAt(at)
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1)
    const to = close === -1 ? text.length : close
    attributes.push({ name, from: at + 1, to, value: text.slice(at + 1, to) })
    scan.at = Math.min(to + 1, text.length)
    return
  }
  let to = at
  while (to < text.length && !isSpace(text.charCodeAt(to)) && text.charCodeAt(to) !== 62) to++
  if (!scan.html && text.charAt(to) === '>' && text.charAt(to - 1) === '/' && to - 1 >= at) to--
  attributes.push({ name, from: at, to, value: text.slice(at, to) })
  scan.at = to
}

function nameOf({ text, html }: Scan, from: number, to: number): string {
  const name = text.slice(from, to)
  return html ? name.toLowerCase() : name
}
