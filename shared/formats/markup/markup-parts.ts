import { append } from '../../base/append.ts'
import { decodeHtml, decodeXml } from '../core/entities.ts'
import type { MarkupSyntax, Part } from '../core/marked-text.ts'
import { partsBy } from '../core/tag-parts.ts'
import { escapeText, isElement, localName, shownText } from './markup-text.ts'
import { type MarkupElement, walkMarkup } from './markup-walk.ts'

type Rules = {
  readonly language: 'xml' | 'html'
  /** A line break as the file writes it. */
  readonly lineBreak: string
  /** True for elements whose content is hidden. */
  readonly isHidden?: (element: MarkupElement) => boolean
}

/** The elements and entities of XML and HTML; white space in the file is a space, `<br>` a line break. */
export function elementMarkup({ language, lineBreak, isHidden }: Rules): MarkupSyntax {
  const rules = { language, ...(isHidden && { isHidden }) }
  return {
    parts: (raw) => partsOf(raw, language, isHidden),
    show: (raw) => {
      const markup = walkMarkup(raw, language)
      return shownText(markup, 0, markup.nodes.length, rules).trim()
    },
    print: (text) => text.split('\n').map(escapeText).join(lineBreak),
    closing: (open) => `</${/[\w.:-]+/.exec(open)?.[0] ?? ''}>`,
  }
}

function partsOf(raw: string, language: 'xml' | 'html', isHidden: Rules['isHidden']): Part[] {
  const { nodes } = walkMarkup(raw, language)
  const marks: Part[] = []
  let hidden = 0
  for (const node of nodes) {
    if (node.from < hidden) continue
    if (!isElement(node)) append(marks, textParts(raw, node, language))
    else if (localName(node.name).toLowerCase() === 'br')
      marks.push({ kind: 'text', shown: '\n', from: node.from, to: node.to })
    else if (isHidden?.(node) || node.inner.from === node.to) {
      marks.push({ kind: 'alone', from: node.from, to: node.to })
      hidden = node.to
    } else {
      const { name, inner } = node
      marks.push({ kind: 'open', name, from: node.from, to: inner.from })
      if (inner.to < node.to) marks.push({ kind: 'close', name, from: inner.to, to: node.to })
    }
  }
  return withoutGaps(
    marks.sort((a, b) => a.from - b.from || a.to - b.to),
    raw.length,
  )
}

function textParts(
  raw: string,
  { from, to, verbatim }: { readonly from: number; readonly to: number; readonly verbatim: boolean },
  language: 'xml' | 'html',
): Part[] {
  const decode = language === 'html' ? decodeHtml : decodeXml
  const pattern = verbatim ? /[\r\n\t\f]/g : /[\r\n\t\f]|&[^\s&;<>]{1,40};/g
  const read = (piece: string) =>
    ({ kind: 'text', shown: piece.startsWith('&') ? decode(piece) : ' ' }) as const
  return partsBy(raw.slice(from, to), pattern, read).map((part) => ({
    ...part,
    from: part.from + from,
    to: part.to + from,
  }))
}

/** Comments, brackets of CDATA and stray tags stand by themselves. */
function withoutGaps(marks: readonly Part[], length: number): Part[] {
  const parts: Part[] = []
  let at = 0
  const fill = (to: number) => {
    if (to > at) parts.push({ kind: 'alone', from: at, to })
  }
  for (const mark of marks) {
    fill(mark.from)
    parts.push(mark)
    at = Math.max(at, mark.to)
  }
  fill(length)
  return parts
}
