import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { printToken } from '../core/timestamps.ts'
import { isElement } from '../markup/markup-text.ts'
import { walkMarkup } from '../markup/markup-walk.ts'
import { type TtmlTime, ttmlClock } from './ttml-time.ts'
import { type Timed, ttmlTiming } from './ttml-timing.ts'

type Extent = { readonly from: Ms; readonly to: Ms }

/**
 * Changes to the times of `<div>` and `<body>`: players cut off what lies outside of them (TTML2 12.4). They
 * are extended where a line that was inside would stick out. A begin that lines count from stays.
 */
export function containerTimes({ segments }: Transcript, source: ReadResult): readonly Replacement[] {
  const was = new Map(source.transcript.segments.map((segment) => [segment.id, segment]))
  const hasMoved = ({ id, start, end }: Segment) => was.get(id)?.start !== start || was.get(id)?.end !== end
  if (!segments.some(hasMoved)) return []
  const markup = walkMarkup(source.text, 'xml', ['p'])
  const { timed, absolute } = ttmlTiming(markup, ttmlClock(markup.nodes.find(isElement) ?? null))
  const containers = [...timed.values()].filter(
    ({ level, begin, end, length, inSequence }) =>
      (level === 'div' || level === 'body') && !inSequence && (begin ?? end ?? length) !== null,
  )
  return containers.flatMap((one) => {
    const isInside = ({ id }: Segment) => {
      const at = source.tokens.get(id)?.block.from ?? -1
      return at >= one.element.from && at < one.element.to
    }
    const before = extentOf(source.transcript.segments.filter(isInside))
    const now = extentOf(segments.filter(isInside))
    return before && now ? editsOf(one, before, now, absolute.has('p')) : []
  })
}

function editsOf(one: Timed, before: Extent, now: Extent, isFromZero: boolean): Replacement[] {
  const { begin, end, length, start, stop, base } = one
  const isLate = isFromZero && before.from >= start && now.from < start
  const isLong = stop !== null && before.to <= stop && now.to > stop
  const from = isLate ? now.from : start
  const to = isLong ? now.to : (stop ?? now.to)
  return [
    ...(begin && from !== start ? edit(begin, from, base) : []),
    ...(end && to !== stop ? edit(end, to, base) : []),
    ...(length && to - from !== (stop ?? to) - start ? edit(length, to - from, 0) : []),
  ]
}

function edit(time: TtmlTime, ms: Ms, base: Ms): Replacement[] {
  const { from, to, form } = time
  return time.ms === null ? [] : [{ from, to, text: printToken({ from, to, form, base }, ms) }]
}

/** First start to last end; null when no line has a time. */
function extentOf(lines: readonly Segment[]): Extent | null {
  let from = Infinity
  let to = -Infinity
  for (const { start, end } of lines) {
    if (start === null) continue
    from = Math.min(from, start)
    to = Math.max(to, end ?? start)
  }
  return from <= to ? { from, to } : null
}
