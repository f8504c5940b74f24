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
  return combined([...named.map((id) => namedStyle(id, source)), ownStyle(tag)])
}

/** A referenced style; these stand in the head. */
function namedStyle(id: string, source: string): Style {
  for (const [tag] of headOf(source).matchAll(/<(?:[\w.-]+:)?style\s[^<>]*>/g)) {
    if (/\s(?:xml:)?id\s*=\s*["']([^"'<>]*)["']/.exec(tag)?.[1] === id) return ownStyle(tag)
  }
  return {}
}

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
