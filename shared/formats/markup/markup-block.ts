import type { Replacement, Span } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { applyWithin } from '../core/replace.ts'
import { isElement, localName } from './markup-text.ts'
import { walkMarkup } from './markup-walk.ts'

/**
 * A new element modelled on another: the characters of `block` with the edits applied. Ids must be unique, so
 * they are left out, and so are the attributes `without` (local names).
 */
export function cloneBlock(
  source: string,
  block: Span,
  edits: readonly Replacement[],
  without: readonly string[] = [],
): string {
  const raw = slice(source, block)
  const [element] = walkMarkup(raw, 'xml').nodes
  const ids = isElement(element)
    ? element.attributes
        .filter(({ name }) => /^(?:xml:)?id$/i.test(name) || without.includes(localName(name)))
        .map((id) => whole(raw, id))
    : []
  const shifted = ids.map(({ from, to }) => ({ from: from + block.from, to: to + block.from, text: '' }))
  return applyWithin(source, block, [...edits, ...shifted])
}

/** The span of a whole attribute: name, quotes and the space before it. */
function whole(raw: string, { name, from, to }: Span & { readonly name: string }): Span {
  let first = raw.lastIndexOf(name, from)
  while (/\s/.test(raw.charAt(first - 1))) first--
  return { from: first, to: /["']/.test(raw.charAt(to)) ? to + 1 : to }
}
