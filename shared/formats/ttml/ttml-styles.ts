import { lastOne } from '../../base/last-one.ts'
import { decodeXml } from '../core/entities.ts'
import type { SegmentTokens, Style, Styled } from '../core/format.ts'
import { headOf, slice } from '../core/lines.ts'
import { combined, piecesOfTags } from '../core/styled-tags.ts'

const TAG = /<[^<>]*>/g

/**
 * A line's text with the styles of its elements, from the paragraph inwards; regions and body are ignored.
 */
export function styledTtml(source: string, { block, text }: SegmentTokens): readonly Styled[] {
  if (!text) return []
  const raw = slice(source, text)
  const open: Style[] = []
  for (const [tag] of source.slice(block.from, text.from).matchAll(TAG)) {
    if (tag.startsWith('</')) open.pop()
    else if (!tag.endsWith('/>')) open.push(styleOfTag(tag, source))
  }
  return piecesOfTags(raw, {
    tag: TAG,
    decode: decodeXml,
    styleOf: (_, rest) => styleOfTag(rest, source),
    base: combined(open),
  })
}

function styleOfTag(tag: string, source: string): Style {
  const named = /\sstyle\s*=\s*["']([^"'<>]{1,200})["']/.exec(tag)?.[1]?.trim().split(/\s+/) ?? []
  const styles = named.length > 0 ? stylesOf(source) : null
  return combined([...named.map((id) => styles?.get(id) ?? {}), ownStyle(tag)])
}

/** The styles that elements refer to, by id; these stand in the head. The first with an id counts. */
const stylesOf = lastOne((source: string): ReadonlyMap<string, Style> => {
  const styles = new Map<string, Style>()
  for (const [tag] of headOf(source).matchAll(/<(?:[\w.-]+:)?style\s[^<>]*>/g)) {
    const id = /\s(?:xml:)?id\s*=\s*["']([^"'<>]*)["']/.exec(tag)?.[1]
    if (id !== undefined && !styles.has(id)) styles.set(id, ownStyle(tag))
  }
  return styles
})

/** The style attributes of one element, with any prefix. */
function ownStyle(tag: string): Style {
  const value = (name: string) =>
    new RegExp(`[\\s:]${name}\\s*=\\s*["']([^"'<>]{0,60})["']`).exec(tag)?.[1]?.trim()
  const [slope, weight, line, ruby] = ['fontStyle', 'fontWeight', 'textDecoration', 'ruby'].map(value)
  return {
    ...(slope !== undefined && { italic: slope === 'italic' || slope === 'oblique' }),
    ...(weight !== undefined && { bold: weight === 'bold' }),
    ...(line !== undefined && { underline: /\bunderline\b/.test(line) && !/\bnoUnderline\b/.test(line) }),
    ...((ruby === 'base' || ruby === 'text') && { ruby }),
  }
}
