import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  Choices,
  ReadHint,
  Reading,
  SegmentTokens,
  Span,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { headOf, showLines, slice, splitLines, trimSpan } from '../core/lines.ts'
import { acceptNames, findPrefix, isNameLike } from '../core/speaker-prefix.ts'
import { brokenFinding } from './broken-stamp.ts'
import { findParts, nameLines, outside, type Part } from './timed-parts.ts'
import { block, FORM, printText, save } from './timed-text-save.ts'
import { scoreTimedText } from './timed-text-score.ts'
import { TIMED_TEXT_OPTIONS, writeTimedText } from './timed-text-write.ts'
import { areAllZero, decideTimes, type PartTimes } from './timed-times.ts'

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
  write,
  options: TIMED_TEXT_OPTIONS,
  block,
  printText,
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
  save,
}

/** A spoken part with its times, its speaker's name and the span of its text. */
type Passage = PartTimes & {
  readonly part: Part
  readonly name: Span | null
  readonly body: Span
}

function read(text: string, hint: ReadHint): Reading {
  const lines = splitLines(text)
  const parts = findParts(text, lines)
  const { head, tail } = outside(parts)
  const spoken = parts.slice(head, tail)
  const { times, diagnostics, guess } = decideTimes(text, spoken, hint)
  const { segments, tokens, found } = segmentsOf(text, lines, passagesOf(text, lines, spoken, times))
  const order = timeFindings(segments, (i) => (spoken[i]?.first ?? 0) + 1)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...found, ...outsideFindings(parts, head, tail), ...order]),
    title: titleOf(text, lines, parts.slice(0, head)),
    ...(guess && { guess }),
  }
}

function segmentsOf(
  text: string,
  lines: readonly Span[],
  passages: readonly Passage[],
): { segments: Segment[]; tokens: Map<string, SegmentTokens>; found: Diagnostic[] } {
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const found: Diagnostic[] = []
  const isZero = areAllZero(passages)
  if (isZero) {
    const first = passages.find(({ time }) => time)?.part.first ?? 0
    found.push(warning('timed-text/zero', message('found.allTimesZero'), first + 1))
  }
  let sample = passages.find(({ time }) => time)?.time?.start
  let speaker: string | null = null
  // A paragraph with a time at its end only begins at the last time before it.
  let latest = 0
  for (const [i, passage] of passages.entries()) {
    const { part, time, stop, name, body } = passage
    speaker = name ? slice(text, name) : speaker
    const id = lineId(i)
    const start = time?.start.ms ?? (stop ? latest : null)
    const end = time?.end?.ms ?? stop?.ms ?? null
    latest = end ?? start ?? latest
    segments.push(
      createSegment(id, isZero ? null : start, isZero ? null : end, showLines(slice(text, body)), {
        speaker,
      }),
    )
    tokens.set(id, tokensOf(passage, lines, sample))
    if (part.broken) {
      const like = sample ? slice(text, sample) : '0:00:00'
      found.push(brokenFinding(text, part.broken, like, part.first + 1, id))
    } else if (!time && !stop)
      found.push(warning('timed-text/no-time', message('found.paragraphNoTime'), part.first + 1, id))
    else if (segments.at(-1)?.text === '')
      found.push(warning('text/empty', message('found.timeNoText'), part.first + 1, id))
    sample = time?.start ?? sample
  }
  return { segments, tokens, found }
}

/** Finds the names: beside the time, on the line below it, or before the text. */
function passagesOf(
  text: string,
  lines: readonly Span[],
  spoken: readonly Part[],
  times: readonly PartTimes[],
): Passage[] {
  const below = nameLines(text, lines, spoken)
  const prefixes = spoken.map((part, i) =>
    part.time?.name || below[i]
      ? null
      : findPrefix(text.slice(bodyOf(text, lines, part).from, lines[part.last - 1]?.to)),
  )
  const names = new Set(acceptNames(prefixes))
  // Where programs for transcribing end paragraphs with a time, all of them begin with a name.
  const isTold = spoken.some(({ stop }) => stop) && prefixes.every((one) => one && isNameLike(one.name))
  if (isTold) for (const one of prefixes) if (one) names.add(one.name)
  return spoken.map((part, i) => {
    const { time = null, stop = null } = times[i] ?? {}
    const whole = bodyOf(text, lines, part)
    const prefix = prefixes[i]
    const own = prefix && names.has(prefix.name) ? prefix : null
    const apart = time?.name ?? below[i]
    const name = apart ?? (own ? { from: whole.from + own.from, to: whole.from + own.to } : null)
    const from = below[i] ? afterName(text, below[i] ?? whole) : whole.from + (own?.textFrom ?? 0)
    return { part, time, stop, name, body: trimSpan(text, { from: Math.min(from, whole.to), to: whole.to }) }
  })
}

function tokensOf(
  { part, time, stop, name, body }: Passage,
  lines: readonly Span[],
  sample: TimeToken | undefined,
): SegmentTokens {
  const token = ({ from, to, form }: TimeToken) => ({ from, to, form })
  const last = time?.length?.to ?? time?.end?.to ?? time?.start.to ?? 0
  // What follows the text belongs to the block.
  const isClosed = stop !== null || time?.textTo !== undefined
  const to = isClosed ? (lines[part.last - 1]?.to ?? body.to) : Math.max(body.to, last)
  const end = time?.end ?? stop
  return {
    block: { from: lines[part.first]?.from ?? 0, to },
    text: body,
    ...(time && { start: token(time.start) }),
    // A time put in replaces what cannot be read.
    ...(part.broken && { start: { from: part.broken.from, to: part.broken.to, form: sample?.form ?? FORM } }),
    ...(end && { end: token(end) }),
    ...(time?.length && { duration: token(time.length) }),
    ...(time?.index && { index: time.index }),
    ...(name && { speaker: name }),
  }
}

/** Start of the text after a name, its colon and line end. */
function afterName(text: string, { to }: Span): number {
  return to + (/^[ \t]*:?/.exec(text.slice(to, to + 20))?.[0].length ?? 0)
}

function outsideFindings(parts: readonly Part[], head: number, tail: number): Diagnostic[] {
  const count = head + parts.length - tail
  if (count === 0) return []
  const line = parts[head > 0 ? 0 : tail]?.first ?? 0
  const words = message('found.paragraphsOutside', { count })
  return [{ ...warning('timed-text/outside', words, line + 1), severity: 'info' }]
}

function bodyOf(text: string, lines: readonly Span[], { time, stop, first, last, blankTo }: Part): Span {
  const from = time?.textFrom ?? blankTo ?? lines[first]?.from ?? 0
  const to = stop?.textTo ?? time?.textTo ?? lines[last - 1]?.to ?? from
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

/** A new file. Lines without a time get a blank one where they would not be taken for lines else. */
function write(transcript: Transcript, choices: Choices = {}): string {
  const { segments } = transcript
  const plain = writeTimedText(transcript, choices)
  const timed = segments.filter(({ start }) => start !== null).length
  if (timed === 0 || timed === segments.length) return plain
  const again = read(plain, { durationMs: null }).transcript.segments
  const isSame =
    scoreTimedText(headOf(plain), '', plain) > 0 &&
    again.length === segments.length &&
    segments.every(({ start, text }, i) => start === again[i]?.start && text === again[i].text)
  return isSame ? plain : writeTimedText(transcript, choices, 'blank')
}
