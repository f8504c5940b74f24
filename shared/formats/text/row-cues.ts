import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { type Message, message } from '../../words/message.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type { Reading, SegmentTokens, Span } from '../core/format.ts'
import { isBlank, slice, splitLines } from '../core/lines.ts'
import { namesBefore } from '../core/speaker-prefix.ts'
import { brokenFinding } from './broken-stamp.ts'
import type { Time } from './time-token.ts'

/** The times of a row, and where its text begins. */
export type RowHead = { readonly start: Time; readonly end: Time | null; readonly textFrom: number }

/** How a format with a cue on every row is read. */
export type RowFormat = {
  readonly head: (row: Span) => RowHead | null
  /** What a raw text shows. */
  readonly show: (raw: string) => string
  /** What begins a row like its times, though they cannot be read. */
  readonly like: RegExp
  /** Codes and words for a row without times: below a cue, and above all of them. */
  readonly untimed: readonly [code: string, words: Message]
  readonly outside: readonly [code: string, words: Message]
  /** True when a row without text ends the cue above it. */
  readonly hasEndRows?: boolean
  /** A row that is no cue. */
  readonly skip?: number
}

type Cue = { readonly line: number; readonly start: Time; end: Time | null; body: Span; to: number }

/** Reads a cue from every row; a row without times is shown with the cue above it. */
export function readRows(text: string, format: RowFormat): Reading {
  const lines = splitLines(text)
  const { cues, found } = findCues(text, lines, format)
  const names = namesBefore(
    text,
    cues.map(({ body }) => body),
  )
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  let speaker: string | null = null
  for (const [i, { start, end, body: whole, to, line }] of cues.entries()) {
    const id = lineId(i)
    const own = names[i]
    speaker = own?.name ?? speaker
    const body = own ? { from: whole.from + own.textFrom, to: whole.to } : whole
    segments.push(createSegment(id, start.ms, end?.ms ?? null, format.show(slice(text, body)), { speaker }))
    tokens.set(id, {
      block: { from: lines[line]?.from ?? 0, to },
      start: { from: start.from, to: start.to, form: start.form },
      ...(end && { end: { from: end.from, to: end.to, form: end.form } }),
      text: body,
      ...(own && { speaker: { from: whole.from + own.from, to: whole.from + own.to } }),
    })
  }
  const order = timeFindings(segments, (i) => (cues[i]?.line ?? 0) + 1)
  return { transcript: { segments }, tokens, diagnostics: capFindings([...found, ...order]), title: null }
}

function findCues(
  text: string,
  lines: readonly Span[],
  { head: headOf, like, untimed, outside, hasEndRows, skip }: RowFormat,
): { readonly cues: readonly Cue[]; readonly found: Diagnostic[] } {
  const cues: Cue[] = []
  const found: Diagnostic[] = []
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line) || at === skip) continue
    const head = headOf(line)
    const above = cues.at(-1)
    if (head) {
      const isEmpty = isBlank(text, { from: head.textFrom, to: line.to })
      if (hasEndRows && isEmpty && above && !above.end && head.start.ms >= above.start.ms) {
        above.end = head.start
        above.to = line.to
      } else {
        const body = { from: Math.min(head.textFrom, line.to), to: line.to }
        cues.push({ line: at, start: head.start, end: head.end, body, to: line.to })
      }
      continue
    }
    const [code, words] = above && above.to === above.body.to ? untimed : outside
    const broken = brokenAt(text, line, like)
    if (above && above.to === above.body.to) {
      above.body = { from: above.body.from, to: line.to }
      above.to = line.to
    }
    const sample = cues[0] ? text.slice(lines[cues[0].line]?.from, cues[0].body.from).trim() : ''
    if (broken && sample !== '') found.push(brokenFinding(text, broken, sample, at + 1))
    else found.push(warning(code, words, at + 1))
  }
  return { cues, found }
}

function brokenAt(text: string, line: Span, like: RegExp): Span | null {
  const match = like.exec(text.slice(line.from, Math.min(line.to, line.from + 40)))
  return match && { from: line.from + match.index, to: line.from + match.index + match[0].length }
}

/** Words for a row without a time, which is shown with the one above it, or not shown. */
export const UNTIMED_WORDS = {
  shown: message('found.lineNoTimeShown'),
  hidden: message('found.lineNoTime'),
} as const
