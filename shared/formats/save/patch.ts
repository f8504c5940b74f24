import { append } from '../../base/append.ts'
import { firstPast } from '../../base/search.ts'
import { endOf, lengthOf, type Segment, type Transcript } from '../../model/transcript.ts'
import type {
  BlockContext,
  ChangedLine,
  Patched,
  ReadResult,
  Replacement,
  SegmentTokens,
  Span,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { parseAnyTime } from '../core/loose-clock.ts'
import { applyAll, applyWithin, printIndex, unlessOverlapping } from '../core/replace.ts'
import { copyEdits } from '../core/second-times.ts'
import { placeOfName } from '../core/speaker-prefix.ts'
import { isWidened, printToken } from '../core/timestamps.ts'
import { listRemovals } from './list-removals.ts'
import { markedTexts } from './marked-texts.ts'
import { type Job, type Known, startJob } from './patch-job.ts'
import { turnNames } from './turn-names.ts'

/**
 * The text of `source` with the changes that `transcript` makes: changed times, texts and names are replaced,
 * new lines go after the line before them, deleted lines are cut out, everything else is copied. A damaged
 * file whose parts lie in one another may not take the changes: then there is no text.
 */
export function patchWith(format: TranscriptFormat, source: ReadResult, transcript: Transcript): Patched {
  if (transcript === source.transcript) return { text: source.text, widened: 0 }
  const patch = (from: ReadResult) => patchTokens(format, from, transcript)
  const marked = () => markedTexts(startJob(format, source, transcript))
  const save = () => (format.save ? format.save(source, transcript, patch, marked) : patch(source))
  return unlessOverlapping(save) ?? { text: null, widened: 0 }
}

function patchTokens(format: TranscriptFormat, source: ReadResult, transcript: Transcript): Patched {
  const job = startJob(format, source, transcript)
  job.marked = markedTexts(job)
  // Tokens may be created on access; the job has collected them once.
  const tokens = { get: (id: string) => job.known.get(id)?.tokens }
  const { edits: named, changed } = turnNames({ ...source, tokens }, transcript, format)
  for (const [id, left] of changed) {
    const known = job.known.get(id)
    if (known) known.tokens = left
  }
  const keptIds = keptInOrder(transcript, job.known)
  const edits = [...named]
  let after: Known | null = null
  let waiting: string[] = []
  const first = transcript.segments.find(({ id }) => keptIds.has(id))
  const firstKept = first && job.known.get(first.id)
  for (const [i, segment] of transcript.segments.entries()) {
    const known = job.known.get(segment.id)
    if (known && keptIds.has(segment.id)) {
      flush(job, edits, after, waiting, firstKept)
      waiting = []
      append(edits, editsOf(job, segment, i, known))
      after = known
    } else if (known) {
      waiting.push(applyWithin(job.source, known.tokens.block, editsOf(job, segment, i, known)))
    } else {
      waiting.push(format.block(segment, contextOf(job, i, nearest(job, i, after ?? firstKept))))
      job.speaker = segment.speaker ?? job.speaker
    }
  }
  flush(job, edits, after, waiting, firstKept)
  const all = keptIds.size === job.order.length ? edits : [...edits, ...removals(job, keptIds)]
  const more = format.patchAll?.(transcript, source) ?? []
  const copies = format.patchCopies?.(source.text, [...edits, ...more], (at) => isInLine(job, at)) ?? []
  return { text: applyAll(source.text, [...all, ...more, ...copies]), widened: job.widened }
}

/** The lines still in file order; all others count as moved and are written anew. */
function keptInOrder({ segments }: Transcript, known: ReadonlyMap<string, Known>): ReadonlySet<string> {
  const kept = new Set<string>()
  let last = -1
  for (const { id } of segments) {
    const { position, tokens } = known.get(id) ?? { position: -1, tokens: null }
    if (position <= last && !tokens?.apart) continue
    kept.add(id)
    last = position
  }
  return kept
}

function editsOf(job: Job, now: Segment, i: number, known: Known): Replacement[] {
  const { format, source } = job
  const { segment: was, tokens } = known
  const isMissing = format.limits.times && !tokens.start && !tokens.apart
  const lacksTime = isMissing && now.start !== null && was.start === null
  const isOther = now.text !== was.text || (tokens.woven === true && now.speaker !== was.speaker)
  const lacksText = !tokens.text && isOther
  if (lacksTime || lacksText) {
    const text = format.block(now, contextOf(job, i, tokens.start ? tokens : nearest(job, i), known))
    job.speaker = now.speaker ?? job.speaker
    return [{ ...tokens.block, text }]
  }
  const times: Replacement[] = []
  const edits: Replacement[] = []
  if (job.base !== null && tokens.index) renumber(edits, source, tokens.index, job.base + i)
  if (tokens.start && now.start !== null && now.start !== was.start)
    times.push(timeEdit(job, tokens.start, now.start))
  const end = tokens.end && endNow(job, now, i, { ...known, end: tokens.end })
  if (tokens.end && end != null && end !== was.end) times.push(timeEdit(job, tokens.end, end))
  if (tokens.duration && lengthOf(now) !== null && lengthOf(now) !== lengthOf(was))
    times.push(timeEdit(job, tokens.duration, now.end ?? 0, now.start))
  if (tokens.copies) append(times, copyEdits(tokens.copies, now, was))
  if (now.text !== was.text && tokens.text) {
    const token = tokens.text
    edits.push({ ...token, text: textNow(job, { now, was, tokens }, token) })
  }
  const more = format.patchMore?.(now, was, tokens, source) ?? []
  // A format-specific change may include the line's own time; then it replaces that edit.
  const own = times.filter(
    (edit) => !more.some(({ from, to }) => from <= edit.from && edit.to <= to && from < to),
  )
  return [...own, ...edits, ...more, ...speakerEdits(job, now, known)]
}

/** The changed text; where there was none, a marked one begins on the same row as a plain one would. */
function textNow({ format, source, eol, marked }: Job, line: ChangedLine, token: Span): string {
  const own = marked.get(line.now.id)
  if (own !== undefined && token.from < token.to) return own
  const plain = format.printText(line.now.text, { source, token, eol, line })
  return own === undefined ? plain : (/^\s*/.exec(plain)?.[0] ?? '') + own
}

/**
 * The end to write; null = what the file says stays. A line that has lost its end lasts until the next start.
 * Where none was read, only an end that can be read and is before the new start gives way: an end that cannot
 * be read stays as it is.
 */
function endNow(
  { source, transcript }: Job,
  now: Segment,
  i: number,
  { segment: was, end }: Known & { readonly end: TimeToken },
): number | null {
  if (now.end !== null) return now.end
  if (end.around || (was.end === null && now.start === was.start)) return null
  const written = was.end ?? (was.start === null ? parseAnyTime(slice(source, end))?.ms : undefined)
  if (written === undefined || (was.end === null && now.start !== null && written >= now.start)) return null
  return endOf(transcript, i, null)
}

function isInLine({ order }: Job, at: number): boolean {
  const next = firstPast(order, ({ tokens }) => tokens.block.from > at)
  return at < (order[next - 1]?.tokens.block.to ?? 0)
}

function renumber(edits: Replacement[], source: string, index: Span, number: number): void {
  if (Number(slice(source, index)) !== number)
    edits.push({ ...index, text: printIndex(number, slice(source, index)) })
}

function timeEdit(job: Job, token: TimeToken, ms: number, start: number | null = null): Replacement {
  if (isWidened(ms, token.form)) job.widened++
  return { from: token.from, to: token.to, text: printToken(token, ms, start) }
}

/**
 * A name is written where it changed, and where the line would otherwise be attributed to the previous
 * speaker.
 */
function speakerEdits(job: Job, now: Segment, { segment: was, tokens }: Known): Replacement[] {
  const { format, source } = job
  if (tokens.speaker) {
    const name = now.speaker ?? was.speaker
    job.speaker = name
    if (name === null || name === was.speaker) return []
    const token = tokens.speaker
    const { from, to, after } = placeOfName(source, token, name)
    return [{ from, to, text: format.printName(name, { source, token, eol: job.eol }) + after }]
  }
  const known = job.lasts ? job.speaker : was.speaker
  if (now.speaker === null || now.speaker === known || !tokens.text) return []
  // The text of an empty line often begins right behind its time: a name would run into it.
  if (tokens.text.from === tokens.text.to && !format.markup) return []
  const prefix = format.speakerPrefix(now.speaker, job.named, source)
  if (prefix === '') return []
  job.speaker = now.speaker
  return [{ from: tokens.text.from, to: tokens.text.from, text: prefix }]
}

function contextOf(job: Job, i: number, neighbour: SegmentTokens | null, own?: Known): BlockContext {
  const marked = job.marked.get(job.transcript.segments[i]?.id ?? '')
  return {
    source: job.source,
    neighbour,
    eol: job.eol,
    end: endOf(job.transcript, i, null),
    isPastTimes: i > job.lastTimed,
    index: job.base === null ? null : job.base + i,
    speaker: job.speaker,
    ...(marked !== undefined && { marked }),
    ...(own && { own }),
  }
}

/** Tokens of the nearest line from the file, preferably one with a time, that is like the one at `place`. */
function nearest(job: Job, i: number, place?: Known): SegmentTokens | null {
  const { format } = job
  const { segments } = job.transcript
  const isLike = (tokens: SegmentTokens) =>
    !place || (format.isAlike?.(tokens, place.tokens, job.source) ?? true)
  for (let distance = 0; distance < segments.length; distance++) {
    for (const at of [i - distance, i + distance]) {
      const tokens = job.known.get(segments[at]?.id ?? '')?.tokens
      if (tokens && (tokens.start || !format.limits.times) && isLike(tokens)) return tokens
    }
  }
  return place?.tokens ?? job.order[0]?.tokens ?? null
}

/** Inserts the waiting blocks after the line they follow, or before the first remaining line. */
function flush(
  job: Job,
  edits: Replacement[],
  after: Known | null,
  waiting: readonly string[],
  firstKept: Known | undefined,
): void {
  if (waiting.length === 0) return
  const place = after ?? firstKept ?? job.order[0] ?? null
  const gap = gapAt(job, place)
  if (after) {
    const at = after.tokens.block.to
    edits.push({ from: at, to: at, text: waiting.map((text) => gap + text).join('') })
    return
  }
  const at = place?.tokens.block.from ?? job.source.length
  const closing = firstKept ? gap : ''
  edits.push({ from: at, to: at, text: waiting.join(gap) + closing })
}

/** The separator used between blocks near here; at least what the format requires. */
function gapAt(job: Job, place: Known | null): string {
  const { order, source, format } = job
  const fresh = format.gap.fresh.replaceAll('\n', job.eol)
  for (const at of place ? [place.place, place.place - 1] : []) {
    const [before, after] = [order[at], order[at + 1]]
    if (!before || !after) continue
    const gap = source.slice(before.tokens.block.to, after.tokens.block.from)
    if (runAt(job, before.tokens.block.to) === gap.length && breaks(gap) >= format.gap.least)
      return gap.replace(/\r\n|\n|\r/g, job.eol)
  }
  return fresh
}

function breaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

/** Length of the separator at this offset. */
function runAt({ format, source }: Job, at: number): number {
  format.gap.pattern.lastIndex = at
  return format.gap.pattern.exec(source)?.[0].length ?? 0
}

/** Removes deleted blocks, each with one separator; notes between blocks stay. */
function removals(job: Job, kept: ReadonlySet<string>): Replacement[] {
  const { order, source, format } = job
  if (format.gap.between) {
    const blocks = order.map(({ segment, tokens }) => ({ ...tokens.block, kept: kept.has(segment.id) }))
    return listRemovals(source, blocks, (at) => runAt(job, at))
  }
  let trailing = order.length
  while (trailing > 0 && !kept.has(order[trailing - 1]?.segment.id ?? '')) trailing--
  const edits: Replacement[] = []
  for (const [i, { segment, tokens }] of order.entries()) {
    if (kept.has(segment.id)) continue
    const { from, to } = tokens.block
    if (i < trailing) {
      const next = order[i + 1]?.tokens.block.from ?? to
      edits.push({ from, to: Math.min(to + runAt(job, to), next), text: '' })
      continue
    }
    const floor = order[i - 1]?.tokens.block.to
    if (floor === undefined) edits.push({ from, to, text: '' })
    else if (floor + runAt(job, floor) >= from) edits.push({ from: floor, to, text: '' })
    else {
      let start = from
      while (start > floor && /\s/.test(source.charAt(start - 1))) start--
      edits.push({ from: start, to, text: '' })
    }
  }
  return edits
}
