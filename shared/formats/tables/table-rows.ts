import type { Ms } from '../../model/time.ts'
import type { SegmentTokens, TimeForm, TimeToken } from '../core/format.ts'
import type { LineTimes } from '../core/second-times.ts'
import type { TimeUnit } from '../core/time-units.ts'
import { unitByName } from './column-roles.ts'
import { parseCell, rangeIn } from './column-times.ts'
import type { ColumnMapping } from './columns.ts'
import { type Field, fieldText, type Row } from './delimited.ts'
import { type CopyColumn, copyColumns, copyIn } from './table-copies.ts'

type TimeRole = 'start' | 'end' | 'duration'

/** A table while it is read. */
export type Table = {
  readonly text: string
  readonly mapping: ColumnMapping
  /** What diagnostics begin with. */
  readonly id: string
  /** The row with the names of the columns; null = there is none. */
  readonly names: Row | null
  /** Units of plain numbers by what they are. */
  readonly units: Readonly<Record<TimeRole, TimeUnit>>
  /** How many columns rows have. */
  readonly width: number
  /** The time of day that counts as 0 (ms); 0 where times count from the beginning. */
  readonly base: Ms
}

/** A line of a table: what it says, and where. */
export type TableLine = {
  readonly row: Row
  readonly start: Ms | null
  readonly end: Ms | null
  readonly shown: string
  readonly speaker: string | null
  readonly tokens: SegmentTokens
  /** The text goes on in further fields. */
  readonly isWide: boolean
}

/** The lines of the rows; a row too short for its text is handed to `odd`. */
export function readRows(table: Table, rows: readonly Row[], odd: (row: Row) => void): TableLine[] {
  const lines: TableLine[] = []
  let form: TimeForm = { kind: 'number', digits: 3 }
  for (const row of rows) {
    const places = textsOf(table, row)
    if (places.length === 0) odd(row)
    for (const place of places) {
      const line = readRow(table, row, place, form)
      form = line.tokens.start?.form ?? form
      lines.push(line)
    }
  }
  return withCopies(table, lines)
}

/** Where a line's text stands, and in which column; `isFirst` = of its row. */
type TextPlace = { readonly field: Field; readonly at: number; readonly isFirst: boolean }

/** The texts of a row: one, but in tables with a column for each speaker. */
function textsOf({ text, mapping, width }: Table, row: Row): TextPlace[] {
  const { tiers, spareText } = mapping
  const isSaid = (at: number) => fieldText(text, row.fields[at]).trim() !== ''
  const place = (at: number, i: number): TextPlace[] =>
    row.fields[at] ? [{ field: textField(row, at, width), at, isFirst: i === 0 }] : []
  if (!tiers) {
    const isSpare = spareText !== undefined && !isSaid(mapping.text) && isSaid(spareText)
    return place(isSpare ? spareText : mapping.text, 0)
  }
  const said = saidIn(tiers, row.fields.length, isSaid)
  return (said.length > 0 ? said : [mapping.text]).flatMap(place)
}

/** Those of `tiers` in a row of so many fields that say something: only as much work as the row is wide. */
function saidIn(tiers: readonly number[], width: number, isSaid: (at: number) => boolean): number[] {
  const said: number[] = []
  for (const at of tiers) {
    if (at >= width) break
    if (isSaid(at)) said.push(at)
  }
  return said
}

/**
 * The line in a row. `form` = of a time that cannot be read: that of the times above. Only the first line of
 * a row has the places of its times.
 */
function readRow(table: Table, row: Row, { field: body, at, isFirst }: TextPlace, form: TimeForm): TableLine {
  const { text, mapping, units, base } = table
  const { fields } = row
  const time = (role: TimeRole, from: Ms, own: TimeForm) =>
    timeAt(table, timeField(table, row, role), { unit: units[role], base: from, form: own })
  const start = time('start', base, form)
  const ownForm = start?.token.form ?? form
  const end = time('end', base, ownForm)
  const length = time('duration', 0, ownForm)
  const startMs = start?.ms ?? null
  const name = withoutColon(text, mapping.tiers ? table.names?.fields[at] : fields[mapping.speaker ?? -1])
  const named = name && { from: name.from, to: name.to }
  const roles = [mapping.text, mapping.start, mapping.end, mapping.duration, mapping.speaker]
  const first = roles.includes(0) ? undefined : fields[0]
  const number = first && /^\d{1,9}$/.test(text.slice(first.from, first.to)) ? first : null
  const times = {
    ...(start && { start: start.token }),
    ...(end && { end: end.token }),
    ...(length && { duration: length.token }),
  }
  return {
    row,
    isWide: body.to !== fields[at]?.to,
    start: startMs,
    end: startMs === null ? null : (end?.ms ?? (length?.ms == null ? null : startMs + length.ms)),
    shown: shown(fieldText(text, body)),
    speaker: fieldText(text, name).trim() || null,
    tokens: {
      block: isFirst ? { from: row.from, to: row.to } : { from: body.from, to: body.to },
      text: { from: body.from, to: body.to },
      ...(number && isFirst && { index: { from: number.from, to: number.to } }),
      ...(isFirst && times),
      ...(named && (mapping.tiers ? { turns: [named] } : { speaker: named })),
    },
  }
}

/** The units of the columns: ends and lengths may have another than starts (`start (s)`, `duration_ms`). */
export function unitsOf(text: string, mapping: ColumnMapping, names: Row | null): Table['units'] {
  const said = (at: number | null) => unitByName(fieldText(text, names?.fields[at ?? -1]))
  const unitOf = (role: TimeRole) => {
    const own = said(mapping[role])
    if (own === null || own === 'samples' || own === 'other') return mapping.unit
    return own === said(mapping.start) ? mapping.unit : own
  }
  return { start: mapping.unit, end: unitOf('end'), duration: unitOf('duration') }
}

/** The lines with the places that say their times again. */
function withCopies({ text, mapping, names }: Table, lines: readonly TableLine[]): TableLine[] {
  const { start, end, duration, speaker, spareText, tiers } = mapping
  const used = [mapping.text, start, end, duration, speaker, spareText ?? null, ...(tiers ?? [])]
  const owners = lines.filter(({ tokens }) => tokens.start)
  const columns = copyColumns(
    text,
    owners.map(({ row }) => row),
    owners,
    { names: names?.fields.map((field) => fieldText(text, field)) ?? [], used },
  )
  return columns.length === 0 ? [...lines] : lines.map((line) => withCopiesIn(text, line, columns))
}

function withCopiesIn(text: string, line: TableLine, columns: readonly CopyColumn[]): TableLine {
  const times: LineTimes = line
  const copies = line.tokens.start
    ? columns.flatMap((column) => copyIn(text, line.row, column, times) ?? [])
    : []
  return copies.length === 0 ? line : { ...line, tokens: { ...line.tokens, copies } }
}

/** A name in its own field may end with a colon. */
function withoutColon(text: string, field: Field | undefined): Field | undefined {
  if (!field || field.quoted || text.charAt(field.to - 1) !== ':') return field
  return { ...field, to: field.to - 1 }
}

function shown(text: string): string {
  return text.trim().replace(/\r\n?/g, '\n')
}

/** Unquoted text in the last column may contain delimiters: it goes to the end of the row. */
function textField({ fields }: Row, at: number, usual: number): Field {
  const own = fields[at] ?? { from: 0, to: 0, quoted: false }
  const last = fields.at(-1)
  if (!last || at !== usual - 1 || fields.length <= usual || own.quoted) return own
  return { from: own.from, to: Math.max(own.to, last.to), quoted: false }
}

/** Where a time stands: a field, or a part of one that holds start and end. */
function timeField({ text, mapping }: Table, { fields }: Row, role: TimeRole): Field | undefined {
  const field = fields[mapping[role] ?? -1]
  if (!field || role === 'duration' || mapping.start !== mapping.end) return field
  const from = field.from + (field.quoted ? 1 : 0)
  const range = rangeIn(text.slice(from, field.quoted ? field.to - 1 : field.to))
  if (!range) return role === 'start' ? field : undefined
  const part = range[role === 'start' ? 0 : 1]
  return { from: from + part.from, to: from + part.to, quoted: false }
}

/** A time and its token; `ms` null = unreadable, then `form` is used. */
function timeAt(
  { text, mapping: { rate } }: Table,
  field: Field | undefined,
  { unit, base, form }: { readonly unit: TimeUnit; readonly base: Ms; readonly form: TimeForm },
): { readonly ms: Ms | null; readonly token: TimeToken } | null {
  if (!field) return null
  const quote = field.quoted ? 1 : 0
  const cell = parseCell(text.slice(field.from + quote, field.to - quote), unit, rate)
  const from = field.from + quote
  const counted = base === 0 ? {} : { base: -base }
  if (!cell) return { ms: null, token: { from, to: field.to - quote, form, ...counted } }
  return {
    ms: cell.ms - base,
    token: { from: from + cell.from, to: from + cell.to, form: cell.form, ...counted },
  }
}
