import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { guessLength } from '../core/fill-times.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  SegmentTokens,
  Span,
  TimeForm,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { showFrameRate } from '../core/frame-rate.ts'
import { isBlank, joinLines, showLines, slice, splitLines } from '../core/lines.ts'
import { namesBefore, newPrefix } from '../core/speaker-prefix.ts'
import { printTime } from '../core/timestamps.ts'

/** The rate that players assume when the file has none. */
const USUAL_RATE = 24_000 / 1001
const CUE = /^[ \t]*\{(\d{1,8})\}\{(\d{0,8})\}/
const TAG = /\{[a-zA-Z]:[^{}]{0,80}\}/g

/** MicroDVD: `{frame}{frame}text|second line`; a first cue that is only a number is the frame rate. */
export const microdvd: TranscriptFormat = {
  id: 'sub-microdvd',
  name: message('format.microdvd'),
  extensions: ['sub'],
  limits: { stepMs: 42, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read,
  block,
  printText: (text) => joinLines(text, '|'),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(head: string, name: string): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const cues = lines.filter((line) =>
    CUE.test(head.slice(line.from, Math.min(line.to, line.from + 40))),
  ).length
  if (cues === 0 || cues < lines.length * 0.5) return 0
  return 0.8 + (extensionOf(name) === 'sub' ? 0.2 : 0)
}

type Cue = {
  readonly line: number
  readonly start: TimeToken
  readonly end: TimeToken | null
  body: Span
  to: number
  readonly ms: readonly [number, number | null]
}

function read(text: string): Reading {
  const lines = splitLines(text)
  const found: Diagnostic[] = []
  const { rate, rateLine } = readRate(text, lines)
  if (rateLine === -1) {
    const words = message('found.fileDoesNotSay', { rate: showFrameRate(rate) })
    found.push(warning('sub-microdvd/rate', words))
  }
  const form: TimeForm = { kind: 'number', digits: 0, perSecond: rate, rounds: true }
  const cues: Cue[] = []
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line) || at === rateLine) continue
    const cue = cueAt(text, line, at, form, rate)
    const above = cues.at(-1)
    if (cue) cues.push(cue)
    else if (above) {
      above.body = { from: above.body.from, to: line.to }
      above.to = line.to
      found.push(warning('sub-microdvd/no-frames', message('found.lineNoFrames'), at + 1))
    } else found.push(warning('sub-microdvd/outside', message('found.lineNoFramesStays'), at + 1))
  }
  const names = namesBefore(
    text,
    cues.map(({ body }) => body),
  )
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  let speaker: string | null = null
  for (const [i, { start, end, body: whole, to, ms, line }] of cues.entries()) {
    const id = lineId(i)
    const own = names[i]
    speaker = own?.name ?? speaker
    const body = own ? { from: whole.from + own.textFrom, to: whole.to } : whole
    segments.push(createSegment(id, ms[0], ms[1], shown(slice(text, body)), { speaker }))
    tokens.set(id, {
      block: { from: lines[line]?.from ?? 0, to },
      start,
      ...(end && { end }),
      text: body,
      ...(own && { speaker: { from: whole.from + own.from, to: whole.from + own.to } }),
    })
  }
  const order = timeFindings(segments, (i) => (cues[i]?.line ?? 0) + 1)
  return { transcript: { segments }, tokens, diagnostics: capFindings([...found, ...order]), title: null }
}

function readRate(
  text: string,
  lines: readonly Span[],
): { readonly rate: number; readonly rateLine: number } {
  const first = lines.findIndex((line) => !isBlank(text, line))
  const line = lines[first]
  const match = line
    ? /^\s*\{[01]\}\{[01]\}\s*(\d{2,3}(?:[.,]\d{1,6})?)\s*$/.exec(slice(text, line).slice(0, 60))
    : null
  const rate = Number(match?.[1]?.replace(',', '.') ?? 0)
  return rate > 1 && rate <= 240 ? { rate: exact(rate), rateLine: first } : { rate: USUAL_RATE, rateLine: -1 }
}

/** 23.976 and 29.97 stand for fractions of 1001. */
function exact(rate: number): number {
  const whole = Math.round(rate)
  return Math.abs((whole * 1000) / 1001 - rate) < 0.005 ? (whole * 1000) / 1001 : rate
}

function cueAt(text: string, line: Span, at: number, form: TimeForm, rate: number): Cue | null {
  const match = CUE.exec(text.slice(line.from, Math.min(line.to, line.from + 40)))
  if (!match) return null
  const [whole, first = '', second = ''] = match
  const from = line.from + whole.indexOf('{') + 1
  const to = from + first.length
  const body = { from: line.from + whole.length, to: line.to }
  const ms = (frame: string) => Math.round((Number(frame) * 1000) / rate)
  return {
    line: at,
    start: { from, to, form },
    // An empty end means until the next cue.
    end: second === '' ? null : { from: to + 2, to: to + 2 + second.length, form },
    ms: [ms(first), second === '' ? null : ms(second)],
    body,
    to: line.to,
  }
}

function shown(raw: string): string {
  return showLines((raw.includes('{') ? raw.replace(TAG, '') : raw).replaceAll('|', '\n'))
}

function block(segment: Segment, { neighbour, end, speaker }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const form = neighbour?.start?.form ?? { kind: 'number', digits: 0, perSecond: USUAL_RATE, rounds: true }
  const prefix = newPrefix(segment, speaker)
  return `{${printTime(start, form)}}{${printTime(stop, form)}}${prefix}${joinLines(segment.text, '|')}`
}
