import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { SECONDS_FORM } from '../../model/time.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  ReadHint,
  Reading,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { guessFrameRate, showFrameRate } from '../core/frame-rate.ts'
import { joinLines, showLines, slice, splitLines, trimSpan } from '../core/lines.ts'
import { applyWithin } from '../core/replace.ts'
import { acceptNames, findPrefix, newPrefix } from '../core/speaker-prefix.ts'
import { printTime } from '../core/timestamps.ts'
import { decideMinutes } from './minutes-or-hours.ts'
import { atRate, type TimedLine } from './timed-line.ts'
import { findParts, nameLines, outside, type Part } from './timed-parts.ts'
import { scoreTimedText } from './timed-text-score.ts'
import { keepOneTime, TIMED_TEXT_OPTIONS, writeTimedText } from './timed-text-write.ts'

const FORM: TimeForm = { kind: 'clock', clock: SECONDS_FORM }

/**
 * Lines or paragraphs with a time: `00:01:02 text`, `[1:02] text`, or a time on its own line. Starts only.
 */
export const timedText: TranscriptFormat = {
  id: 'timed-text',
  name: message('format.timedText'),
  extensions: ['txt'],
  limits: { stepMs: 1, times: true, ends: false, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 1 },
  recognise: scoreTimedText,
  read,
  write: writeTimedText,
  options: TIMED_TEXT_OPTIONS,
  block,
  printText,
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

/** A spoken part with its time, its speaker's name and the span of its text. */
type Passage = {
  readonly part: Part
  readonly time: TimedLine | null
  readonly name: Span | null
  readonly body: Span
}

function read(text: string, hint: ReadHint): Reading {
  const lines = splitLines(text)
  const parts = findParts(text, lines)
  const { head, tail } = outside(parts)
  const spoken = parts.slice(head, tail)
  const counted = countFrames(
    text,
    spoken.map(({ time }) => time),
  )
  const { times, diagnostics, guess } = decideMinutes(counted.times, hint)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  let speaker: string | null = null
  for (const [i, passage] of passagesOf(text, lines, spoken, times).entries()) {
    const { part, time, name, body } = passage
    speaker = name ? slice(text, name) : speaker
    const id = lineId(i)
    const [start, end] = [time?.start.ms ?? null, time?.end?.ms ?? null]
    segments.push(createSegment(id, start, end, showLines(slice(text, body)), { speaker }))
    tokens.set(id, tokensOf(passage, lines))
    if (!time)
      diagnostics.push(warning('timed-text/no-time', message('found.paragraphNoTime'), part.first + 1, id))
    else if (segments.at(-1)?.text === '')
      diagnostics.push(warning('text/empty', message('found.timeNoText'), part.first + 1, id))
  }
  const order = timeFindings(segments, (i) => (spoken[i]?.first ?? 0) + 1)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([
      ...counted.diagnostics,
      ...diagnostics,
      ...outsideFindings(parts, head, tail),
      ...order,
    ]),
    title: titleOf(text, lines, parts.slice(0, head)),
    ...(guess && { guess }),
  }
}

/** Finds the names: beside the time, on the line below it, or before the text. */
function passagesOf(
  text: string,
  lines: readonly Span[],
  spoken: readonly Part[],
  times: readonly (TimedLine | null)[],
): Passage[] {
  const below = nameLines(text, lines, spoken)
  const prefixes = spoken.map((part, i) =>
    times[i]?.name || below[i]
      ? null
      : findPrefix(text.slice(bodyOf(text, lines, part, times[i]).from, lines[part.last - 1]?.to)),
  )
  const names = acceptNames(prefixes)
  return spoken.map((part, i) => {
    const time = times[i] ?? null
    const whole = bodyOf(text, lines, part, time)
    const prefix = prefixes[i]
    const own = prefix && names.has(prefix.name) ? prefix : null
    const apart = time?.name ?? below[i]
    const name = apart ?? (own ? { from: whole.from + own.from, to: whole.from + own.to } : null)
    const from = below[i] ? afterName(text, below[i] ?? whole) : whole.from + (own?.textFrom ?? 0)
    return { part, time, name, body: trimSpan(text, { from, to: whole.to }) }
  })
}

function tokensOf({ part, time, name, body }: Passage, lines: readonly Span[]): SegmentTokens {
  const token = ({ from, to, form }: TimedLine['start']) => ({ from, to, form })
  // A time after the text ends the block.
  const to =
    time?.textTo === undefined ? Math.max(body.to, lastOf(time)) : (lines[part.last - 1]?.to ?? body.to)
  return {
    block: { from: lines[part.first]?.from ?? 0, to },
    text: body,
    ...(time && { start: token(time.start) }),
    ...(time?.end && { end: token(time.end) }),
    ...(name && { speaker: name }),
  }
}

function lastOf(time: TimedLine | null): number {
  return time?.end?.to ?? time?.start.to ?? 0
}

/** Start of the text after a name, its colon and line end. */
function afterName(text: string, { to }: Span): number {
  return to + (/^[ \t]*:?/.exec(text.slice(to, to + 20))?.[0].length ?? 0)
}

/** Timecodes at the frame rate guessed from the whole file. */
function countFrames(
  text: string,
  times: readonly (TimedLine | null)[],
): { readonly times: readonly (TimedLine | null)[]; readonly diagnostics: Diagnostic[] } {
  const all = times.flatMap((time) => (time ? [time.start, ...(time.end ? [time.end] : [])] : []))
  const frames = all.filter(({ form }) => form.kind === 'frames')
  if (frames.length === 0) return { times, diagnostics: [] }
  const rate = guessFrameRate(frames.map((time) => slice(text, time)))
  const words = message('found.timesFramesSecond', { rate: showFrameRate(rate) })
  return {
    times: times.map((time) =>
      time
        ? { ...time, start: atRate(text, time.start, rate), end: time.end && atRate(text, time.end, rate) }
        : null,
    ),
    diagnostics: [{ ...warning('timed-text/frames', words), severity: 'info' }],
  }
}

function outsideFindings(parts: readonly Part[], head: number, tail: number): Diagnostic[] {
  const count = head + parts.length - tail
  if (count === 0) return []
  const line = parts[head > 0 ? 0 : tail]?.first ?? 0
  const words = message('found.paragraphsOutside', { count })
  return [{ ...warning('timed-text/outside', words, line + 1), severity: 'info' }]
}

function bodyOf(text: string, lines: readonly Span[], part: Part, time: TimedLine | null | undefined): Span {
  const from = time?.textFrom ?? lines[part.first]?.from ?? 0
  const to = time?.textTo ?? lines[part.last - 1]?.to ?? from
  const body = trimSpan(text, { from, to })
  return body.from < body.to ? body : { from: time?.textFrom ?? from, to: time?.textFrom ?? from }
}

function titleOf(text: string, lines: readonly Span[], head: readonly Part[]): string | null {
  const headers = head.flatMap(({ first, last }) =>
    lines.slice(first, last).map((line) => slice(text, line).trim()),
  )
  const short = headers.filter((line) => line !== '' && line.length <= 120)
  const title =
    short.find((line) => /transcript/i.test(line) || /^#\d+\b/.test(line)) ??
    (headers.length === 1 ? short[0] : undefined)
  return title?.replace(/^#{1,6}[ \t]+/, '') ?? null
}

function printText(text: string, { source, token, eol }: TextContext): string {
  const printed = keepOneTime(joinLines(text, eol), eol)
  const touches = token.from === token.to && printed !== '' && /\S/.test(source.charAt(token.from - 1))
  return touches ? ` ${printed}` : printed
}

/**
 * True when names are separate from the text, or times follow it: such blocks are modelled on a whole
 * neighbour.
 */
function isApart({ start, speaker, text }: SegmentTokens, source: string): boolean {
  if (!start || !text) return false
  const below = speaker && !/[:：]/.test(source.slice(speaker.to, text.from))
  return start.from > text.from || (speaker !== undefined && speaker.from < start.from) || below === true
}

function likeNeighbour(
  segment: Segment,
  { source, neighbour, eol, end, speaker }: BlockContext,
): string | null {
  if (!neighbour?.start || !neighbour.text || segment.start === null || !isApart(neighbour, source))
    return null
  const stop = segment.end ?? end ?? segment.start
  const name = segment.speaker ?? speaker
  return applyWithin(source, neighbour.block, [
    { ...neighbour.start, text: printTime(segment.start, neighbour.start.form) },
    { ...neighbour.text, text: keepOneTime(joinLines(segment.text, eol), eol) },
    ...(neighbour.end ? [{ ...neighbour.end, text: printTime(stop, neighbour.end.form) }] : []),
    ...(neighbour.speaker && name !== null ? [{ ...neighbour.speaker, text: name }] : []),
  ])
}

function block(segment: Segment, context: BlockContext): string {
  const whole = likeNeighbour(segment, context)
  if (whole !== null) return whole
  const { source, neighbour, eol, end, speaker } = context
  const sample = neighbour?.start ? neighbour : null
  const lead = sample?.start ? source.slice(sample.block.from, sample.start.from) : ''
  const form = sample?.start?.form ?? FORM
  const stop = segment.end ?? end
  const start = segment.start === null ? '' : printTime(segment.start, form)
  const textFrom = sample?.speaker?.from ?? sample?.text?.from
  const last = sample?.end ?? sample?.start
  const between = last && textFrom !== undefined ? source.slice(last.to, textFrom) : ' '
  const dash =
    sample?.start && sample.end && stop !== null
      ? source.slice(sample.start.to, sample.end.from) + printTime(stop, sample.end.form)
      : ''
  const words = newPrefix(segment, speaker) + keepOneTime(joinLines(segment.text, eol), eol)
  return start === '' ? words : lead + start + dash + (between === '' ? ' ' : between) + words
}
