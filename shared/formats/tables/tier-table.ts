import { append } from '../../base/append.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { BlockContext, Patched, ReadResult, Replacement, Span } from '../core/format.ts'
import { dominantEol, slice } from '../core/lines.ts'
import { applyAll } from '../core/replace.ts'
import { bodyRows } from './columns.ts'
import { delimiterAt, type Field, fieldText, parseRows, printField, type Row } from './delimited.ts'
import { printRow } from './table-print.ts'

/** A table with a column for each speaker: its rows, and the columns by speaker; `fresh` = to be added. */
type TierTable = {
  readonly mark: string
  readonly rows: readonly Row[]
  readonly columns: ReadonlyMap<string, number>
  readonly fresh: readonly string[]
}

/** Where a line stands: in which row and column. */
type Place = { readonly row: Row; readonly at: number }

/**
 * Saves a table with a column for each speaker: a line that was given to another speaker moves to that
 * column, and lines that share a row get rows of their own when their times part. `read` reads such a table
 * again.
 */
export function saveTiers(
  source: ReadResult,
  transcript: Transcript,
  patch: (source: ReadResult) => Patched,
  read: (text: string) => ReadResult,
): Patched {
  const known = tierTable(source)
  const table = known && withFresh(known, source, transcript)
  const text = table && rearranged(table, source, transcript)
  return patch(text == null ? source : read(text))
}

function tierTable({ text, tokens }: ReadResult): TierTable | null {
  const [sample] = tokens.values()
  const named = sample?.turns?.[0]
  if (!named) return null
  const mark = delimiterAt(text, named)
  const rows = bodyRows(text, parseRows(text, mark))
  const names = rows[0]?.fields.map((field) => fieldText(text, field).trim()) ?? []
  const spoken = new Set([...tokens.values()].flatMap(({ turns }) => turns?.map(({ from }) => from) ?? []))
  const isTier = (at: number) => {
    const field = rows[0]?.fields[at]
    return field !== undefined && spoken.has(field.from)
  }
  const columns = new Map(names.flatMap((name, at) => (isTier(at) ? [[name, at] as const] : [])))
  return { mark, rows, columns, fresh: [] }
}

/** The table with a column for each speaker who is new; a column whose lines all get one name is renamed. */
function withFresh(table: TierTable, { transcript }: ReadResult, { segments }: Transcript): TierTable {
  const was = new Map(transcript.segments.map(({ id, speaker }) => [id, speaker]))
  const given = new Map<string | null, Set<string | null>>()
  for (const { id, speaker } of segments) {
    const old = was.get(id) ?? null
    if (was.has(id)) given.set(old, (given.get(old) ?? new Set()).add(speaker))
  }
  const split = [...given.values()].flatMap((names) => (names.size > 1 ? [...names] : []))
  const fresh = [...new Set(split)].filter((name) => name !== null && !table.columns.has(name))
  const width = table.rows[0]?.fields.length ?? 0
  const added = fresh.flatMap((name, i) => (name === null ? [] : [[name, width + i] as const]))
  return { ...table, columns: new Map([...table.columns, ...added]), fresh: added.map(([name]) => name) }
}

/** The table with the rows of changed lines arranged anew; null when no row has to be. */
function rearranged(table: TierTable, source: ReadResult, { segments }: Transcript): string | null {
  const { text, transcript } = source
  const now = new Map(segments.map((segment) => [segment.id, segment]))
  const isSameOrder =
    segments.length === transcript.segments.length &&
    transcript.segments.every(({ id }, i) => id === segments[i]?.id)
  const said = linesByRow(table, source)
  const [names] = table.rows
  const edits = [...said].flatMap(([row, lines]): Replacement[] => {
    const moved = lines.filter(({ was }) => isMoved(table, was, now.get(was.id)))
    const isApart =
      lines.length > 1 && (!isSameOrder || lines.some(({ was }) => isRetimed(was, now.get(was.id))))
    if (moved.length === 0 && !isApart) return widened(table, row)
    const parted = lines.map(({ was, place }) => {
      const one = now.get(was.id)
      const to = isMoved(table, was, one) ? table.columns.get(one?.speaker ?? '') : undefined
      return rowWith(text, table, place, to ?? place.at)
    })
    return [{ from: row.from, to: row.to, text: parted.join(dominantEol(text)) }]
  })
  if (names) append(edits, widened(table, names))
  return edits.length === 0 ? null : applyAll(text, edits)
}

/** The row with cells for the columns that are added; the first row names them. */
function widened({ rows, fresh, mark }: TierTable, row: Row): Replacement[] {
  if (fresh.length === 0) return []
  const missing = Math.max(0, (rows[0]?.fields.length ?? 0) - row.fields.length)
  const cells = fresh.map((name) => (row === rows[0] ? printField(name, mark, false, '\n') : ''))
  return [
    { from: row.to, to: row.to, text: mark.repeat(missing) + cells.map((cell) => mark + cell).join('') },
  ]
}

type RowLine = { readonly was: Segment; readonly place: Place }

function linesByRow({ rows }: TierTable, { transcript, tokens }: ReadResult): Map<Row, RowLine[]> {
  const places = new Map<number, Place>()
  for (const row of rows) for (const [at, { from }] of row.fields.entries()) places.set(from, { row, at })
  const found = new Map<Row, RowLine[]>()
  for (const was of transcript.segments) {
    const place = places.get(tokens.get(was.id)?.text?.from ?? -1)
    if (!place) continue
    const lines = found.get(place.row) ?? []
    found.set(place.row, lines)
    lines.push({ was, place })
  }
  return found
}

function isMoved({ columns }: TierTable, was: Segment, now: Segment | undefined): boolean {
  return now !== undefined && now.speaker !== was.speaker && columns.has(now.speaker ?? '')
}

function isRetimed(was: Segment, now: Segment | undefined): boolean {
  return now === undefined || now.start !== was.start || now.end !== was.end
}

/** The row of one line alone, with its text in column `to`. */
function rowWith(text: string, table: TierTable, { row, at }: Place, to: number): string {
  const { rows, columns, fresh, mark } = table
  const own = row.fields[at]
  const said = own ? slice(text, own) : ''
  const tiers = new Set(columns.values())
  const width = (rows[0]?.fields.length ?? 0) + fresh.length
  const added = Array.from({ length: Math.max(0, width - row.fields.length) }, (_, i) =>
    row.fields.length + i === to ? mark + said : mark,
  )
  // A row may lack its last cells: only where something goes behind them are they written.
  const tail = fresh.length > 0 || to >= row.fields.length ? added.join('') : ''
  const edits = row.fields.flatMap((field, i) =>
    tiers.has(i) ? [{ from: field.from, to: field.to, text: i === to ? said : '' }] : [],
  )
  return applyAll(text, [
    { from: 0, to: row.from, text: '' },
    ...edits,
    { from: row.to, to: text.length, text: tail },
  ])
}

/** An inserted row; in a table with a column for each speaker its text stands in that of its own. */
export function printTierRow(segment: Segment, context: BlockContext): string {
  const printed = printRow(segment, context)
  const { source, neighbour } = context
  const named = neighbour?.turns?.[0]
  if (!named || segment.speaker === null) return printed
  const mark = delimiterAt(source, named)
  const names = bodyRows(source, parseRows(source, mark, 2))[0]?.fields ?? []
  const to = names.findIndex((field) => fieldText(source, field).trim() === segment.speaker)
  const at = names.findIndex(({ from }) => from === named.from)
  const fields = parseRows(printed, mark, 1)[0]?.fields ?? []
  const [own, other] = [fields[at], fields[to]]
  return to === -1 || to === at || !own || !other ? printed : withSwapped(printed, own, other)
}

function withSwapped(row: string, one: Field, other: Field): string {
  const put = (span: Span, from: Span) => ({ from: span.from, to: span.to, text: slice(row, from) })
  return applyAll(row, [put(one, other), put(other, one)])
}
