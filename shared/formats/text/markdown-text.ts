import { append } from '../../base/append.ts'
import { showLines } from '../core/lines.ts'
import type { MarkupSyntax, Part } from '../core/marked-text.ts'
import { partsBy } from '../core/tag-parts.ts'

/** Raw text that is shown differently: markers are hidden, escapes show their character. */
type Hidden = { readonly from: number; readonly to: number; readonly shown: string }

const MARKUP =
  /\\([!-/:-@[-`{-~])|!?\[((?:[^\][\\\n]|\\.){0,300})\](\([^()\s]{0,1000}(?:[ \t]+"[^"\n]{0,200}")?\))|\*\*|__(?=[\p{L}\p{N}"“(])|(?<=[\p{L}\p{N}.,!?"”)])__|`|(?<![\p{L}\p{N}*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])|(?<=[^\s_])_(?![\p{L}\p{N}_])/gu

/** The markers and escapes of Markdown (CommonMark inlines), in order. */
function hiddenIn(raw: string): Hidden[] {
  const found: Hidden[] = []
  for (const { 0: whole, 1: escaped, 2: label, 3: target, index } of raw.matchAll(MARKUP)) {
    const to = index + whole.length
    if (escaped !== undefined) found.push({ from: index, to, shown: escaped })
    else if (label !== undefined && target !== undefined) {
      const from = index + (whole.startsWith('!') ? 2 : 1)
      const end = from + label.length
      found.push({ from: index, to: from, shown: '' })
      for (const inner of hiddenIn(label))
        found.push({ from: from + inner.from, to: from + inner.to, shown: inner.shown })
      found.push({ from: end, to, shown: '' })
    } else found.push({ from: index, to, shown: '' })
  }
  return found
}

/** Markdown as shown: links as their text, no emphasis markers, escapes resolved. */
export function showMarkdown(raw: string): string {
  if (!/[\\[*_`]/.test(raw)) return showLines(raw)
  let at = 0
  let text = ''
  for (const { from, to, shown } of hiddenIn(raw)) {
    text += raw.slice(at, from) + shown
    at = to
  }
  return showLines(text + raw.slice(at))
}

/** Plain text escaped as Markdown. Blank lines separate paragraphs. */
export function printMarkdown(text: string, eol: string): string {
  return text
    .replace(/[\\`*_[\]]/g, (char) => `\\${char}`)
    .replace(/(?<![ \t])[ \t]*(?:\r\n|\n|\r)/g, eol)
    .replace(/^([ \t]*)(#{1,6}[ \t]|---|===)/gm, '$1\\$2')
}

/** The emphasis, links and escapes of Markdown. A marker opens what is not open, and closes what is. */
export function markdownMarkup(_source: string, eol: string): MarkupSyntax {
  return {
    parts: partsOf,
    show: showMarkdown,
    print: (text) => printMarkdown(text, eol),
    blankLines: true,
    closing: () => '',
  }
}

function partsOf(raw: string): Part[] {
  const parts: Part[] = []
  const open = new Set<string>()
  let at = 0
  const plain = (to: number) => {
    if (to > at) append(parts, partsBy(raw.slice(at, to), /\r\n|\r/g, () => LINE_BREAK).map(moved(at)))
    at = Math.max(at, to)
  }
  for (const { from, to, shown } of hiddenIn(raw)) {
    plain(from)
    at = to
    const piece = raw.slice(from, to)
    const isLink = /^!?\[$|^\]/.test(piece)
    const name = isLink ? '[' : piece
    const isOpen = isLink ? piece.endsWith('[') : !open.has(name)
    if (shown !== '') parts.push({ kind: 'text', shown, from, to })
    else parts.push({ kind: isOpen ? 'open' : 'close', name, from, to })
    if (shown === '' && isOpen) open.add(name)
    else if (shown === '') open.delete(name)
  }
  plain(raw.length)
  return parts
}

const LINE_BREAK = { kind: 'text', shown: '\n' } as const

function moved(by: number): (part: Part) => Part {
  return (part) => ({ ...part, from: part.from + by, to: part.to + by })
}
