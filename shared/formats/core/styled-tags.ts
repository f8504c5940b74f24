import type { Style, Styled } from './format.ts'

/** The style of a tag until it is closed; null = none. `rest` = what follows its name. */
export type TagStyle = (name: string, rest: string) => Style | null

const NAMED: Readonly<Record<string, Style>> = {
  i: { italic: true },
  em: { italic: true },
  b: { bold: true },
  strong: { bold: true },
  u: { underline: true },
  ruby: { ruby: 'base' },
  rt: { ruby: 'text' },
}

/** HTML tags that captions use; a WebVTT voice names the speaker from there on. */
export function captionTag(name: string, rest: string): Style | null {
  if (name !== 'v') return NAMED[name] ?? null
  const voice = /^(?:\.[^\s.]{1,60})*[ \t]+(\S.*)$/s.exec(rest)?.[1]?.trim()
  return voice === undefined ? null : { voice }
}

/** A tag that is open: `style` is in force inside it, `outer` around it. */
type Open = { readonly name: string; readonly style: Style; readonly outer: Open | null }

/**
 * The text between tags, in its styles. `tag` matches all tags (global), `decode` decodes the text between
 * them. Takes time in proportion to the text, however many tags are open in one another.
 */
export function piecesOfTags(
  raw: string,
  {
    tag,
    decode,
    styleOf,
    base = {},
  }: {
    readonly tag: RegExp
    readonly decode: (text: string) => string
    readonly styleOf: TagStyle
    /** The style of the whole text. */
    readonly base?: Style
  },
): readonly Styled[] {
  const pieces: Styled[] = []
  let open = null as Open | null
  // A closing tag that nothing opened is known without looking through all that are open.
  const counts = new Map<string, number>()
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by)
  let override: Style = {}
  let style = shown(base)
  let at = 0
  const add = (to: number) => {
    if (to > at) pieces.push({ text: decode(raw.slice(at, to)), style })
  }
  for (const { 0: found, index } of raw.matchAll(tag)) {
    add(index)
    at = index + found.length
    const whole = found.replace(/^\{(\/?[a-z])\}$/i, '<$1>')
    if (whole.startsWith('{')) override = { ...override, ...overrides(whole) }
    else {
      const [, slash = '', name = '', rest = ''] =
        /^<(\/?)([^\s.<>/]*)((?:[\s./][^<>]*?)?)\/?>$/.exec(whole) ?? []
      const known = name.toLowerCase().replace(/^.*:/, '')
      if (slash !== '') {
        // Unclosed tags inside end with it.
        for (let isOpen = (counts.get(known) ?? 0) > 0; isOpen && open; open = open.outer) {
          count(open.name, -1)
          isOpen = open.name !== known
        }
      } else if (known === 'br') pieces.push({ text: '\n', style })
      else if (!whole.endsWith('/>')) {
        open = { name: known, style: { ...(open?.style ?? base), ...styleOf(known, rest) }, outer: open }
        count(known, 1)
      }
    }
    style = shown({ ...(open?.style ?? base), ...override })
  }
  add(raw.length)
  return pieces
}

/** All styles merged; later ones win. */
export function combined(styles: readonly Style[]): Style {
  const all: Style = {}
  for (const style of styles) Object.assign(all, style)
  return all
}

/** The style without properties that are false. */
function shown(style: Style): Style {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== false))
}

const SWITCH = /\\([ibu])(\d{1,4})(?![\d.])|\\r/g
const SWITCHES = { i: 'italic', b: 'bold', u: 'underline' } as const

/**
 * Italic, bold and underline of a SubStation Alpha override tag: `{\i1\b0}`; weights from 600 up are bold.
 */
function overrides(tag: string): Style {
  let style: Style = {}
  for (const [whole, letter, value] of tag.matchAll(SWITCH)) {
    if (whole === '\\r') style = { italic: false, bold: false, underline: false }
    else if (letter === 'i' || letter === 'b' || letter === 'u')
      style = { ...style, [SWITCHES[letter]]: value === '1' || (letter === 'b' && Number(value) >= 600) }
  }
  return style
}
