import type { Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { applyAll } from '../core/replace.ts'
import { isElement } from '../markup/markup-text.ts'
import { walkMarkup } from '../markup/markup-walk.ts'
import { put, sampleOf, timesFrom } from './ttml-bases.ts'
import { extentOf, isIn, placesOf } from './ttml-containers.ts'
import { ttmlClock } from './ttml-time.ts'
import { type Timed, ttmlTiming } from './ttml-timing.ts'

/**
 * The text of a file in which every `<div>` and `<body>` that its lines count from begins early enough for
 * them: a time cannot be negative (TTML2 12.3.1). All times stay. Null = they do. Call it again for what is
 * inside of those that changed.
 */
export function withEarlyContainers(source: ReadResult, { segments }: Transcript): string | null {
  const was = new Map(source.transcript.segments.map(({ id, start }) => [id, start]))
  const isEarlier = segments.some(({ id, start }) => start !== null && start < (was.get(id) ?? Infinity))
  if (!isEarlier) return null
  const markup = walkMarkup(source.text, 'xml', ['p'])
  const clock = ttmlClock(markup.nodes.find(isElement) ?? null, source.text)
  const all = [...ttmlTiming(markup, clock).timed.values()]
  const places = placesOf(segments, source)
  const late = new Map<Timed, number>()
  for (const one of all) {
    if (one.begin?.ms == null || one.inSequence || !/^(?:div|body)$/.test(one.level)) continue
    const now = extentOf(segments.filter(({ id }) => isIn(one, places.get(id) ?? -1)))
    if (now && now.from < one.start && !isInside(one, late)) late.set(one, now.from)
  }
  if (late.size === 0) return null
  const sample = sampleOf(all)
  const edits = all.flatMap((one): Replacement[] => {
    const from = one.around && !one.fromZero ? late.get(one.around) : undefined
    return from === undefined ? [] : timesFrom(one, from, sample)
  })
  for (const [{ begin, length, start, base }, from] of late) {
    if (begin) edits.push(put(begin, from, base))
    if (length?.ms != null) edits.push(put(length, length.ms + start - from, 0))
  }
  return applyAll(source.text, edits)
}

function isInside({ around }: Timed, late: ReadonlyMap<Timed, number>): boolean {
  for (let one = around; one; one = one.around) if (late.has(one)) return true
  return false
}
