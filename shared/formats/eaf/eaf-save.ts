import { append } from '../../base/append.ts'
import { blanksAtEnd } from '../../base/blanks.ts'
import { lineId } from '../../model/line-ids.ts'
import type { Ms } from '../../model/time.ts'
import { endOf, type Segment, type Transcript } from '../../model/transcript.ts'
import { guessLength } from '../core/fill-times.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { printTime } from '../core/timestamps.ts'
import { escapeAttribute } from '../markup/markup-text.ts'
import type { MarkupAttribute } from '../markup/markup-walk.ts'
import {
  type EafDocument,
  type EafLine,
  eafLines,
  readEafDocument,
  type Slot,
  slotOf,
} from './eaf-document.ts'

type Edge = 'start' | 'end'
/** What one edge of a line wants of its slot. */
type Wish = {
  readonly ref: MarkupAttribute
  readonly want: Ms | null
  /** The line; null for annotations that are not shown. */
  readonly segment: Segment | null
  readonly edge: Edge
}

/**
 * Changes to the time slots of an ELAN file. A slot moves if all its lines want the same time; otherwise the
 * changed lines get slots of their own, so that nothing else moves.
 */
export function eafSlotEdits(transcript: Transcript, source: ReadResult): Replacement[] {
  const document = readEafDocument(source.text)
  const lines = eafLines(document)
  const now = new Map(transcript.segments.map((segment, i) => [segment.id, { segment, i }]))
  const edits = slotEdits(document, wishes(document, lines, now))
  const known = new Set(source.transcript.segments.map(({ id }) => id))
  const added = transcript.segments.flatMap((segment, i) =>
    known.has(segment.id) ? [] : newSlots(document, source.text, segment, endOf(transcript, i, null)),
  )
  const last = [...document.slots.values()].at(-1)
  if (added.length > 0 && last) edits.push(slotAfter(source.text, last, added))
  return [...edits, ...participantEdits(lines, now), ...dependantEdits(document, lines, source, now)]
}

/** Renames a tier's participant if all its remaining lines have the same new speaker. */
function participantEdits(lines: readonly EafLine[], now: Now): Replacement[] {
  const taken = new Set(lines.map(({ speaker }) => speaker))
  const names = new Map<MarkupAttribute, Set<string | null>>()
  for (const [i, { participant }] of lines.entries()) {
    const line = now.get(lineId(i))
    if (participant && line)
      names.set(participant, (names.get(participant) ?? new Set()).add(line.segment.speaker))
  }
  // A second tier with the same participant would not be read as a speaker.
  return [...names].flatMap(([{ from, to }, [name, ...others]]) =>
    name == null || others.length > 0 || taken.has(name) ? [] : [{ from, to, text: escapeAttribute(name) }],
  )
}

/** An unused id for a slot or annotation of an inserted line. */
export function newId(kind: 'a' | 'ts', segment: Segment, edge: Edge | '', source: string): string {
  const plain = `${kind}-${segment.id.replace(/[^A-Za-z0-9_.-]/g, '-')}${edge === '' ? '' : `-${edge}`}`
  let id = plain
  for (let i = 2; source.includes(`"${id}"`); i++) id = `${plain}-${i}`
  return id
}

type Now = ReadonlyMap<string, { readonly segment: Segment; readonly i: number }>

/** What the lines want of each slot; hidden annotations want its present time. */
function wishes(
  document: EafDocument,
  lines: readonly EafLine[],
  now: Now,
): ReadonlyMap<Slot | null, Wish[]> {
  const found = new Map<Slot | null, Wish[]>()
  const shown = new Map(lines.map(({ annotation }, i) => [annotation, lineId(i)]))
  for (const { annotations } of document.tiers) {
    for (const annotation of annotations) {
      const line = shown.get(annotation)
      const segment = line === undefined ? undefined : now.get(line)?.segment
      if (line !== undefined && !segment) continue
      for (const edge of ['start', 'end'] as const) {
        const ref = annotation[edge]
        if (!ref) continue
        const slot = slotOf(document, ref)
        const want = segment ? segment[edge] : (slot?.ms ?? null)
        push(found, slot, { ref, want, segment: segment ?? null, edge })
      }
    }
  }
  return found
}

function slotEdits(document: EafDocument, wishes: ReadonlyMap<Slot | null, Wish[]>): Replacement[] {
  const { text } = document.markup
  const edits: Replacement[] = []
  const last = [...document.slots.values()].at(-1)
  for (const [slot, list] of wishes) {
    const wanted = new Map<Ms, Wish[]>()
    for (const wish of list) {
      if (wish.want !== null) push(wanted, wish.want, wish)
    }
    const stays = slot && (slot.ms !== null && wanted.has(slot.ms) ? slot.ms : [...wanted.keys()][0])
    if (slot && stays !== undefined && stays !== null && stays !== slot.ms)
      edits.push(valueEdit(document, slot, stays))
    const apart: string[] = []
    for (const [ms, same] of wanted) {
      if (ms === stays) continue
      const [first] = same
      if (!first?.segment) continue
      const id = newId('ts', first.segment, first.edge, text)
      apart.push(slotElement(document, id, ms))
      append(
        edits,
        same.map(({ ref }) => ({ from: ref.from, to: ref.to, text: escapeAttribute(id) })),
      )
    }
    const at = slot ?? last
    if (apart.length > 0 && at) edits.push(slotAfter(text, at, apart))
  }
  return edits
}

function valueEdit({ origin, form }: EafDocument, { value, element }: Slot, ms: Ms): Replacement {
  const printed = printTime(ms - origin, form)
  if (value) return { from: value.from, to: value.to, text: printed }
  return { from: element.nameTo, to: element.nameTo, text: ` TIME_VALUE="${printed}"` }
}

function slotElement({ origin, form }: EafDocument, id: string, ms: Ms | null): string {
  const value = ms === null ? '' : ` TIME_VALUE="${printTime(ms - origin, form)}"`
  return `<TIME_SLOT TIME_SLOT_ID="${escapeAttribute(id)}"${value}/>`
}

/** New slots after another, each on its own line. */
function slotAfter(text: string, { element }: Slot, elements: readonly string[]): Replacement {
  const lead = blanksAtEnd(text.slice(Math.max(0, element.from - 200), element.from))
  return { from: element.to, to: element.to, text: elements.map((one) => lead + one).join('') }
}

function newSlots(document: EafDocument, source: string, segment: Segment, next: Ms | null): string[] {
  const { start } = segment
  const end = segment.end ?? next ?? (start === null ? null : start + guessLength(segment.text))
  return [
    slotElement(document, newId('ts', segment, 'start', source), start),
    slotElement(document, newId('ts', segment, 'end', source), start === null ? null : end),
  ]
}

/** Removes dependants of deleted annotations: ELAN cannot read dangling references. */
function dependantEdits(
  { dependants, markup }: EafDocument,
  lines: readonly EafLine[],
  source: ReadResult,
  now: Now,
): Replacement[] {
  const gone = lines.flatMap(({ annotation }, i) =>
    source.tokens.has(lineId(i)) && !now.has(lineId(i)) ? annotation.id : [],
  )
  const byParent = new Map<string, (typeof dependants)[number][]>()
  for (const one of dependants) push(byParent, one.on, one)
  const edits: Replacement[] = []
  for (const id of gone) {
    for (const { id: own, holder } of byParent.get(id) ?? []) {
      const before = slice(markup.text, { from: Math.max(0, holder.from - 200), to: holder.from })
      edits.push({ from: holder.from - blanksAtEnd(before).length, to: holder.to, text: '' })
      gone.push(own)
    }
    byParent.delete(id)
  }
  return edits
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
