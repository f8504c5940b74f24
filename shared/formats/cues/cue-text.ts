import { createFinder, createFinders } from '../core/finder.ts'
import type { Styled } from '../core/format.ts'
import { joinLines, showLines } from '../core/lines.ts'
import { captionTag, piecesOfTags } from '../core/styled-tags.ts'

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
  apos: "'",
}
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi
const VTT_TAG = /<\/?[a-z\d][^<>]*>|<\/?>/gi
const SRT_TAG =
  /<\/?(?:i|b|u|s|em|strong|font|c|v|ruby|rt|lang|span|br|p)(?:[\s.][^<>]*)?\/?>|\{\\[^{}\n]*\}/gi

/** What cue text may have in it that is not shown as it stands: tags, entities, other white space. */
const SIGNS = '\t\r&<{['

/**
 * Gives the text in `[from, to)` as people read it, for places of one file in their order. Most text needs nothing done
 * to it, which one look tells; `show` gets the rest.
 */
export function textReader(
  text: string,
  show: (raw: string) => string,
): (from: number, to: number) => string {
  const hasSigns = createFinders(text, SIGNS)
  const hasBreak = createFinder(text, '\n')
  return (from, to) => {
    const raw = text.slice(from, to)
    if (from >= to) return raw
    const isPlain =
      !hasSigns(from, to) &&
      !isSpace(text.charCodeAt(from)) &&
      !isSpace(text.charCodeAt(to - 1)) &&
      (!hasBreak(from, to) || areTrimmed(raw))
    return isPlain ? raw : show(raw)
  }
}

/** No spaces at the beginning or end of any line inside. */
function areTrimmed(raw: string): boolean {
  for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1))
    if (raw.charCodeAt(at - 1) === 32 || raw.charCodeAt(at + 1) === 32) return false
  return true
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10
}

/** Cue text as people read it: no tags, entities decoded, lines trimmed. WebVTT rules: every tag is one. */
export function showVtt(raw: string): string {
  return showLines(decodeEntities(withoutTags(raw)))
}

/** WebVTT cue text without its tags. */
export function withoutTags(raw: string): string {
  return raw.includes('<') ? raw.replace(VTT_TAG, '') : raw
}

/** The same for SubRip: only the tags that players know, and `{\an8}`; any other `<` is a sign. */
export function showSrt(raw: string): string {
  const hasTags = raw.includes('<') || raw.includes('{')
  return showLines(decodeEntities(hasTags ? raw.replace(SRT_TAG, '') : raw))
}

/** WebVTT cue text in its styles. */
export function styledVtt(raw: string): readonly Styled[] {
  return raw.includes('<')
    ? piecesOfTags(raw, { tag: VTT_TAG, decode: decodeEntities, styleOf: captionTag })
    : []
}

/** The same for SubRip. */
export function styledSrt(raw: string): readonly Styled[] {
  return raw.includes('<') || raw.includes('{')
    ? piecesOfTags(raw, { tag: SRT_TAG, decode: decodeEntities, styleOf: captionTag })
    : []
}

/** Plain text as WebVTT cue text, without blank lines. */
export function printVtt(text: string, eol: string): string {
  return joinLines(text, eol).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Plain text as SubRip cue text: only what would be read as an entity or a tag is escaped. */
export function printSrt(text: string, eol: string): string {
  const safe = joinLines(text, eol).replace(ENTITY, (entity) => `&amp;${entity.slice(1)}`)
  return safe
    .replace(SRT_TAG, (tag) => (tag.startsWith('<') ? `&lt;${tag.slice(1)}` : tag))
    .replaceAll('-->', '--&gt;')
}

/** Decodes the entities of WebVTT and numeric ones; anything else with an `&` stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
}
