import { namedCharacter } from '../core/entities.ts'
import { createFinder, createFinders } from '../core/finder.ts'
import type { Styled } from '../core/format.ts'
import { joinLines, showLines } from '../core/lines.ts'
import { captionTag, piecesOfTags } from '../core/styled-tags.ts'
import { withoutTimings } from './cue-timing.ts'

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
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z\d]{1,31}));/gi
const BREAK = /<\/?br\s*\/?>/gi
/** The tags of WebVTT and its time stamps, and those of HTML that captions have; others are spoken text. */
export const VTT_TAG =
  /<\/?(?:c|i|b|u|v|ruby|rt|rp|lang|font|span|em|strong|s|p|br|div|a|sub|sup|small|big)(?:[\s./:][^<>]*)?\/?>|<\d[^<>]*>|<\/?>/gi
/** The tags and overrides that players of SubRip know. */
export const SRT_TAG =
  /<\/?(?:i|b|u|s|em|strong|font|c|v|ruby|rt|lang|span|br|p)(?:[\s.][^<>]*)?\/?>|\{\\[^{}\n]*\}|\{([ibus])\}(?=[^]{0,500}?\{\/\1\})|\{\/[ibus]\}/gi
const BRACED = /^\{\/?[ibus]\}$/i

/** Characters that cue text does not show as they are: tags, entities, other white space. */
const SPECIAL = '\t\r&<{['

/**
 * Gives the visible text in `[from, to)`; fast when queried in file order. Most text needs no conversion,
 * which one check shows; the rest goes through `show`.
 */
export function textReader(
  text: string,
  show: (raw: string) => string,
): (from: number, to: number) => string {
  const hasSpecial = createFinders(text, SPECIAL)
  const hasBreak = createFinder(text, '\n')
  return (from, to) => {
    const raw = text.slice(from, to)
    if (from >= to) return raw
    const isPlain =
      !hasSpecial(from, to) &&
      !isSpace(text.charCodeAt(from)) &&
      !isSpace(text.charCodeAt(to - 1)) &&
      (!hasBreak(from, to) || areTrimmed(raw))
    return isPlain ? raw : show(raw)
  }
}

/** True when no inner line begins or ends with a space. */
function areTrimmed(raw: string): boolean {
  for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1))
    if (raw.charCodeAt(at - 1) === 32 || raw.charCodeAt(at + 1) === 32) return false
  return true
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10
}

function withBreaks(raw: string): string {
  return raw.replace(BREAK, '\n')
}

/**
 * Visible cue text: tags removed, `<br>` as a line break, entities decoded, lines trimmed. In WebVTT every
 * tag counts.
 */
export function showVtt(raw: string): string {
  return showLines(decodeEntities(withoutTags(withBreaks(raw))))
}

/** WebVTT cue text without its tags. */
export function withoutTags(raw: string): string {
  return raw.includes('<') ? raw.replace(VTT_TAG, '') : raw
}

/** The same for SubRip: only tags that players know, and `{\an8}`; any other `<` is text. */
export function showSrt(raw: string): string {
  const hasTags = raw.includes('<') || raw.includes('{')
  return showLines(decodeEntities(hasTags ? withBreaks(raw).replace(SRT_TAG, '') : raw))
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
  return withoutTimings(escapeVtt(joinLines(text, eol)))
}

/** What would be read as an entity or a tag of WebVTT, escaped. */
export function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Plain text as SubRip cue text: only what would be read as an entity or a tag is escaped. */
export function printSrt(text: string, eol: string): string {
  return withoutTimings(escapeSrt(joinLines(text, eol)))
}

/** What would be read as an entity, a tag or a line of times of SubRip, escaped. */
export function escapeSrt(text: string): string {
  const safe = text.replace(ENTITY, (entity) => `&amp;${entity.slice(1)}`)
  return safe.replace(SRT_TAG, escapeTag).replaceAll('-->', '--&gt;')
}

/** Overrides of SubStation Alpha have no escape. */
function escapeTag(tag: string): string {
  if (tag.startsWith('<')) return `&lt;${tag.slice(1)}`
  return BRACED.test(tag) ? `&#123;${tag.slice(1)}` : tag
}

/** Decodes the entities of HTML, named and numeric; any other `&` stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? namedCharacter(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
}
