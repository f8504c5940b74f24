import { parseFragment } from 'parse5'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import type { Markup, MarkupAttribute, MarkupElement, MarkupNode } from './markup-walk.ts'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g

/** Decodes numeric entities and the five of XML. Entities declared by a document type are never expanded. */
export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    const isSign = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isSign ? String.fromCodePoint(code) : whole
  })
}

/** Decodes all HTML entities. */
export function decodeHtml(raw: string): string {
  const known = decodeXml(raw.replaceAll('&nbsp;', '\u00a0'))
  if (!/&[a-zA-Z]/.test(known)) return known
  const { childNodes } = parseFragment(raw.replaceAll('<', '&lt;').replaceAll('\0', '\ufffd'))
  // A fragment keeps leading white space as text.
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}

/** Text escaped for between tags; characters that XML forbids are removed. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Text escaped for an attribute value. */
export function escapeAttribute(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ')).replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** The name without its namespace prefix: `p` for `tt:p`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** True for an element; false for text or no node. */
export function isElement(node: MarkupNode | undefined): node is MarkupElement {
  return node?.kind === 'element'
}

/** The attribute with this name, or with this local name under any prefix. */
export function attributeOf(element: MarkupElement, name: string): MarkupAttribute | undefined {
  return (
    element.attributes.find((one) => one.name === name) ??
    element.attributes.find((one) => localName(one.name) === name)
  )
}

export type TextRules = {
  readonly language: 'xml' | 'html'
  /** White space is kept. */
  readonly preserve?: boolean
  /** True for elements whose content is hidden. */
  isHidden?(element: MarkupElement): boolean
}

/** The visible text of the nodes `from`..`to` (excluded): `<br>` ends a line, white space collapses. */
export function shownText({ text, nodes }: Markup, from: number, to: number, rules: TextRules): string {
  const parts: string[] = []
  for (let i = from; i < to; ) {
    const node = nodes[i]
    if (!node) break
    if (isElement(node)) {
      if (localName(node.name).toLowerCase() === 'br') parts.push('\n')
      i = rules.isHidden?.(node) ? node.next : i + 1
      continue
    }
    const raw = text.slice(node.from, node.to)
    const spaced = rules.preserve ? raw.replace(/\r\n?/g, '\n') : raw.replace(/[ \t\r\n\f]+/g, ' ')
    parts.push(node.verbatim ? spaced : rules.language === 'html' ? decodeHtml(spaced) : decodeXml(spaced))
    i++
  }
  return tidyLines(parts.join(''))
}

/** Trims every line, collapses spaces, and removes blank lines at both ends. */
function tidyLines(text: string): string {
  if (!/^[ \n\t]|[ \n\t]$|[ \t]{2}|[ \t]\n|\n[ \t]/.test(text)) return text
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/^ | $/g, ''))
  const first = lines.findIndex((line) => line !== '')
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n')
}

const FAULTS = {
  'cut-off': message('found.fileBreaksOff'),
  unclosed: message('found.elementNotClosed'),
  'stray-end': message('found.closingTagCloses'),
} as const

/** Faults of the markup, each with its line; `prefix` = the format's id. */
export function faultFindings(
  { faults }: Markup,
  lineAt: (offset: number) => number,
  prefix: string,
): Diagnostic[] {
  return faults.map(({ at, kind }) => warning(`${prefix}/${kind}`, FAULTS[kind], lineAt(at)))
}

/** The first element in the head of a file, in lower case without prefix; empty when there is none. */
export function rootOf(head: string): string {
  let at = head.charCodeAt(0) === 0xfeff ? 1 : 0
  for (;;) {
    // A document type with declarations in brackets ends with `]>`.
    while (/[\s\]>]/.test(head.charAt(at))) at++
    if (head.charAt(at) !== '<') return ''
    const isNote = head.startsWith('<!--', at)
    if (!isNote && head.charAt(at + 1) !== '!' && head.charAt(at + 1) !== '?') break
    const closing = isNote ? '-->' : '>'
    const end = head.indexOf(closing, at + (isNote ? 4 : 2))
    if (end === -1) return ''
    at = end + closing.length
  }
  const name = /^[\w.:-]+/.exec(head.slice(at + 1, at + 80))?.[0] ?? ''
  return localName(name).toLowerCase()
}
