/** A search. `isRegex` = `text` is a JavaScript regular expression. */
export type FindQuery = {
  readonly text: string
  readonly isRegex: boolean
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Where a match stands in a text: `[from, to)`. */
export type Match = readonly [from: number, to: number]

/** Straight quotes match curly ones, a space any white space. */
const LENIENT: Readonly<Record<string, string>> = { "'": "['’‘]", '"': '["“”„]', ' ': '\\s' }

/** Compiles a query; null when it is empty, the error message when it is invalid. */
export function compileQuery({ text, isRegex, matchCase, wholeWord }: FindQuery): RegExp | string | null {
  if (text === '') return null
  const source = isRegex
    ? `(?:${text})`
    : text.replace(/[\\^$.*+?()[\]{}|/-]|['" ]/g, (char) => LENIENT[char] ?? `\\${char}`)
  const flags = `g${matchCase ? '' : 'i'}m`
  const whole = (letter: string) => (wholeWord ? `(?<!${letter})${source}(?!${letter})` : source)
  const strict = build(whole('[\\p{L}\\p{M}\\p{N}_]'), `${flags}u`)
  if (typeof strict !== 'string') return strict
  // `\-` and `\'` are common, but errors in Unicode mode.
  const loose = isRegex ? build(whole('\\w'), flags) : strict
  return typeof loose === 'string' ? strict : loose
}

function build(source: string, flags: string): RegExp | string {
  try {
    return new RegExp(source, flags)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    return message.slice(message.lastIndexOf(': ') + 2)
  }
}

/** All non-empty matches in a text, in order. */
export function matchesIn(text: string, pattern: RegExp): Match[] {
  const found: Match[] = []
  for (const { index, 0: match } of text.matchAll(pattern))
    if (match.length > 0) found.push([index, index + match.length])
  return found
}

/**
 * Replaces all matches, or only the one at `only`. For regular expressions `$1`, `$<name>` and `$&` in
 * `replacement` are expanded and `\n` is a new line. The result is trimmed.
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

/** The expansion for a match: `$` as in `String.prototype.replace`. */
function expansionOf(match: RegExpMatchArray, expand: string): string {
  return expand.replace(
    /\$(?:([$&])|(\d{1,2})|<([^>]{0,99})>)/g,
    (char, own?: string, digits?: string, name?: string) => {
      if (own !== undefined) return own === '$' ? '$' : match[0]
      if (name !== undefined) return match.groups ? (match.groups[name] ?? '') : char
      const group = Number(digits)
      return group > 0 && group < match.length ? (match[group] ?? '') : char
    },
  )
}
