import { type Ms, SECONDS_FORM } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type {
  BlockContext,
  Patched,
  ReadResult,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TimeToken,
} from '../core/format.ts'
import { joinLines, slice } from '../core/lines.ts'
import { applyWithin, printIndex } from '../core/replace.ts'
import { newPrefix } from '../core/speaker-prefix.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { BLANK, keepOneTime } from './timed-text-write.ts'

/** How a time is written where the file has no example. */
export const FORM: TimeForm = { kind: 'clock', clock: SECONDS_FORM }

/** Changed text, on one row in quotes; a later row must not begin with a time. */
export function printText(text: string, { source, token, eol }: TextContext): string {
  const printed = isQuoted(source, token) ? joinLines(text, ' ') : keepOneTime(joinLines(text, eol), eol)
  const before = source.charAt(token.from - 1)
  const touches = token.from === token.to && printed !== '' && /[^\s"]/.test(before)
  // Glued to its time, a number would be a part of it.
  return touches || (/\d/.test(before) && /^\d/.test(printed)) ? ` ${printed}` : printed
}

function isQuoted(source: string, { from, to }: Span): boolean {
  return source.charAt(from - 1) === '"' && source.charAt(to) === '"'
}

/**
 * True when names are separate from the text, when times or a quote follow it, and for lines in columns: such
 * blocks are modelled on a whole neighbour.
 */
function isApart({ start, end, index, duration, speaker, text }: SegmentTokens, source: string): boolean {
  if (!text || !(start ?? end)) return false
  const isBehind = (start?.from ?? text.from) > text.from || (end?.from ?? text.from) > text.from
  const below = speaker && !/[:：)\]]/.test(source.slice(speaker.to, text.from))
  const isAbove = speaker !== undefined && start !== undefined && speaker.from < start.from
  return isBehind || isAbove || below === true || (index ?? duration) !== undefined || isQuoted(source, text)
}

function likeNeighbour(segment: Segment, context: BlockContext): string | null {
  const { source, neighbour, end, speaker } = context
  if (!neighbour?.text || segment.start === null || !isApart(neighbour, source)) return null
  const { start, text, index, duration } = neighbour
  const stop = segment.end ?? end
  const name = segment.speaker ?? speaker
  const words = printText(segment.text, { ...context, token: text })
  const at = start ?? impliedStart(neighbour)
  const edits: Replacement[] = at ? [replace(at, printToken(at, segment.start))] : []
  edits.push({ ...text, text: neighbour.speaker ? words : newPrefix(segment, speaker) + words })
  if (neighbour.end) edits.push(endOfBlock(neighbour, neighbour.end, stop, segment.start))
  if (neighbour.speaker && name !== null) edits.push(replace(neighbour.speaker, name))
  if (index && context.index !== null)
    edits.push(replace(index, printIndex(context.index, slice(source, index))))
  if (duration) edits.push(replace(duration, printToken(duration, stop ?? segment.start, segment.start)))
  return applyWithin(source, neighbour.block, edits)
}

/** The end printed; none behind the text of a line whose end nobody knows. */
function endOfBlock({ block, text }: SegmentTokens, end: TimeToken, stop: Ms | null, start: Ms): Replacement {
  if (stop === null && text && end.from > text.from) return { from: text.to, to: block.to, text: '' }
  return replace(end, printToken(end, stop ?? start))
}

function replace({ from, to }: Span, text: string): Replacement {
  return { from, to, text }
}

/** A new line in the manner of its neighbour. */
export function block(segment: Segment, context: BlockContext): string {
  const whole = likeNeighbour(segment, context)
  if (whole !== null) return whole
  const { source, neighbour, eol, end, speaker, isPastTimes } = context
  const sample = neighbour?.start ? neighbour : null
  const lead = sample?.start ? source.slice(sample.block.from, sample.start.from) : ''
  const form = sample?.start?.form ?? FORM
  const stop = segment.end ?? end
  const textFrom = sample?.speaker?.from ?? sample?.text?.from
  const last = sample?.end ?? sample?.start
  const between = last && textFrom !== undefined ? source.slice(last.to, textFrom) : ' '
  const dash =
    sample?.start && sample.end && stop !== null
      ? source.slice(sample.start.to, sample.end.from) + printTime(stop, sample.end.form)
      : ''
  const words = newPrefix(segment, speaker) + keepOneTime(joinLines(segment.text, eol), eol)
  // Behind the last time a paragraph without one is taken for a note.
  if (segment.start === null) return isPastTimes && sample ? `${BLANK} ${words}` : words
  return lead + printTime(segment.start, form) + dash + (between === '' ? ' ' : between) + words
}

/** Where the start of a paragraph would stand that has a time at its end only. */
function impliedStart({ block, end }: SegmentTokens): TimeToken | null {
  return end ? { from: block.from, to: block.from, form: end.form, around: ['#', '# '] } : null
}

/** Saves in place; a paragraph with a time at its end only gets one before its text where that is needed. */
export function save(
  source: ReadResult,
  transcript: Transcript,
  patch: (source: ReadResult) => Patched,
): Patched {
  return patch(withImpliedStarts(source, transcript))
}

/**
 * The source as it would be read after saving: a paragraph without a start of its own begins at the last time
 * before it. Only where that differs from the line's start has one to be written.
 */
function withImpliedStarts(source: ReadResult, transcript: Transcript): ReadResult {
  const isImplied = (one: SegmentTokens | undefined) => one?.end !== undefined && one.start === undefined
  if (![...source.tokens.values()].some(isImplied)) return source
  const tokens = new Map(source.tokens)
  const starts = new Map<string, Ms>()
  let latest = 0
  for (const { id, start, end } of transcript.segments) {
    const own = tokens.get(id)
    const implied = own && isImplied(own) ? impliedStart(own) : null
    const written = (ms: Ms) => asWritten(ms, own?.end?.form ?? FORM)
    if (own && implied && start !== null) {
      tokens.set(id, { ...own, start: implied })
      starts.set(id, written(start) === written(latest) ? start : latest)
    }
    const last = end ?? start
    latest = last === null ? latest : written(last)
  }
  const segments = source.transcript.segments.map((segment) => {
    const start = starts.get(segment.id)
    return start === undefined ? segment : { ...segment, start }
  })
  return { ...source, transcript: { ...source.transcript, segments }, tokens }
}

function asWritten(ms: Ms, form: TimeForm): Ms {
  if (form.kind !== 'clock' || !form.rounds) return ms
  const step = 10 ** Math.max(0, 3 - form.clock.fraction)
  return Math.round(ms / step) * step
}
