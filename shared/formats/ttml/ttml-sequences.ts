import { append } from '../../base/append.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { applyAll } from '../core/replace.ts'
import { attributeOf, isElement } from '../markup/markup-text.ts'
import { type MarkupElement, walkMarkup } from '../markup/markup-walk.ts'
import { sampleOf, startAround, timesFrom } from './ttml-bases.ts'
import { ttmlClock } from './ttml-time.ts'
import { ttmlTiming } from './ttml-timing.ts'

/**
 * The text of a file in which the sequences (TTML2 12.2.4) around changed lines are side by side instead:
 * what is in them says when it begins, and no longer moves along with what is before it. All times stay.
 * Null = no such line stands in a sequence.
 */
export function withoutSequences(source: ReadResult, transcript: Transcript): string | null {
  if (!source.diagnostics.some(({ code }) => code === 'ttml/sequence')) return null
  const markup = walkMarkup(source.text, 'xml', ['p'])
  const clock = ttmlClock(markup.nodes.find(isElement) ?? null, source.text)
  const all = [...ttmlTiming(markup, clock).timed.values()]
  const changed = changedPlaces(source, transcript)
  const isOpened = ({ from, to }: MarkupElement) => changed.some((at) => at > from && at < to)
  const opened = new Set<MarkupElement>()
  for (const { inSequence, element } of all)
    if (inSequence && element.parent && isOpened(element.parent)) opened.add(element.parent)
  if (opened.size === 0) return null
  const sample = sampleOf(all)
  const within = all.filter(({ element }) => element.parent && opened.has(element.parent))
  const edits = [
    ...[...opened].flatMap(sideBySide),
    ...within.flatMap((one) => timesFrom(one, startAround(one), sample)),
  ]
  return applyAll(source.text, edits)
}

/** Where lines stand that are changed or removed, or after which a new one stands. */
function changedPlaces({ transcript: { segments }, tokens }: ReadResult, now: Transcript): number[] {
  const was = new Map(segments.map((segment) => [segment.id, segment]))
  const left = new Set(now.segments.map(({ id }) => id))
  const placeOf = (id: string | undefined) => tokens.get(id ?? '')?.block.from ?? []
  const hasMoved = ({ id, start, end }: Segment) => was.get(id)?.start !== start || was.get(id)?.end !== end
  const places = segments.filter(({ id }) => !left.has(id)).flatMap(({ id }) => placeOf(id))
  let last = now.segments.find(({ id }) => was.has(id))?.id
  for (const segment of now.segments) {
    if (was.has(segment.id)) last = segment.id
    if (hasMoved(segment)) append(places, [placeOf(last)].flat())
  }
  return places
}

function sideBySide(container: MarkupElement): Replacement[] {
  const attribute = attributeOf(container, 'timeContainer')
  return attribute ? [{ from: attribute.from, to: attribute.to, text: 'par' }] : []
}
