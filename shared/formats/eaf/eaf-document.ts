import { firstPast } from '../../base/search.ts'
import type { Ms } from '../../model/time.ts'
import { decodeXml } from '../core/entities.ts'
import type { Span, TimeForm } from '../core/format.ts'
import { isElement } from '../markup/markup-text.ts'
import { type Markup, type MarkupAttribute, type MarkupElement, walkMarkup } from '../markup/markup-walk.ts'

/** A time slot that annotations refer to; `ms` null = untimed. */
export type Slot = {
  readonly element: MarkupElement
  readonly value: MarkupAttribute | null
  readonly ms: Ms | null
}

/** An annotation with its own times. */
export type Annotation = {
  readonly id: string
  /** The `<ANNOTATION>` around it. */
  readonly holder: MarkupElement
  readonly value: MarkupElement | null
  /** References to its slots. */
  readonly start: MarkupAttribute | null
  readonly end: MarkupAttribute | null
}

export type Tier = {
  readonly id: string
  readonly element: MarkupElement
  readonly type: string
  readonly participant: string | null
  readonly parent: string | null
  readonly annotations: readonly Annotation[]
}

export type EafDocument = {
  readonly markup: Markup
  readonly slots: ReadonlyMap<string, Slot>
  readonly tiers: readonly Tier[]
  /** Annotations that depend on another: the ids, and the `<ANNOTATION>` around each. */
  readonly dependants: readonly { readonly id: string; readonly on: string; readonly holder: MarkupElement }[]
  /** Offset (ms) from times in the file to times of the audio. */
  readonly origin: Ms
  readonly form: TimeForm
}

const UNITS: Readonly<Record<string, number>> = { 'PAL-frames': 25, 'NTSC-frames': 30_000 / 1001 }

/** Reads an ELAN annotation document (EAF 2.x and 3.0). */
export function readEafDocument(text: string): EafDocument {
  const markup = walkMarkup(text, 'xml', ['ANNOTATION'])
  const elements = markup.nodes.filter(isElement)
  const header = elements.find(({ name }) => name === 'HEADER')
  const perSecond = UNITS[attribute(header, 'TIME_UNITS')?.value ?? ''] ?? 1000
  const media = elements.find((one) => one.name === 'MEDIA_DESCRIPTOR' && attribute(one, 'TIME_ORIGIN'))
  const origin = Number(attribute(media, 'TIME_ORIGIN')?.value ?? 0)
  const form: TimeForm = { kind: 'number', digits: 0, perSecond }
  const base = Number.isSafeInteger(origin) ? origin : 0
  const slots = new Map<string, Slot>()
  const tiers: (Tier & { annotations: Annotation[] })[] = []
  const dependants: EafDocument['dependants'][number][] = []
  let holder: MarkupElement | null = null
  for (const element of elements) {
    const of = (name: string) => attribute(element, name)
    const id = (name: string) => decodeXml(of(name)?.value ?? '')
    if (element.name === 'TIME_SLOT') {
      const value = of('TIME_VALUE') ?? null
      const units = value && /^\s*-?\d{1,12}\s*$/.test(value.value) ? Number(value.value) : null
      const ms = units === null ? null : Math.round((units * 1000) / perSecond) + base
      slots.set(id('TIME_SLOT_ID'), { element, value, ms })
    } else if (element.name === 'TIER') {
      tiers.push({
        id: id('TIER_ID'),
        element,
        type: id('LINGUISTIC_TYPE_REF'),
        participant: id('PARTICIPANT').trim() || null,
        parent: id('PARENT_REF') || null,
        annotations: [],
      })
    } else if (element.name === 'ANNOTATION') holder = element
    else if (holder && element.name === 'REF_ANNOTATION')
      dependants.push({ id: id('ANNOTATION_ID'), on: id('ANNOTATION_REF'), holder })
    else if (holder && element.name === 'ALIGNABLE_ANNOTATION') {
      const value = markup.nodes
        .slice(element.index + 1, element.next)
        .find((node) => isElement(node) && node.name === 'ANNOTATION_VALUE')
      tiers.at(-1)?.annotations.push({
        id: id('ANNOTATION_ID'),
        holder,
        value: isElement(value) ? value : null,
        start: of('TIME_SLOT_REF1') ?? null,
        end: of('TIME_SLOT_REF2') ?? null,
      })
    }
  }
  return { markup, slots, tiers, dependants, origin: base, form }
}

/** The slot at one edge of an annotation. */
export function slotOf({ slots }: EafDocument, ref: MarkupAttribute | null): Slot | null {
  return (ref && slots.get(decodeXml(ref.value))) ?? null
}

/**
 * The tiers of speakers: the first with times, and those of the same type with another participant or, if no
 * participants are named, that mostly speak while the first is silent.
 */
export function speakerTiers(document: EafDocument): Tier[] {
  const filled = document.tiers.filter(({ annotations }) => annotations.length > 0)
  const main = filled.find(({ parent }) => parent === null) ?? filled[0]
  if (!main) return []
  const named = new Set([main.participant])
  const spans = main.participant === null ? spansOf(document, main) : []
  return filled.filter((tier) => {
    if (tier === main) return true
    if (tier.parent !== null || tier.type !== main.type) return false
    if (main.participant === null && tier.participant === null) return takesTurns(document, spans, tier)
    const isOther = !named.has(tier.participant)
    named.add(tier.participant)
    return isOther
  })
}

/** The start and end of each annotation, by start. One without an end lasts until the next. */
function spansOf(document: EafDocument, { annotations }: Tier): number[][] {
  return annotations
    .map(({ start, end }) => [
      slotOf(document, start)?.ms ?? 0,
      slotOf(document, end)?.ms ?? Number.POSITIVE_INFINITY,
    ])
    .sort(([a = 0], [b = 0]) => a - b)
}

/** True when less than half of the annotations of `other` begin during one of `spans`. */
function takesTurns(document: EafDocument, spans: readonly number[][], other: Tier): boolean {
  const during = other.annotations.filter(({ start }) => {
    const at = slotOf(document, start)?.ms ?? 0
    const next = firstPast(spans, ([start = 0]) => start > at)
    return at < (spans[next - 1]?.[1] ?? 0)
  })
  return during.length < other.annotations.length / 2
}

/** An annotation as a line, with its tier's speaker. */
export type EafLine = {
  readonly annotation: Annotation
  readonly speaker: string | null
  /** Where the tier's participant is written. */
  readonly participant: MarkupAttribute | null
  readonly start: Ms | null
  readonly end: Ms | null
}

/** The lines of all speakers; several tiers are merged by time. */
export function eafLines(document: EafDocument): EafLine[] {
  const tiers = speakerTiers(document)
  const lines = tiers.flatMap((tier) => {
    let latest = 0
    return tier.annotations.map((annotation) => {
      const start = slotOf(document, annotation.start)?.ms ?? null
      const end = slotOf(document, annotation.end)?.ms ?? null
      latest = start ?? latest
      const speaker = tier.participant ?? (tiers.length > 1 ? tier.id : null)
      const participant = tier.participant === null ? null : (attribute(tier.element, 'PARTICIPANT') ?? null)
      return { line: { annotation, speaker, participant, start, end }, order: latest }
    })
  })
  if (tiers.length > 1) lines.sort((a, b) => a.order - b.order)
  return lines.map(({ line }) => line)
}

/** The content of an annotation value, or its closed tag if empty. */
export function valueSpan({ inner, to }: MarkupElement): Span {
  return inner.to < to ? inner : { from: to - 2, to }
}

function attribute(element: MarkupElement | undefined, name: string): MarkupAttribute | undefined {
  return element?.attributes.find((one) => one.name === name)
}
