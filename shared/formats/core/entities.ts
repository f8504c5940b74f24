import { parseFragment } from 'parse5'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g

/**
 * Decodes numeric entities and those with names: XML has five, but programs write those of HTML, too.
 * Entities declared by a document type are never expanded.
 */
export function decodeXml(raw: string): string {
  return decoded(raw, (name) => NAMED[name] ?? namedCharacter(name))
}

function decoded(raw: string, named: (name: string) => string | null | undefined): string {
  if (!raw.includes('&')) return raw
  return raw.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    const isSign = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isSign ? String.fromCodePoint(code) : whole
  })
}

/** Decodes all HTML entities. */
export function decodeHtml(raw: string): string {
  const known = decoded(raw.replaceAll('&nbsp;', '\u00a0'), (name) => NAMED[name])
  if (!/&[a-zA-Z]/.test(known)) return known
  const { childNodes } = parseFragment(raw.replaceAll('<', '&lt;').replaceAll('\0', '\ufffd'))
  // A fragment keeps leading white space as text.
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}

/** What a name stands for in HTML, as in `&eacute;`; null = nothing. Upper and lower case differ. */
export function namedCharacter(name: string): string | null {
  const known = KNOWN.get(name)
  if (known !== undefined) return known
  const entity = `&${name};`
  const shown = decodeHtml(entity)
  // HTML takes the beginning of a longer word for a name, too: `&nothing;` would be a sign and letters.
  const found = shown === entity || shown.length > 2 ? null : shown
  KNOWN.set(name, found)
  return found
}

const KNOWN = new Map<string, string | null>()
