import { longer } from '../../base/growing.ts'
import { rankIn } from '../../base/search.ts'
import type { Span, TextContext } from './format.ts'

/** How many characters are read to recognise a file. */
const HEAD = 65_536

/** The first 64 KiB of a text. */
export function headOf(text: string): string {
  return text.slice(0, HEAD)
}

/** Where each line begins and ends, as columns: large files have millions of lines. */
export type LineTable = { readonly from: Int32Array; readonly to: Int32Array }

/** Expected characters per line; with shorter lines the columns grow. */
const USUAL_LENGTH = 24

/**
 * The lines of a text without a byte order mark and without their ends (`\n`, `\r\n` or `\r`, also mixed).
 */
export function tableOfLines(text: string): LineTable {
  let starts = new Int32Array(Math.ceil(text.length / USUAL_LENGTH) + 1)
  let ends = new Int32Array(starts.length)
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let newline = text.indexOf('\n', from)
  // Most files have no carriage returns: then one search is enough.
  let nextReturn = text.indexOf('\r', from)
  for (let count = 0; ; count++) {
    if (count === starts.length) {
      starts = longer(starts)
      ends = longer(ends)
    }
    const isReturn = nextReturn !== -1 && (newline === -1 || nextReturn < newline)
    const end = isReturn ? nextReturn : newline
    starts[count] = from
    ends[count] = end === -1 ? text.length : end
    if (end === -1) return { from: starts.subarray(0, count + 1), to: ends.subarray(0, count + 1) }
    from = isReturn && newline === end + 1 ? end + 2 : end + 1
    if (newline !== -1 && newline < from) newline = text.indexOf('\n', from)
    if (isReturn) nextReturn = text.indexOf('\r', from)
  }
}

/** The same lines as spans. */
export function splitLines(text: string): Span[] {
  const { from, to } = tableOfLines(text)
  return Array.from(from, (start, i) => ({ from: start, to: to[i] ?? start }))
}

/** The span of a line in the table; `[0, 0)` when there is no such line. */
export function lineAt({ from, to }: LineTable, line: number): Span {
  return { from: from[line] ?? 0, to: to[line] ?? 0 }
}

/** Gives the 1-based line of an offset. The lines are found on first use. */
export function lineCounter(text: string): (offset: number) => number {
  let starts: Int32Array | null = null
  return (offset) => {
    starts ??= tableOfLines(text).from
    return Math.max(0, rankIn(starts, offset)) + 1
  }
}

/** The most frequent line end of a text; `\n` when there is none. */
export function dominantEol(text: string): string {
  const count = { '\r\n': 0, '\n': 0, '\r': 0 }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    count[text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n']++
  }
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) count['\r']++
  }
  if (count['\r\n'] > count['\n'] && count['\r\n'] >= count['\r']) return '\r\n'
  return count['\r'] > count['\n'] ? '\r' : '\n'
}

/** True when there is only white space in a line. */
export function isBlank(text: string, line: Span): boolean {
  return isBlankBetween(text, line.from, line.to)
}

/** True when there is only white space in `[from, to)`; line ends do not count as such. */
export function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 9 && code !== 0xa0 && code !== 0xfeff && code !== 11 && code !== 12)
      return false
  }
  return true
}

/** The characters of a span. */
export function slice(text: string, span: Span): string {
  return text.slice(span.from, span.to)
}

/** The span without spaces and tabs at its ends. */
export function trimSpan(text: string, span: Span): Span {
  let { from, to } = span
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return { from, to }
}

/** True for what `trimSpan` removes: spaces, tabs and line ends. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

/** Raw text as shown: every line trimmed, joined by `\n`. */
export function showLines(raw: string): string {
  const one = raw.replace(/^[ \t\r\n]+/, '')
  if (!one.includes('\n') && !one.includes('\r')) return trimEnd(one)
  return trimEnd(
    one
      .split(/\r\n|\n|\r/)
      .map((line) => line.replace(/^[ \t]+/, ''))
      .map(trimEnd)
      .join('\n'),
  )
}

function trimEnd(text: string): string {
  let to = text.length
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--
  return text.slice(0, to)
}

/** Text as written into a file: its line ends, no blank lines, which would end a cue. */
export function joinLines(text: string, eol: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(trimEnd)
    .filter((line) => line.trim() !== '')
    .join(eol)
}

/** Text inserted where the file had none goes on a line of its own. */
export function onOwnLine(text: string, { source, token, eol }: TextContext): string {
  if (token.from !== token.to || text === '') return text
  const before = source.charCodeAt(token.from - 1)
  return token.from > 0 && before !== 10 && before !== 13 ? eol + text : text
}
