import { showLines } from '../core/lines.ts'
import type { MarkupSyntax } from '../core/marked-text.ts'
import { partsBy } from '../core/tag-parts.ts'
import { SYMBOLS } from './praat-symbols.ts'

/** What stands for something else between the quotes: `\\u""` (a quote is doubled), and `""`. */
const SPECIAL = new RegExp(
  `\\\\(${[...SYMBOLS.keys()].map((pair) => quoted(pair).replace(/[^\w"]/g, '\\$&')).join('|')})|""`,
  'g',
)

/** The text of a Praat string without its outer quotes: `""` stands for `"`, and `\\u""` for ü. */
export function unquote(raw: string): string {
  if (!/\\|""/.test(raw)) return raw
  return raw.replace(SPECIAL, shownFor)
}

function shownFor(special: string): string {
  return special === '""' ? '"' : (SYMBOLS.get(special.slice(1).replaceAll('""', '"')) ?? special)
}

function quoted(text: string): string {
  return text.replaceAll('"', '""')
}

/**
 * A text as it stands between the quotes of a Praat string. New special characters are written as such; a
 * backslash that would make one with what follows becomes `\\bs`.
 */
export function quote(text: string): string {
  const bare = text.replace(/\\(?=(..))/gs, (slash, pair: string) => (SYMBOLS.has(pair) ? '\\bs' : slash))
  return quoted(bare)
}

/** Special symbols and doubled quotes, which stay as they are written where the text stays. */
export const GRID_MARKUP: MarkupSyntax = {
  parts: (raw) =>
    partsBy(raw, new RegExp(`${SPECIAL.source}|\\r\\n|\\r`, 'g'), (piece) => ({
      kind: 'text',
      shown: piece.startsWith('\r') ? '\n' : shownFor(piece),
    })),
  show: (raw) => showLines(unquote(raw).trim()),
  print: quote,
  closing: () => '',
}
