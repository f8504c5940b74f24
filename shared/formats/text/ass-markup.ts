import type { MarkupSyntax, Part } from '../core/marked-text.ts'
import { partsBy } from '../core/tag-parts.ts'
import { drawsAfter, ESCAPE, PIECE, showAss, shownPiece } from './ass-text.ts'

/** Override tags by name (libass, ass_parse.c), longer names first, with their arguments. */
const NAMES =
  'iclip|clip|fscx|fscy|alpha|xbord|ybord|xshad|yshad|bord|shad|blur|fade|move|fax|fay|frx|fry|frz|fsp|fad|pbo|pos|org|[1-4][ac]|an|be|fe|fn|fr|fs|k[fot]|a|b|c|i|k|p|q|r|s|t|u'
const OVERRIDE = new RegExp(`\\\\(${NAMES})(\\((?:[^()]|\\([^()]*\\))*\\)|[^\\\\(){}]*)`, 'gi')
/** Karaoke and fades belong to one moment: they are not said again. */
const ONCE = /^(?:k[fot]?|fade?)$/i
/** What places the whole event and is no style of its letters. */
const PLACING = /^(?:an?|pos|move|org|i?clip|q|fade?|k[fot]?)$/i

/** Override tags in braces count for the rest of the event; escapes stand for characters. */
export const ASS_MARKUP: MarkupSyntax = {
  parts: (raw) => {
    const last = raw.lastIndexOf('}') + 1
    const rest = partsBy(raw.slice(last), ESCAPE, readPiece)
    const moved = rest.map((part) => ({ ...part, from: part.from + last, to: part.to + last }))
    return withDrawings([...partsBy(raw.slice(0, last), PIECE, readPiece), ...moved], raw)
  },
  show: showAss,
  print: (text) =>
    text
      .replace(/[{}]/g, (brace) => `\\${brace}`)
      .replaceAll('\u00a0', '\\h')
      .replace(/(?<![ \t])[ \t]*\n\s*/g, '\\N'),
  closing: () => '',
  again: (states) => {
    const said = overridesOf(states).filter(({ name }) => !ONCE.test(name))
    return said.length === 0 ? '' : `{${said.map(({ raw }) => raw).join('')}}`
  },
  reset: (states) => (overridesOf(states).some(({ name }) => !PLACING.test(name)) ? '{\\r}' : ''),
}

/** The overrides in force: of each name the last, and no style from before a reset. */
function overridesOf(states: readonly string[]): { readonly name: string; readonly raw: string }[] {
  const force = new Map<string, string>()
  for (const { 0: raw, 1: name = '' } of states.join('').matchAll(OVERRIDE)) {
    if (name === 'r') for (const one of [...force.keys()]) if (!PLACING.test(one)) force.delete(one)
    force.delete(name)
    force.set(name, raw)
  }
  return Array.from(force, ([name, raw]) => ({ name, raw }))
}

/** The strokes of a drawing are no text. */
function withDrawings(parts: readonly Part[], raw: string): readonly Part[] {
  let draws = false
  return parts.map((part) => {
    if (part.kind === 'state') draws = drawsAfter(raw.slice(part.from, part.to), draws)
    return draws && part.kind === 'text' ? { from: part.from, to: part.to, kind: 'alone' } : part
  })
}

function readPiece(piece: string): ReturnType<Parameters<typeof partsBy>[2]> {
  return piece.startsWith('{') ? { kind: 'state' } : { kind: 'text', shown: shownPiece(piece) }
}
