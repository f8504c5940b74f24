import type { Span } from '../core/format.ts'
import { trimSpan } from '../core/lines.ts'
import { isElement, rootOf } from '../markup/markup-text.ts'
import { isBlockName, type Markup, type MarkupElement, type MarkupNode } from '../markup/markup-walk.ts'

/** Elements of a page without spoken text. */
const CHROME = new Set(
  `head script style title nav footer aside template noscript svg math button form select textarea iframe audio video
  object canvas menu dialog`.split(/\s+/),
)

/** Roots of XML files that may contain HTML-like parts. */
const OTHERS = new Set('tt timedtext transcript annotation_document smil sami rss feed opml'.split(' '))

/** True for a head that may be a page or part of one: it does not begin like another kind of file. */
export function isPage(head: string): boolean {
  return !/^\ufeff?\s*[{[]/.test(head) && !OTHERS.has(rootOf(head))
}

/** True for elements beside the transcript: navigation, scripts, forms. */
export function isChrome({ name }: MarkupElement): boolean {
  return CHROME.has(name)
}

/** Depth of every node, and the index of the nearest block element around it; -1 = none. */
export type Places = { readonly depth: Int32Array; readonly block: Int32Array }

/** Depth and nearest block element of every node, in one pass. */
export function placesOf({ nodes }: Markup): Places {
  const depth = new Int32Array(nodes.length)
  const block = new Int32Array(nodes.length)
  for (const node of nodes) {
    const { parent, index } = node
    depth[index] = parent ? (depth[parent.index] ?? 0) + 1 : 0
    const around = parent ? (block[parent.index] ?? -1) : -1
    block[index] = isElement(node) && isBlockName(node.name) ? index : around
  }
  return { depth, block }
}

/** The two nodes, or ancestors of them, that have the same parent. */
function asSiblings(first: MarkupNode, last: MarkupNode, { depth }: Places): [MarkupNode, MarkupNode] {
  let [a, b] = [first, last]
  const deep = (node: MarkupNode) => depth[node.index] ?? 0
  while (a.parent !== b.parent) {
    const [left, right]: [number, number] = [deep(a), deep(b)]
    if (left >= right && a.parent) a = a.parent
    if (right >= left && b.parent) b = b.parent
  }
  return [a, b]
}

/** The innermost element that contains all nodes (in file order); null = the whole file. */
export function containerOf(nodes: readonly MarkupNode[]): MarkupElement | null {
  const last = nodes.at(-1)
  let around = nodes[0]?.parent ?? null
  while (around && last && around.next <= last.index) around = around.parent
  return around
}

/**
 * From the first to the last node, trimmed, with balanced tags and the inline tags around all of it where
 * that does not include anything before `floor`.
 */
export function spanOf(
  text: string,
  nodes: readonly [first: MarkupNode, last: MarkupNode],
  floor: number,
  places: Places,
): Span {
  const [first, last] = nodes
  let [a, b] = asSiblings(first, last, places)
  for (let { parent } = a; parent && parent.from >= floor && !isBlockName(parent.name); { parent } = parent) {
    const isAll =
      text.slice(parent.inner.from, a.from).trim() + text.slice(b.to, parent.inner.to).trim() === ''
    if (!isAll) break
    a = parent
    b = parent
  }
  return trimSpan(text, { from: a.from < floor ? first.from : a.from, to: b.to })
}

/**
 * From the first to the last node with the elements around them that contain nothing else: those after node
 * `after` and before node `before`.
 */
export function wholeSpan(
  text: string,
  nodes: readonly [first: MarkupNode, last: MarkupNode],
  limits: { readonly after: number; readonly before: number; readonly container: MarkupElement | null },
  places: Places,
): Span {
  let [a, b] = asSiblings(nodes[0], nodes[1], places)
  for (let { parent } = a; parent && parent !== limits.container; { parent } = parent) {
    if (parent.index <= limits.after || parent.next > limits.before) break
    a = parent
    b = parent
  }
  return trimSpan(text, { from: a.from, to: b.to })
}
