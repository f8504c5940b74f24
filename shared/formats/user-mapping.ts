import { greatest } from '../base/append.ts'
import { parseClock } from '../model/time.ts'
import { message, type Words } from '../words/message.ts'
import { extensionOf } from './core/file-name.ts'
import { isBinary, isMarkup, isTable, isWrapped } from './core/foreign.ts'
import { headOf } from './core/lines.ts'
import type { ColumnRole, HandMapping, MappedRoles } from './core/mapped-roles.ts'
import { keysOf } from './json/compiled-layout.ts'
import { type JsonField, type JsonList, listsOf, pairPlace } from './json/json-fields.ts'
import { type JsonMapping, mappableLists, proposeMappings } from './json/json-mapping.ts'
import { bodyRows, type ColumnMapping, proposeColumns } from './tables/columns.ts'
import { fieldText, parseRows } from './tables/delimited.ts'

/** A column or key, with its first values to show. */
export type MappedPart = { readonly id: string; readonly name: Words; readonly samples: readonly string[] }

const SAMPLES = 3

/** What a user can map in a text: the columns of a table, the keys of a JSON file; null = nothing. */
export function mappableKind(text: string, name: string): HandMapping['kind'] | null {
  const head = headOf(text)
  if (isMarkup(head) || isWrapped(head) || isBinary(head)) return null
  if (/^\ufeff?\s{0,200}[[{]/.test(head)) {
    const isText = ({ texts }: JsonField) => texts > 0
    return listsOf(text).some(({ fields }) => fields.some(isText)) ? 'keys' : null
  }
  const isNamed = /^(?:csv|tsv|tab)$/.test(extensionOf(name))
  return (isNamed || isTable(head)) && proposeColumns(text) ? 'columns' : null
}

/**
 * The most likely mapping, for the user to start from; null when there is nothing to map. It may have no
 * roles yet.
 */
export function proposeByHand(text: string, name: string): HandMapping | null {
  const kind = mappableKind(text, name)
  if (kind === 'columns') return proposeTable(text)
  if (kind === null) return null
  const [first] = proposeMappings(text)
  if (first?.mapping) return fromKeys(first.mapping)
  const lists = listsOf(text).toSorted((a, b) => saysMost(b) - saysMost(a))
  return lists[0] ? proposeKeys(lists[0]) : null
}

function proposeTable(text: string): HandMapping | null {
  const proposal = proposeColumns(text)
  if (!proposal) return null
  const mapping = fromColumns(proposal.mapping)
  const parts = partsOf(text, mapping)
  const start = parts.find(({ id }) => id === mapping.roles.start)
  // Running numbers are taken for times only if nothing better was found; gaps in a column hide better ones.
  if (proposal.sure && start && !isCount(start.samples)) return mapping
  return { ...mapping, roles: guessRoles(parts) }
}

function fromColumns({ delimiter, header, unit, rate, fromFirst, ...columns }: ColumnMapping): HandMapping {
  const { text, start, end, duration, speaker } = columns
  const at = (column: number | null) => (column === null ? undefined : String(column))
  const roles = {
    text: at(text),
    start: at(start),
    end: at(end),
    duration: at(duration),
    speaker: at(speaker),
  }
  return { kind: 'columns', roles, unit, delimiter, header, rate, fromFirst }
}

function fromKeys({ items, unit, text, start, end, duration, speaker }: JsonMapping): HandMapping {
  const at = (path: string | null) => path ?? undefined
  const roles = { text, start: at(start), end: at(end), duration: at(duration), speaker: at(speaker) }
  return { kind: 'keys', roles, unit, items }
}

function saysMost({ count, fields }: JsonList): number {
  return fields.some(({ texts }) => texts > 0) ? count : 0
}

/** Roles for the keys of a list, guessed from their values. */
export function proposeKeys({ path, fields }: JsonList): HandMapping {
  const parts = fields.map(({ path: id, samples }) => ({ id, name: id, samples }))
  return { kind: 'keys', roles: guessRoles(parts), unit: 'auto', items: path }
}

/**
 * Start = the first part with ascending times; end = the next part with later ones; text = the longest part
 * with letters.
 */
function guessRoles(parts: readonly MappedPart[]): MappedRoles {
  const isTimed = ({ samples }: MappedPart) =>
    samples.length > 0 && !samples.some((raw) => Number.isNaN(valueOf(raw)))
  const times = parts.filter((part) => isTimed(part) && !isCount(part.samples))
  const start = times.find(({ samples }) => ascends(samples.map(valueOf)))
  const isLater = ({ samples }: MappedPart) =>
    samples.every((raw, i) => valueOf(raw) > valueOf(start?.samples[i] ?? ''))
  const end = times.find((part) => part !== start && isLater(part))
  const length = ({ samples }: MappedPart) => samples.reduce((sum, sample) => sum + sample.length, 0)
  const texts = parts.filter(({ samples }) => samples.some((sample) => /\p{L}/u.test(sample)))
  const [text] = texts.sort((a, b) => length(b) - length(a))
  return { text: text?.id, start: start?.id, end: end?.id }
}

/** 7, 8, 9: running numbers. */
function isCount(samples: readonly string[]): boolean {
  return (
    samples.length > 1 &&
    samples.every((raw, i) => /^\d+$/.test(raw) && (i === 0 || Number(raw) === Number(samples[i - 1]) + 1))
  )
}

/** A time for comparison only: clocks in ms, numbers as written. */
function valueOf(raw: string): number {
  return parseClock(raw)?.ms ?? Number(raw.replace(',', '.'))
}

function ascends(values: readonly number[]): boolean {
  return values.length > 0 && values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0))
}

/** The columns or keys that can be given a role. */
export function partsOf(text: string, mapping: HandMapping): MappedPart[] {
  if (mapping.kind === 'keys') {
    const list = mappableLists(text).find(({ path }) => path === mapping.items)
    return (list?.fields ?? []).map(({ path, samples }) => ({
      id: path,
      name: nameOfKey(path),
      samples,
    }))
  }
  const head = headOf(text)
  const rows = bodyRows(head, parseRows(head, mapping.delimiter, 50))
  const cells = rows.map(({ fields }) => fields.map((field) => fieldText(head, field)))
  const names = mapping.header ? (cells[0] ?? []) : []
  const body = cells.slice(mapping.header ? 1 : 0)
  const width = greatest([names.length, ...body.slice(0, 20).map((row) => row.length)])
  return Array.from({ length: width }, (_, i) => ({
    id: String(i),
    name: names[i]?.trim() || message('column.number', { at: i + 1 }),
    samples: body.flatMap((row) => row[i]?.trim() || []).slice(0, SAMPLES),
  }))
}

/** `time › start`; the places of a pair are told by words, and `…` stands for the turn around a word. */
function nameOfKey(path: string): Words {
  const keys = keysOf(path).map((key) => (key === '^' ? '…' : key))
  const pair = pairPlace(path)
  if (!pair) return keys.join(' › ')
  return message('pair.place', { name: keys.slice(0, -1).join(' › '), place: pair.place + 1 })
}

/**
 * The mapping with another role for one part. Each role belongs to one part; end and duration exclude each
 * other.
 */
export function assignRole<M extends HandMapping>(mapping: M, part: string, role: ColumnRole | null): M {
  const excluded = role === 'end' ? 'duration' : role === 'duration' ? 'end' : null
  const kept = Object.entries(mapping.roles).filter(([other, at]) => at !== part && other !== excluded)
  return { ...mapping, roles: { ...Object.fromEntries(kept), ...(role && { [role]: part }) } }
}

/** The role of a part; null = it is not shown. */
export function roleAt({ roles }: HandMapping, part: string): ColumnRole | null {
  const found = Object.entries(roles).find(([, at]) => at === part)
  return found ? (found[0] as ColumnRole) : null
}

/** The mapping as the table reader takes it; null when no column is the text. */
export function columnsOf(mapping: HandMapping): ColumnMapping | null {
  if (mapping.kind !== 'columns' || mapping.roles.text === undefined) return null
  const { roles, delimiter, header, unit, rate, fromFirst } = mapping
  const at = (role: ColumnRole) => {
    const column = roles[role]
    return column === undefined ? null : Number(column)
  }
  return {
    ...{ delimiter, header, unit, rate, fromFirst },
    text: Number(roles.text),
    ...{ start: at('start'), end: at('end'), duration: at('duration'), speaker: at('speaker') },
  }
}

/** The mapping as the JSON reader takes it; null when no key is the text. */
export function keysFor(mapping: HandMapping): JsonMapping | null {
  if (mapping.kind !== 'keys') return null
  const { items, unit } = mapping
  const { text, start = null, end = null, duration = null, speaker = null } = mapping.roles
  return text === undefined ? null : { items, unit, text, start, end, duration, speaker }
}

const LONGEST_SIGNATURE = 2000

/**
 * The signature that files from the same source share: the names of the columns, or all keys of the lists. A
 * table without names is known by the number of its columns and which of them are times. Null when there is
 * nothing to map.
 */
export function signatureOf(text: string, name: string): string | null {
  const kind = mappableKind(text, name)
  if (kind === null) return null
  const parts =
    kind === 'keys'
      ? listsOf(text).map(
          ({ path, fields }) =>
            `${path}(${fields
              .map((field) => field.path)
              .sort()
              .join()})`,
        )
      : tableSignature(text)
  return `${kind}: ${parts.join(' ')}`.slice(0, LONGEST_SIGNATURE)
}

function tableSignature(text: string): string[] {
  const proposal = proposeColumns(text)
  if (!proposal) return []
  const { mapping, columns, preview } = proposal
  if (mapping.header) return [columns.join(mapping.delimiter)]
  const isTime = (cell: string) => (/^[\d:.,; -]+$/.test(cell) ? 'time' : 'text')
  return [(preview[0] ?? []).map(isTime).join(mapping.delimiter)]
}
