import { append } from '../../base/append.ts'
import type { Ms } from '../../model/time.ts'
import { lengthOf, type Segment, type Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement, TimeToken } from '../core/format.ts'
import { printToken } from '../core/timestamps.ts'
import { isElement } from '../markup/markup-text.ts'
import { walkMarkup } from '../markup/markup-walk.ts'
import { type TtmlTime, ttmlClock } from './ttml-time.ts'
import { type Timed, ttmlTiming } from './ttml-timing.ts'

type Extent = { readonly from: Ms; readonly to: Ms }

/** A container whose times change. */
type Grown = {
  readonly one: Timed
  readonly isLate: boolean
  readonly isLong: boolean
  readonly edits: readonly Replacement[]
}

/**
 * Changes to the times of `<div>` and `<body>`: players cut off what lies outside of them (TTML2 12.4). They
 * are extended where a line that was inside would stick out. A begin that lines count from stays. Other lines
 * that had their times from there get times of their own.
 */
export function containerTimes({ segments }: Transcript, source: ReadResult): readonly Replacement[] {
  const was = new Map(source.transcript.segments.map((segment) => [segment.id, segment]))
  const hasMoved = ({ id, start, end }: Segment) => was.get(id)?.start !== start || was.get(id)?.end !== end
  if (!segments.some(hasMoved)) return []
  const markup = walkMarkup(source.text, 'xml', ['p'])
  const clock = ttmlClock(markup.nodes.find(isElement) ?? null, source.text)
  const { timed, absolute } = ttmlTiming(markup, clock)
  const containers = [...timed.values()].filter(
    ({ level, begin, end, length, inSequence }) =>
      (level === 'div' || level === 'body') && !inSequence && (begin ?? end ?? length) !== null,
  )
  const places = placesOf(segments, source)
  const grown = containers.flatMap((one) => {
    const isInside = ({ id }: Segment) => isIn(one, places.get(id) ?? -1)
    const wasInside = ({ id }: Segment) => isIn(one, source.tokens.get(id)?.block.from ?? -1)
    const before = extentOf(source.transcript.segments.filter(wasInside))
    const now = extentOf(segments.filter(isInside))
    return before && now ? growthOf(one, before, now, absolute.has('p')) : []
  })
  if (grown.length === 0) return []
  const byPlace = new Map([...timed.values()].map((one) => [one.element.from, one]))
  const others = inFileOrder(segments, source).flatMap((now) => {
    const old = was.get(now.id)
    return old ? ownTimes({ now, old }, grown, source, byPlace) : []
  })
  return [...grown.flatMap(({ edits }) => edits), ...others]
}

/** True when an offset of the file lies in the element. */
export function isIn({ element }: Timed, at: number): boolean {
  return at >= element.from && at < element.to
}

/** Where each line stands, by id; a new one is written behind the line before it. */
export function placesOf(segments: readonly Segment[], { tokens }: ReadResult): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const placeOf = ({ id }: Segment) => tokens.get(id)?.block.from
  let last = segments.map(placeOf).find((at) => at !== undefined) ?? -1
  for (const segment of segments) {
    last = placeOf(segment) ?? last
    places.set(segment.id, last)
  }
  return places
}

function growthOf(one: Timed, before: Extent, now: Extent, isFromZero: boolean): Grown[] {
  const { begin, end, length, start, stop, base } = one
  const isLate = isFromZero && before.from >= start && now.from < start
  const isLong = stop !== null && before.to <= stop && now.to > stop
  if (!isLate && !isLong) return []
  const from = isLate ? now.from : start
  const to = isLong ? now.to : (stop ?? now.to)
  // What is around it may end it earlier than its own times say.
  const isShort = (time: TtmlTime, since: Ms) => time.ms !== null && since + time.ms < to
  const edits = [
    ...(begin && isLate ? edit(begin, from, base) : []),
    ...(end && isShort(end, base) ? edit(end, to, base) : []),
    ...(length && (isLate || isShort(length, start)) ? edit(length, to - from, 0) : []),
  ]
  return [{ one, isLate, isLong, edits }]
}

function edit(time: TtmlTime, ms: Ms, base: Ms): Replacement[] {
  const { from, to, form } = time
  return time.ms === null ? [] : [{ from, to, text: printToken({ from, to, form, base }, ms) }]
}

/** Lines that stand where they stood; those that were moved are written anew. */
function inFileOrder(segments: readonly Segment[], { tokens }: ReadResult): Segment[] {
  let last = -1
  return segments.filter(({ id }) => {
    const at = tokens.get(id)?.block.from ?? -1
    const isInOrder = at > last
    last = Math.max(last, at)
    return isInOrder
  })
}

/** Times of a line that would change with those around it, although the line did not. */
function ownTimes(
  { now, old }: { readonly now: Segment; readonly old: Segment },
  grown: readonly Grown[],
  source: ReadResult,
  byPlace: ReadonlyMap<number, Timed>,
): Replacement[] {
  const tokens = source.tokens.get(now.id)
  const around = grown.filter(({ one }) => isIn(one, tokens?.block.from ?? -1))
  const line = byPlace.get(tokens?.block.from ?? -1)
  if (!tokens || !line || around.length === 0 || (!tokens.text && now.text !== old.text)) return []
  const put = (token: TimeToken, ms: Ms, start: Ms | null = null) => [
    { from: token.from, to: token.to, text: printToken(token, ms, start) },
  ]
  const edits: Replacement[] = []
  const isEarly = around.some(({ one, isLate }) => isLate && one.start === old.start)
  if (isEarly && now.start === old.start && now.start !== null && tokens.start?.around)
    append(edits, put(tokens.start, now.start))
  const isEnded = around.some(({ one, isLong }) => isLong && one.stop === old.end)
  if (!isEnded || now.end !== old.end || now.end === null) return edits
  const own = [
    ...(line.end?.ms == null ? [] : [line.base + line.end.ms]),
    ...(line.length?.ms == null ? [] : [line.start + line.length.ms]),
  ]
  if (own.some((ms) => ms <= (old.end ?? 0))) return edits
  if (tokens.end) return [...edits, ...put(tokens.end, now.end)]
  const isDone = lengthOf(now) !== lengthOf(old)
  return tokens.duration && !isDone ? [...edits, ...put(tokens.duration, now.end, now.start)] : edits
}

/** First start to last end; null when no line has a time. */
export function extentOf(lines: readonly Segment[]): Extent | null {
  let from = Infinity
  let to = -Infinity
  for (const { start, end } of lines) {
    if (start === null) continue
    from = Math.min(from, start)
    to = Math.max(to, end ?? start)
  }
  return from <= to ? { from, to } : null
}
