/** What to look for. `isRegex` = the text is a regular expression as JavaScript knows them. */
export type FindQuery = {
  readonly text: string
  readonly isRegex: boolean
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Where a match stands in a text: `[from, to)`. */
export type Match = readonly [from: number, to: number]

/** Straight quotes also find curly ones, and a space any space. */
const LENIENT: Readonly<Record<string, string>> = { "'": "['’‘]", '"': '["“”„]', ' ': '\\s' }

/** The pattern of a query; null when there is nothing to look for, words when it cannot be read. */
export function compileQuery({ text, isRegex, matchCase, wholeWord }: FindQuery): RegExp | string | null {
  if (text === '') return null
  const source = isRegex
    ? `(?:${text})`
    : text.replace(/[\\^$.*+?()[\]{}|/-]|['" ]/g, (sign) => LENIENT[sign] ?? `\\${sign}`)
  const flags = `g${matchCase ? '' : 'i'}m`
  const whole = (letter: string) => (wholeWord ? `(?<!${letter})${source}(?!${letter})` : source)
  const strict = build(whole('[\\p{L}\\p{M}\\p{N}_]'), `${flags}u`)
  if (typeof strict !== 'string') return strict
  // Many write `\-` or `\'`, which is an error in Unicode mode only.
  const loose = isRegex ? build(whole('\\w'), flags) : strict
  return typeof loose === 'string' ? strict : loose
}

function build(source: string, flags: string): RegExp | string {
  try {
    return new RegExp(source, flags)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    return said.slice(said.lastIndexOf(': ') + 2)
  }
}

/** All matches in a text, in order. Matches without any character are no matches. */
export function matchesIn(text: string, pattern: RegExp): Match[] {
  const found: Match[] = []
  for (const { index, 0: match } of text.matchAll(pattern))
    if (match.length > 0) found.push([index, index + match.length])
  return found
}

/**
 * The text with its matches replaced, or only the one that begins at `only`. For regular expressions `$1`, `$<name>` and
 * `$&` in `replacement` stand for what was found, and `\n` for a new line. White space at the ends is cut off.
 */
export function replaceIn(
  text: string,
  pattern: RegExp,
  replacement: string,
  options: { readonly isRegex: boolean; readonly only?: number },
): string {
  const expand = options.isRegex ? replacement.replaceAll('\\n', '\n') : replacement.replaceAll('$', '$$$$')
  const parts: string[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    const [whole] = match
    if (whole.length === 0 || (options.only !== undefined && match.index !== options.only)) continue
    parts.push(text.slice(at, match.index), expansionOf(match, expand))
    at = match.index + whole.length
  }
  return (parts.join('') + text.slice(at)).trim()
}

/** What stands for a match: `$` signs as in `String.prototype.replace`. */
function expansionOf(match: RegExpMatchArray, expand: string): string {
  return expand.replace(
    /\$(?:([$&])|(\d{1,2})|<([^>]{0,99})>)/g,
    (sign, own?: string, digits?: string, name?: string) => {
      if (own !== undefined) return own === '$' ? '$' : match[0]
      if (name !== undefined) return match.groups ? (match.groups[name] ?? '') : sign
      const group = Number(digits)
      return group > 0 && group < match.length ? (match[group] ?? '') : sign
    },
  )
}
