import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import { decodeHtml, decodeXml } from '../core/entities.ts'
import type { Markup, MarkupAttribute, MarkupElement, MarkupNode } from './markup-walk.ts'

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
  'too-deep': message('found.elementsTooDeep'),
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
