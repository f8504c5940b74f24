import type { Span } from '../core/format.ts'

/** A field, trimmed; a quoted one with its quotes. */
export type Field = Span & { readonly quoted: boolean }

/** A record without its line end, and its line number from 0. */
export type Row = Span & { readonly fields: readonly Field[]; readonly line: number }

const QUOTE = 34
const FURTHEST_QUOTE = 65_536

/**
 * The records of a table (RFC 4180, tolerant): quoted fields may contain delimiters, line ends and doubled
 * quotes; an unclosed quote is text. `most` = largest number of records.
 */
export function parseRows(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): Row[] {
  const rows: Row[] = []
  const mark = delimiter.charCodeAt(0)
  const quotes: QuoteSearch = { text, mark, deadUntil: 0 }
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 0
  while (at < text.length && rows.length < most) {
    const fields: Field[] = []
    const from = at
    const firstLine = line
    for (;;) {
      const field = readField(quotes, at, fields[0])
      fields.push(field)
      at = field.to
      if (field.quoted) line += lineEndsIn(text, field)
      while (isPadding(text.charCodeAt(at), mark)) at++
      if (text.charCodeAt(at) !== mark || Number.isNaN(mark)) break
      at++
    }
    rows.push({ from, to: at, fields, line: firstLine })
    if (text.charCodeAt(at) === 13) at++
    if (text.charCodeAt(at) === 10) at++
    line++
  }
  return rows
}

type QuoteSearch = { readonly text: string; readonly mark: number; deadUntil: number }

function readField(search: QuoteSearch, start: number, first: Field | undefined): Field {
  const { text, mark } = search
  let from = start
  while (isPadding(text.charCodeAt(from), mark)) from++
  if (text.charCodeAt(from) === QUOTE) {
    const close = closingQuote(search, from)
    if (close !== -1 && !runsIntoNextRow(text, from, close, mark, first))
      return { from, to: close + 1, quoted: true }
  }
  let end = from
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === mark || code === 10 || code === 13) break
  }
  let to = end
  while (to > from && isPadding(text.charCodeAt(to - 1), mark)) to--
  return { from, to, quoted: false }
}

function isPadding(code: number, mark: number): boolean {
  return code === 32 || (code === 9 && mark !== 9)
}

/** The quote before a delimiter or line end; -1 when none comes soon. */
function closingQuote(search: QuoteSearch, open: number): number {
  const { text, mark } = search
  const last = Math.min(text.length, open + FURTHEST_QUOTE)
  let at = text.indexOf('"', Math.max(open + 1, search.deadUntil))
  while (at !== -1 && at < last) {
    if (text.charCodeAt(at + 1) === QUOTE) {
      at = text.indexOf('"', at + 2)
      continue
    }
    let next = at + 1
    while (isPadding(text.charCodeAt(next), mark)) next++
    const code = text.charCodeAt(next)
    if (next >= text.length || code === mark || code === 10 || code === 13) return at
    at = text.indexOf('"', at + 1)
  }
  search.deadUntil = last
  return -1
}

/** A quoted field must not run into the next record, which begins with a number or time like this one. */
function runsIntoNextRow(text: string, open: number, close: number, mark: number, first?: Field): boolean {
  if (!first || !isNumeric(text, first.from, first.to)) return false
  for (let at = open; at < close; at++) {
    const code = text.charCodeAt(at)
    if (code !== 10 && code !== 13) continue
    let end = at + 1
    while (end < close && end < at + 40 && text.charCodeAt(end) !== mark) end++
    if (text.charCodeAt(end) === mark && isNumeric(text, at + 1, end)) return true
  }
  return false
}

function isNumeric(text: string, from: number, to: number): boolean {
  return to - from < 40 && /^\s*"?-?\d[\d:;.]*"?\s*$/.test(text.slice(from, to))
}

function lineEndsIn(text: string, { from, to }: Span): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

/** The text of a field, unquoted. */
export function fieldText(text: string, field: Field | undefined): string {
  if (!field) return ''
  if (!field.quoted) return text.slice(field.from, field.to)
  const inner = text.slice(field.from + 1, field.to - 1)
  return inner.includes('""') ? inner.replaceAll('""', '"') : inner
}

/** Prints a field. In tab-separated files line ends and tabs become spaces: their readers know no quotes. */
export function printField(text: string, delimiter: string, wasQuoted: boolean, eol: string): string {
  if (delimiter === '\t' && !wasQuoted && !text.startsWith('"')) return text.replace(/[\t\r\n]+/g, ' ')
  const needed = wasQuoted || text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text)
  return needed ? `"${text.replaceAll('"', '""').replace(/\r\n|\n|\r/g, eol)}"` : text
}

/** The delimiter next to this field. */
export function delimiterAt(source: string, token: Span): string {
  let at = token.to
  while (source.charAt(at) === ' ') at++
  const after = source.charAt(at)
  if (after !== '' && after !== '\r' && after !== '\n') return after
  at = token.from - 1
  while (source.charAt(at) === ' ') at--
  return source.charAt(at) || ','
}
