import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { type Message, message } from '../words/message.ts'
import { createTimeline } from './active.ts'

/** Kinds of problems with the times of a line. */
export const FINDING_KINDS = [
  'order',
  'overlap',
  'gap',
  'length',
  'beyond-end',
  'fast',
  'slow',
  'silence-inside',
  'silence-start',
  'untimed',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** `index` = the line, `ms` = where to look (null = untimed), `reason` = the problem in words. */
export type Finding = {
  readonly kind: FindingKind
  readonly index: number
  readonly ms: Ms | null
  readonly reason: Message
}

/** Stretches of speech as columns, sorted by time: from `starts[k]` to `ends[k]`, in ms. */
export type Speech = { readonly starts: ArrayLike<Ms>; readonly ends: ArrayLike<Ms> }

export type CheckOptions = {
  /** Length of the audio in ms; null = unknown, then nothing is beyond its end. */
  readonly durationMs: Ms | null
  /** Shorter gaps are findings, unless the lines touch; 0 = off. */
  readonly minGapMs: Ms
  /** Shorter lines are findings. */
  readonly minLengthMs: Ms
  /** Fastest and slowest plausible speech, in characters per second. */
  readonly fastest: number
  readonly slowest: number
  /** Longer silences inside a line are findings. */
  readonly maxSilenceMs: Ms
  /** A line starts in silence if speech begins this much later, or more. */
  readonly startToleranceMs: Ms
  /** Null = unknown: silences are not checked. */
  readonly speech: Speech | null
}

export const CHECK_DEFAULTS: CheckOptions = {
  durationMs: null,
  minGapMs: 80,
  minLengthMs: 10,
  fastest: 25,
  slowest: 4,
  maxSilenceMs: 3000,
  startToleranceMs: 500,
  speech: null,
}

/** Shorter texts say nothing about speed. */
const LEAST_CHARACTERS = 8

type Report = (kind: FindingKind, index: number, ms: Ms | null, reason: Message) => void

/** Checks all lines in file order. One pass, with a search in the speech for each line. */
export function check(transcript: Transcript, options: CheckOptions): Finding[] {
  const { segments } = transcript
  const timeline = createTimeline(transcript)
  const findings: Finding[] = []
  const report: Report = (kind, index, ms, reason) => findings.push({ kind, index, ms, reason })
  const limits = { ...options, isCoarse: isCoarse(timeline.starts) }
  checkUntimed(segments, report)
  const ranks = new Int32Array(segments.length).fill(-1)
  for (const [rank, line] of timeline.lines.entries()) ranks[line] = rank
  let latest = -Infinity
  for (const [index, segment] of segments.entries()) {
    const rank = ranks[index] ?? -1
    if (segment.start === null || rank < 0) continue
    if (segment.start < latest) report('order', index, segment.start, message('check.order'))
    latest = Math.max(latest, segment.start)
    const line = { index, start: segment.start, end: segment.end }
    checkEdges(line, timeline.starts[rank + 1] ?? null, limits, report)
    const end = Math.min(timeline.ends[rank] ?? Infinity, options.durationMs ?? Infinity)
    if (end === Infinity || end - segment.start < options.minLengthMs) continue
    checkSpeed({ ...line, end }, segment.text, options, report)
    if (options.speech) checkSilence({ ...line, end }, options.speech, options, report)
  }
  return findings.sort((a, b) => a.index - b.index)
}

/** Lines in a row without a time are one finding, at the first: who taps along has not come to them yet. */
function checkUntimed(segments: readonly Segment[], report: Report): void {
  let first = -1
  let count = 0
  const close = () => {
    if (count > 0)
      report(
        'untimed',
        first,
        null,
        count === 1 ? message('check.untimed') : message('check.untimedFromHere', { count }),
      )
    count = 0
  }
  for (const [index, { start, text }] of segments.entries()) {
    if (start !== null) close()
    else if (text.trim() !== '' && count++ === 0) first = index
  }
  close()
}

/** Of fewer lines it is chance that they begin on whole seconds. */
const COARSE_LEAST = 8
const COARSE_SHARE = 0.9

/**
 * True for times in whole seconds: lines of less than one begin and end at the same time, and are no fault.
 */
function isCoarse(starts: ArrayLike<Ms>): boolean {
  if (starts.length < COARSE_LEAST) return false
  let whole = 0
  for (let i = 0; i < starts.length; i++) if ((starts[i] ?? 0) % 1000 === 0) whole++
  return whole >= starts.length * COARSE_SHARE
}

/** A timed line; its end may be null = until the next start. */
type Line<End> = { readonly index: number; readonly start: Ms; readonly end: End }

/** `next` = the next start; null after the last line. */
function checkEdges(
  { index, start, end }: Line<Ms | null>,
  next: Ms | null,
  { durationMs, minGapMs, minLengthMs, isCoarse }: CheckOptions & { readonly isCoarse: boolean },
  report: Report,
): void {
  const length = (end ?? next ?? Infinity) - start
  if (length < 0) report('length', index, start, message('check.endsFirst'))
  else if (length < minLengthMs && !(isCoarse && length === 0 && start % 1000 === 0))
    report('length', index, start, message('check.short', { length }))
  if (durationMs !== null && start >= durationMs)
    report('beyond-end', index, start, message('check.startsBeyond'))
  else if (durationMs !== null && end !== null && end > durationMs)
    report('beyond-end', index, end, message('check.endsBeyond', { time: inSeconds(end - durationMs) }))
  if (end === null || next === null || end < start) return
  const gap = next - end
  if (gap < 0) report('overlap', index, next, message('check.overlap', { time: inSeconds(-gap) }))
  else if (gap > 0 && gap < minGapMs) report('gap', index, end, message('check.gap', { gap }))
}

function checkSpeed(
  { index, start, end }: Line<Ms>,
  text: string,
  { fastest, slowest }: CheckOptions,
  report: Report,
): void {
  if (text.length < LEAST_CHARACTERS) return
  const speed = (text.length * 1000) / (end - start)
  const rate = speed < 10 ? speed.toFixed(1) : String(Math.round(speed))
  if (speed > fastest) report('fast', index, start, message('check.fast', { speed: rate }))
  else if (speed < slowest) report('slow', index, start, message('check.slow', { speed: rate }))
}

function checkSilence(
  { index, start, end }: Line<Ms>,
  { starts, ends }: Speech,
  { maxSilenceMs, startToleranceMs }: CheckOptions,
  report: Report,
): void {
  let span = rankIn(starts, start)
  const isSpoken = span >= 0 && (ends[span] ?? 0) > start
  const first = starts[span + 1] ?? Infinity
  if (!isSpoken && first - start >= startToleranceMs) {
    const reason =
      first < end
        ? message('check.speechLater', { time: inSeconds(first - start) })
        : message('check.nobodySpeaks')
    report('silence-start', index, start, reason)
  }
  // Silence before the first word is reported above; here, between words and after the last.
  for (span = isSpoken ? span : span + 1; (starts[span] ?? Infinity) < end; span++) {
    const from = ends[span] ?? end
    const silence = Math.min(starts[span + 1] ?? Infinity, end) - from
    if (silence <= maxSilenceMs) continue
    report('silence-inside', index, from, message('check.silenceInside', { time: inSeconds(silence) }))
    break
  }
}

function inSeconds(ms: Ms): Message {
  return ms < 1000
    ? message('time.milliseconds', { ms })
    : message('time.seconds', { seconds: (ms / 1000).toFixed(1) })
}
