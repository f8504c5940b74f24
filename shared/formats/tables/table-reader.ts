import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import type { ClockForm, Ms } from '../../model/time.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { type List, list, type Message, message } from '../../words/message.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  ReadHint,
  Reading,
  ReadResult,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TimeToken,
} from '../core/format.ts'
import { showFrameRate } from '../core/frame-rate.ts'
import { applyWithin } from '../core/replace.ts'
import type { TimeMeaning, TimeUnit } from '../core/time-units.ts'
import { printToken } from '../core/timestamps.ts'
import { type Cell, parseCell } from './column-times.ts'
import { bodyRows, type ColumnMapping, proposeColumns, usualWidth } from './columns.ts'
import { delimiterAt, type Field, fieldText, parseRows, printField, type Row } from './delimited.ts'

/** Reads a table by a mapping. */
export function readColumns(
  text: string,
  name: string,
  mapping: ColumnMapping,
  hint: ReadHint = { durationMs: null },
): ReadResult {
  const format = mapping.delimiter === '\t' ? 'tsv' : 'csv'
  return { ...readMapped(text, mapping, format, hint.durationMs), format, name, text }
}

/** Reads a table, finding its columns by name or content; `id` = prefix of the diagnostics. */
export function readTable(text: string, id: string, hint: ReadHint): Reading {
  const proposal = proposeColumns(text, hint.durationMs)
  if (!proposal) return { transcript: { segments: [] }, tokens: new Map(), diagnostics: [], title: null }
  const { named } = proposal
  const mapping = hint.times ? { ...proposal.mapping, unit: unitOf(hint.times) } : proposal.mapping
  const reason = hint.times ? message('why.chosen') : proposal.reason
  const reading = readMapped(text, mapping, id, hint.durationMs)
  const found: Diagnostic[] = []
  if (mapping.unit !== 'clock' && mapping.unit !== 'frames')
    found.push(
      info(`${id}/unit`, message('found.timesReadAs', { unit: message(`unit.${mapping.unit}`), reason })),
    )
  if (!named)
    found.push(info(`${id}/columns`, message('found.columnsToldWhat', { columns: describe(mapping) })))
  const guess = guessOf(reading, mapping.unit)
  return { ...reading, diagnostics: [...found, ...reading.diagnostics], ...(guess && { guess }) }
}

function unitOf(meaning: TimeMeaning): TimeUnit {
  return meaning === 'minutes-seconds' ? 'clock' : meaning
}

/** The possible meanings of the starts: plain numbers, or clocks of two fields. */
function guessOf({ tokens }: Reading, unit: TimeUnit): Reading['guess'] {
  const forms = new Set([...tokens.values()].flatMap(({ start }) => start?.form ?? []))
  const has = (test: (form: TimeForm) => boolean) => [...forms].some(test)
  if (has(({ kind }) => kind === 'number')) {
    const taken = unit === 'clock' || unit === 'hours-minutes' ? 'seconds' : unit
    return { taken, choices: ['seconds', 'milliseconds', 'ticks', 'frames'] }
  }
  if (!has((form) => form.kind === 'hours-minutes' || (form.kind === 'clock' && isShort(form.clock))))
    return undefined
  const taken = unit === 'hours-minutes' ? 'hours-minutes' : 'minutes-seconds'
  return { taken, choices: ['minutes-seconds', 'hours-minutes'] }
}

function isShort({ hours, fraction }: ClockForm): boolean {
  return hours === 0 && fraction === 0
}

function describe({ start, end, duration, speaker, text }: ColumnMapping): List {
  const parts = [
    ['start', start],
    ['end', end],
    ['length', duration],
    ['speaker', speaker],
    ['text', text],
  ] as const
  return list(parts.flatMap(([what, at]) => (at === null ? [] : [message(`column.${what}`, { at: at + 1 })])))
}

function info(code: string, words: Message, line: number | null = null): Diagnostic {
  return { ...warning(code, words, line), severity: 'info' }
}

/** A table while it is read. */
type Table = {
  readonly text: string
  readonly mapping: ColumnMapping
  /** What diagnostics begin with. */
  readonly id: string
  /** How many columns rows have. */
  readonly width: number
  /** The time of day that counts as 0 (ms); 0 where times count from the beginning. */
  readonly base: Ms
}

function readMapped(text: string, mapping: ColumnMapping, id: string, durationMs: Ms | null): Reading {
  const all = bodyRows(text, parseRows(text, mapping.delimiter))
  const rows = all.slice(mapping.header ? 1 : 0)
  const width = mapping.header ? (all[0]?.fields.length ?? 0) : usualWidth(all.slice(0, 200))
  const base = mapping.fromFirst ? firstStart(text, rows, mapping) : 0
  const table: Table = { text, mapping, id, width, base }
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const lines: number[] = []
  const found: Diagnostic[] = []
  let form: TimeForm = { kind: 'number', digits: 3 }
  for (const row of rows) {
    const line = row.line + 1
    if (!row.fields[mapping.text]) {
      found.push(warning(`${id}/odd-row`, message('found.rowTooFew'), line))
      continue
    }
    const at = lineId(segments.length)
    const read = readRow(table, row, form)
    form = read.tokens.start?.form ?? form
    const segment = createSegment(at, read.start, read.end, read.shown, { speaker: read.speaker })
    segments.push(segment)
    lines.push(line)
    tokens.set(at, read.tokens)
    found.push(...rowFindings(table, row, segment, read.tokens))
  }
  const order = timeFindings(segments, (i) => lines[i] ?? 1)
  const notes = tableNotes(table, form, durationMs)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...notes, ...found, ...order]),
    title: null,
  }
}

type ReadRow = {
  readonly start: Ms | null
  readonly end: Ms | null
  readonly shown: string
  readonly speaker: string | null
  readonly tokens: SegmentTokens
}

/** The line in a row. `form` = of a time that cannot be read: that of the times above. */
function readRow({ text, mapping, width, base }: Table, row: Row, form: TimeForm): ReadRow {
  const { fields } = row
  const body = textField(row, mapping.text, width)
  const time = (column: number | null, from: Ms, own: TimeForm) =>
    timeAt(text, fields[column ?? -1], mapping, from, own)
  const start = time(mapping.start, base, form)
  const ownForm = start?.token.form ?? form
  const end = time(mapping.end, base, ownForm)
  const length = time(mapping.duration, 0, ownForm)
  const startMs = start?.ms ?? null
  const name = withoutColon(text, fields[mapping.speaker ?? -1])
  const roles = [mapping.text, mapping.start, mapping.end, mapping.duration, mapping.speaker]
  const first = roles.includes(0) ? undefined : fields[0]
  const number = first && /^\d{1,9}$/.test(text.slice(first.from, first.to)) ? first : null
  return {
    start: startMs,
    end: startMs === null ? null : (end?.ms ?? (length?.ms == null ? null : startMs + length.ms)),
    shown: shown(fieldText(text, body)),
    speaker: fieldText(text, name).trim() || null,
    tokens: {
      block: { from: row.from, to: row.to },
      text: { from: body.from, to: body.to },
      ...(number && { index: { from: number.from, to: number.to } }),
      ...(start && { start: start.token }),
      ...(end && { end: end.token }),
      ...(length && { duration: length.token }),
      ...(name && { speaker: { from: name.from, to: name.to } }),
    },
  }
}

function rowFindings(
  { mapping, id }: Table,
  { fields, line }: Row,
  segment: Segment,
  { text }: SegmentTokens,
): Diagnostic[] {
  const found: Diagnostic[] = []
  const add = (code: string, words: Message) => found.push(warning(code, words, line + 1, segment.id))
  if (mapping.start !== null && segment.start === null) add(`${id}/no-time`, message('found.rowNoTime'))
  if (text?.to !== fields[mapping.text]?.to) add(`${id}/more-columns`, message('found.rowMoreColumns'))
  if (segment.text === '') add('text/empty', message('found.rowNoText'))
  return found
}

/** What was assumed about all times. `form` = that of the last one. */
function tableNotes({ mapping, id, base }: Table, form: TimeForm, durationMs: Ms | null): Diagnostic[] {
  const notes: Diagnostic[] = []
  if (base > 0 || (durationMs !== null && mapping.fromFirst))
    notes.push(info(`${id}/time-of-day`, message('found.timesTimesDay')))
  if (form.kind === 'frames') {
    const words = message('found.timesFramesSecond', { rate: showFrameRate(mapping.rate) })
    notes.push(info(`${id}/frames`, words))
  }
  return notes
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

function firstStart(text: string, rows: readonly Row[], mapping: ColumnMapping): Ms {
  for (const { fields } of rows) {
    const cell = parseCell(fieldText(text, fields[mapping.start ?? -1]), mapping.unit, mapping.rate)
    if (cell) return cell.ms
  }
  return 0
}

/** A time and its token; `ms` null = unreadable, then `form` is used. */
function timeAt(
  text: string,
  field: Field | undefined,
  { unit, rate }: ColumnMapping,
  base: Ms,
  form: TimeForm,
): { readonly ms: Ms | null; readonly token: TimeToken } | null {
  if (!field) return null
  const quote = field.quoted ? 1 : 0
  const cell: Cell | null = parseCell(text.slice(field.from + quote, field.to - quote), unit, rate)
  const from = field.from + quote
  const counted = base === 0 ? {} : { base: -base }
  if (!cell) return { ms: null, token: { from, to: field.to - quote, form, ...counted } }
  return {
    ms: cell.ms - base,
    token: { from: from + cell.from, to: from + cell.to, form: cell.form, ...counted },
  }
}

/** Text or a name in its field, quoted if needed. */
export function printInField(text: string, { source, token, eol }: TextContext): string {
  return printField(
    text,
    delimiterAt(source, token),
    source.charAt(token.from) === '"' && token.to - token.from > 1 && source.charAt(token.to - 1) === '"',
    eol,
  )
}

/** A row modelled on the line's own or its neighbour's, with new times, text and speaker. */
export function printRow(segment: Segment, context: BlockContext): string {
  const { source, eol, end, index } = context
  const like = context.own?.tokens ?? context.neighbour
  if (!like) return segment.text
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start
  const edits: Replacement[] = []
  const replace = (token: Span | undefined, text: string) => {
    if (token) edits.push({ from: token.from, to: token.to, text })
  }
  const field = (text: string, token: Span | undefined) =>
    token ? printInField(text, { source, token, eol }) : ''
  if (index !== null) replace(like.index, String(index))
  replace(like.start, segment.start === null || !like.start ? '' : printToken(like.start, start))
  replace(like.end, segment.start === null || !like.end ? '' : printToken(like.end, stop))
  replace(like.duration, like.duration ? printToken(like.duration, stop, start) : '')
  replace(like.text, field(segment.text, like.text))
  replace(like.speaker, field(segment.speaker ?? '', like.speaker))
  return applyWithin(source, like.block, edits)
}
