import { lastOne } from '../../base/last-one.ts'
import type { Span } from '../core/format.ts'

/** A field, trimmed; a quoted one with its quotes. */
export type Field = Span & { readonly quoted: boolean }

/** A record without its line end, and its line number from 0. */
export type Row = Span & { readonly fields: readonly Field[]; readonly line: number }

const QUOTE = 34
const FURTHEST_QUOTE = 65_536

/**
 * The records of a table (RFC 4180, tolerant): quoted fields may contain delimiters, line ends and doubled
 * quotes. In tables that break its rules an unclosed quote is text, and so is one that would swallow what
 * looks like the next record. `most` = largest number of records.
 */
export function parseRows(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): Row[] {
  const rows: Row[] = []
  const mark = delimiter.charCodeAt(0)
  const quotes: QuoteSearch = { text, mark, areClosed: isWellFormed(text, delimiter), deadUntil: 0 }
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

/** `areClosed` = every quote of the table is where RFC 4180 wants it. */
type QuoteSearch = {
  readonly text: string
  readonly mark: number
  readonly areClosed: boolean
  deadUntil: number
}

function readField(search: QuoteSearch, start: number, first: Field | undefined): Field {
  const { text, mark, areClosed } = search
  let from = start
  while (isPadding(text.charCodeAt(from), mark)) from++
  if (text.charCodeAt(from) === QUOTE) {
    const close = areClosed ? pairedQuote(text, from) : closingQuote(search, from)
    if (close !== -1 && (areClosed || !runsIntoNextRow(text, from, close, mark, first)))
      return { from, to: close + 1, quoted: true }
  }
  let to = endOfPlain(text, from, mark)
  while (to > from && isPadding(text.charCodeAt(to - 1), mark)) to--
  return { from, to, quoted: false }
}

function endOfPlain(text: string, from: number, mark: number): number {
  let end = from
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === mark || code === 10 || code === 13) break
  }
  return end
}

/** The quote that closes a field in which quotes are doubled; -1 = none. */
function pairedQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}

/**
 * True when all quotes are as RFC 4180 wants them: around whole fields, doubled inside; and when no record is
 * wider than most. Then quoted fields may hold whatever looks like another record. Tables with tabs know no
 * quotes, so theirs are never sure.
 */
export function isWellFormed(text: string, delimiter: string): boolean {
  return delimiter !== '\t' && delimiter !== '' && checkedQuotes(text, delimiter.charCodeAt(0))
}

/** Asked for each changed field of a table. */
const checkedQuotes = lastOne(checkQuotes)

function nextQuote(text: string, from: number): number {
  const at = text.indexOf('"', from)
  return at === -1 ? text.length : at
}

function checkQuotes(text: string, mark: number): boolean {
  const widths = new Map<number, number>()
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let quote = at - 1
  while (at < text.length) {
    let width = 0
    const record = at
    for (;;) {
      while (isPadding(text.charCodeAt(at), mark)) at++
      const from = at
      if (text.charCodeAt(at) === QUOTE) {
        const close = pairedQuote(text, at)
        if (close === -1) return false
        at = close + 1
        while (isPadding(text.charCodeAt(at), mark)) at++
      } else {
        at = endOfPlain(text, at, mark)
        if (quote < from) quote = nextQuote(text, from)
        if (quote < at) return false
      }
      width++
      if (text.charCodeAt(at) !== mark) break
      at++
    }
    const code = text.charCodeAt(at)
    if (at < text.length && code !== 10 && code !== 13) return false
    if (at > record) widths.set(width, (widths.get(width) ?? 0) + 1)
    at++
    if (code === 13 && text.charCodeAt(at) === 10) at++
  }
  const [usual] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0]
  return [...widths.keys()].every((width) => width <= usual)
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
    if (text.charCodeAt(end) === mark && followsLike(text, first, { from: at + 1, to: end })) return true
  }
  return false
}

/** A number or time written like the first, and not before it. */
function followsLike(text: string, first: Span, next: Span): boolean {
  if (!isNumeric(text, next.from, next.to)) return false
  const bare = ({ from, to }: Span) => text.slice(from, to).replace(/[\s"]/g, '')
  const [one, other] = [bare(first), bare(next)]
  const shape = (raw: string) => raw.replace(/\d+/g, '9')
  return shape(one) === shape(other) && !(Number(other) < Number(one))
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

/** What looks like the beginning of a record. */
const RECORD = /"?-?\d[\d:;.]*"?\s*[\t,;|]/y
const LINE_ENDS = /(?<![ \t])[ \t]*[\r\n]+/g

/** The text with a space for each line end behind which a record seems to begin. */
function withoutRecords(text: string): string {
  return text.replace(/\s+/g, (blanks, at: number) => {
    RECORD.lastIndex = at + blanks.length
    return RECORD.test(text) ? blanks.replace(LINE_ENDS, ' ') : blanks
  })
}

/**
 * Prints a field. In tab-separated files line ends and tabs become spaces: their readers know no quotes.
 * Where quotes are not to be relied on (`isLoose`) a line end becomes a space if a record seemed to begin
 * behind it.
 */
export function printField(
  text: string,
  delimiter: string,
  wasQuoted: boolean,
  eol: string,
  isLoose = false,
): string {
  const isTabbed = delimiter === '\t'
  const flat = isTabbed && !wasQuoted ? text.replace(/[\t\r\n]+/g, ' ') : text
  const safe = isLoose || isTabbed ? withoutRecords(flat) : flat
  const needed = isTabbed
    ? wasQuoted || /^\s*"/.test(safe)
    : wasQuoted || safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe)
  return needed ? `"${safe.replaceAll('"', '""').replace(/\r\n|\n|\r/g, eol)}"` : safe
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
