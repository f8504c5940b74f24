import { type Diagnostic, warning } from '../model/diagnostic.ts'
import { type Ms, SECONDS_FORM } from '../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../model/transcript.ts'
import type {
  BlockContext,
  ReadHint,
  Reading,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TranscriptFormat,
} from './format.ts'
import { extensionOf, isBlank, joinLines, showLines, slice, splitLines, trimSpan } from './lines.ts'
import { acceptNames, findPrefix } from './speaker-prefix.ts'
import { capFindings, printTime, timeFindings } from './stamps.ts'
import { asHoursMinutes, readTimedLine, type TimedLine } from './timed-line.ts'

const FORM: TimeForm = { kind: 'clock', clock: SECONDS_FORM }

/** Lines or paragraphs that begin with a time: `00:01:02 text`, `[1:02] text`, a time on its own line. Starts only. */
export const timedText: TranscriptFormat = {
  id: 'timed-text',
  name: 'Text with times',
  extensions: ['txt'],
  limits: { stepMs: 1, times: true, ends: false, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 1 },
  recognise,
  read,
  write,
  block,
  printText,
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(text: string, name: string): number {
  const head = text.slice(0, 65_536)
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const times = lines.flatMap((line) => readTimedLine(head, line) ?? [])
  const share = times.length / Math.max(1, lines.length)
  if (times.length === 0 || (share < 0.2 && times.length < 3) || share < 0.02) return 0
  if (
    /^\[(?:ar|ti|al|by|offset|re|ve|length):/im.test(head) ||
    /^\[\d+:\d\d[.:]\d+\][ \t]*[[<]\d+:\d\d[.:]\d/m.test(head)
  )
    return 0
  // Hundredths in brackets, line after line, are lyrics.
  if (/^(?:\[\d\d:\d\d\.\d\d\][^\n]*\n){3}/m.test(head)) return 0.4
  // A time, a short column and another one: a table with tabs.
  const columns = head.match(/^\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\t[^\t\n]{1,60}\t/gm)?.length ?? 0
  if (columns > lines.length * 0.6) return 0.4
  // Names in bold are Markdown.
  if ((head.match(/^[ \t]*(?:\*\*|__)(?:\\?[[(][\d:.]{4,12}\\?[\])] )?\p{L}/gmu)?.length ?? 0) > 1) return 0.5
  const plain = /^(?:txt|text|md|markdown|)$/.test(extensionOf(name)) ? 0.2 : 0
  return Math.min(0.8, 0.6 + share * 0.2) + plain - (/^[ \t]*\d+:\S+[ \t]*-->/m.test(head) ? 0.4 : 0)
}

/** A run of lines: with a time, or a paragraph without one. Line indices; `last` is exclusive. */
type Part = { readonly first: number; last: number; readonly time: TimedLine | null; hasText: boolean }

function read(text: string, hint: ReadHint): Reading {
  const lines = splitLines(text)
  const parts = findParts(text, lines)
  const { head, tail } = outside(parts)
  const spoken = parts.slice(head, tail)
  const { times, diagnostics } = decideMinutes(spoken, hint.durationMs)
  const prefixes = spoken.map((part, i) =>
    findPrefix(text.slice(bodyOf(text, lines, part, times[i]).from, lines[part.last - 1]?.to)),
  )
  const names = acceptNames(prefixes)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  let speaker: string | null = null
  for (const [i, part] of spoken.entries()) {
    const time = times[i] ?? null
    const whole = bodyOf(text, lines, part, time)
    const prefix = prefixes[i]
    const own = prefix && names.has(prefix.name) ? prefix : null
    speaker = own?.name ?? speaker
    const body = own ? trimSpan(text, { from: whole.from + own.textFrom, to: whole.to }) : whole
    const id = `L${i + 1}`
    segments.push(
      createSegment(id, time?.start.ms ?? null, time?.end?.ms ?? null, showLines(slice(text, body)), {
        speaker,
      }),
    )
    tokens.set(id, {
      block: {
        from: lines[part.first]?.from ?? 0,
        to: Math.max(body.to, time?.end?.to ?? time?.start.to ?? 0),
      },
      text: body,
      ...(time && { start: { from: time.start.from, to: time.start.to, form: time.start.form } }),
      ...(time?.end && { end: { from: time.end.from, to: time.end.to, form: time.end.form } }),
      ...(own && { speaker: { from: whole.from + own.from, to: whole.from + own.to } }),
    })
    if (!time)
      diagnostics.push(warning('timed-text/no-time', 'This paragraph has no time.', part.first + 1, id))
    else if (segments.at(-1)?.text === '')
      diagnostics.push(warning('text/empty', 'This time has no text.', part.first + 1, id))
  }
  const order = timeFindings(segments, (i) => (spoken[i]?.first ?? 0) + 1)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...outsideFindings(parts, head, tail), ...order]),
    title: titleOf(text, lines, parts.slice(0, head)),
  }
}

function findParts(text: string, lines: readonly Span[]): Part[] {
  const parts: Part[] = []
  let part: Part | null = null
  let afterBlank = true
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line)) {
      afterBlank = true
      continue
    }
    const time = readTimedLine(text, line)
    const belongs = part && !time && (!afterBlank || (part.time !== null && !part.hasText))
    if (part && belongs) {
      part.last = at + 1
      part.hasText = true
    } else {
      part = { first: at, last: at + 1, time, hasText: time === null || time.textFrom < line.to }
      parts.push(part)
    }
    afterBlank = false
  }
  return parts
}

/** Paragraphs before the first time, and after the last where every other paragraph has one, are not spoken. */
function outside(parts: readonly Part[]): { readonly head: number; readonly tail: number } {
  const head = parts.findIndex(({ time }) => time !== null)
  const last = parts.findLastIndex(({ time }) => time !== null)
  if (head === -1) return { head: 0, tail: 0 }
  const untimed = parts.slice(head, last).filter(({ time }) => time === null).length
  return { head, tail: untimed > (last - head) * 0.1 ? parts.length : last + 1 }
}

function outsideFindings(parts: readonly Part[], head: number, tail: number): Diagnostic[] {
  const count = head + parts.length - tail
  if (count === 0) return []
  const line = parts[head > 0 ? 0 : tail]?.first ?? 0
  const message = `${count} ${count === 1 ? 'paragraph' : 'paragraphs'} before the first time or after the last; kept in the file, not shown.`
  return [{ ...warning('timed-text/outside', message, line + 1), severity: 'info' }]
}

/** `1:30` may be 90 seconds or an hour and a half: the reading that ascends and fits the audio; when both do, minutes. */
function decideMinutes(
  parts: readonly Part[],
  durationMs: Ms | null,
): { times: (TimedLine | null)[]; diagnostics: Diagnostic[] } {
  const times = parts.map(({ time }) => time)
  const stamps = times.flatMap((time) => time ?? [])
  if (!stamps.some(({ isShort }) => isShort)) return { times, diagnostics: [] }
  const long = times.map((time) =>
    time?.isShort
      ? { ...time, start: asHoursMinutes(time.start), end: time.end && asHoursMinutes(time.end) }
      : time,
  )
  const takesHours =
    mayBeHours(stamps) &&
    (misfit(long, durationMs) < misfit(times, durationMs) || isStretched(times, long, durationMs))
  const [code, meaning] = takesHours
    ? ['timed-text/hours-minutes', 'hours and minutes']
    : ['timed-text/minutes-seconds', 'minutes and seconds']
  const message = `Times with two fields were read as ${meaning}.`
  return { times: takesHours ? long : times, diagnostics: [{ ...warning(code, message), severity: 'info' }] }
}

/** A fraction after two fields, more hours than a day has, or mostly full clocks around speak for minutes. */
function mayBeHours(stamps: readonly TimedLine[]): boolean {
  const full = stamps.filter(({ start }) => start.form.kind === 'clock' && start.form.clock.hours > 0).length
  const short = stamps.filter(({ start, isShort }) => isShort && start.ms < 24 * 60_000).length
  return full + short === stamps.length && full < short
}

/** How many times run backwards or lie beyond the audio. */
function misfit(times: readonly (TimedLine | null)[], durationMs: Ms | null): number {
  let before = 0
  let count = 0
  for (const time of times) {
    if (!time) continue
    if (time.start.ms < before || (durationMs !== null && time.start.ms > durationMs)) count++
    before = time.start.ms
  }
  return count
}

/** True when minutes would end in the first twentieth of the audio and hours would fill half of it or more. */
function isStretched(
  short: readonly (TimedLine | null)[],
  long: readonly (TimedLine | null)[],
  durationMs: Ms | null,
): boolean {
  if (durationMs === null || misfit(long, durationMs) > 0) return false
  const last = (times: readonly (TimedLine | null)[]) =>
    times.findLast((time) => time !== null)?.start.ms ?? 0
  return last(short) < durationMs / 20 && last(long) > durationMs / 2
}

function bodyOf(text: string, lines: readonly Span[], part: Part, time: TimedLine | null | undefined): Span {
  const from = time?.textFrom ?? lines[part.first]?.from ?? 0
  const to = lines[part.last - 1]?.to ?? from
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

/** A later line that begins with a time would be read as a new line: it goes on the line before. */
function keepOneTime(text: string, eol: string): string {
  const lines = text.split(eol)
  const isTime = (line: string) => readTimedLine(line, { from: 0, to: line.length }) !== null
  return lines.reduce((all, line, i) => (i === 0 ? line : all + (isTime(line) ? ' ' : eol) + line), '')
}

function write(transcript: Transcript): string {
  // One form for the whole file: milliseconds as soon as one line needs them.
  const isWhole = transcript.segments.every(({ start }) => start === null || start % 1000 === 0)
  const form: TimeForm = isWhole ? FORM : { kind: 'clock', clock: { ...SECONDS_FORM, fraction: 3 } }
  let speaker: string | null = null
  const blocks = transcript.segments.map((segment) => {
    const prefix = segment.speaker !== null && segment.speaker !== speaker ? `${segment.speaker}: ` : ''
    speaker = segment.speaker ?? speaker
    const time = segment.start === null ? '' : printTime(segment.start, form)
    return `${time} ${prefix}${keepOneTime(joinLines(segment.text, '\n'), '\n')}`.trim()
  })
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

function block(segment: Segment, { source, neighbour, eol, end, speaker }: BlockContext): string {
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
  const prefix = segment.speaker !== null && segment.speaker !== speaker ? `${segment.speaker}: ` : ''
  const words = prefix + keepOneTime(joinLines(segment.text, eol), eol)
  return start === '' ? words : lead + start + dash + (between === '' ? ' ' : between) + words
}
