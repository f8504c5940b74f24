import { append } from '../../base/append.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import type { ClockForm, Ms } from '../../model/time.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { type List, list, type Message, message } from '../../words/message.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type { ReadHint, Reading, ReadResult, SegmentTokens, TimeForm } from '../core/format.ts'
import { showFrameRate } from '../core/frame-rate.ts'
import type { TimeMeaning, TimeUnit } from '../core/time-units.ts'
import { parseCell } from './column-times.ts'
import { bodyRows, type ColumnMapping, proposeColumns, usualWidth } from './columns.ts'
import { fieldText, parseRows, type Row } from './delimited.ts'
import { readRows, type Table, type TableLine, unitsOf } from './table-rows.ts'

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

function readMapped(text: string, mapping: ColumnMapping, id: string, durationMs: Ms | null): Reading {
  const all = bodyRows(text, parseRows(text, mapping.delimiter))
  const rows = all.slice(mapping.header ? 1 : 0)
  const names = mapping.header ? (all[0] ?? null) : null
  const width = names?.fields.length ?? usualWidth(all.slice(0, 200))
  const base = mapping.fromFirst ? firstStart(text, rows, mapping) : 0
  const table: Table = { text, mapping, id, names, units: unitsOf(text, mapping, names), width, base }
  const found: Diagnostic[] = []
  const lines = readRows(table, rows, ({ line }) =>
    found.push(warning(`${id}/odd-row`, message('found.rowTooFew'), line + 1)),
  )
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  for (const [i, line] of lines.entries()) {
    const at = lineId(i)
    const segment = createSegment(at, line.start, line.end, line.shown, { speaker: line.speaker })
    segments.push(segment)
    tokens.set(at, line.tokens)
    append(found, rowFindings(table, line, segment))
  }
  found.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
  const form = lines.findLast((line) => line.tokens.start)?.tokens.start?.form
  const order = timeFindings(segments, (i) => (lines[i]?.row.line ?? 0) + 1)
  const notes = tableNotes(table, form, durationMs)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...notes, ...found, ...order]),
    title: null,
  }
}

function rowFindings({ mapping, id }: Table, { row, isWide }: TableLine, segment: Segment): Diagnostic[] {
  const found: Diagnostic[] = []
  const add = (code: string, words: Message) => found.push(warning(code, words, row.line + 1, segment.id))
  if (mapping.start !== null && segment.start === null) add(`${id}/no-time`, message('found.rowNoTime'))
  if (isWide) add(`${id}/more-columns`, message('found.rowMoreColumns'))
  if (segment.text === '') add('text/empty', message('found.rowNoText'))
  return found
}

/** What was assumed about all times. `form` = that of the last one. */
function tableNotes(
  { mapping, id, base }: Table,
  form: TimeForm | undefined,
  durationMs: Ms | null,
): Diagnostic[] {
  const notes: Diagnostic[] = []
  if (base > 0 || (durationMs !== null && mapping.fromFirst))
    notes.push(info(`${id}/time-of-day`, message('found.timesTimesDay')))
  if (form?.kind === 'frames') {
    const words = message('found.timesFramesSecond', { rate: showFrameRate(mapping.rate) })
    notes.push(info(`${id}/frames`, words))
  }
  return notes
}

function firstStart(text: string, rows: readonly Row[], mapping: ColumnMapping): Ms {
  for (const { fields } of rows) {
    const cell = parseCell(fieldText(text, fields[mapping.start ?? -1]), mapping.unit, mapping.rate)
    if (cell) return cell.ms
  }
  return 0
}
