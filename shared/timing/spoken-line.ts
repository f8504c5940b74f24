import { lastOne } from '../base/last-one.ts'
import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import type { Transcript } from '../model/transcript.ts'
import { lastStartedAt, NO_LINE, rankAt, type Timeline } from './active.ts'

/** A transcript with the columns of its times. */
export type Timed = { readonly transcript: Transcript; readonly timeline: Timeline }

/** `isAbout` = which line is spoken is an estimate. */
export type SpokenLine = { readonly index: number; readonly isAbout: boolean }

/**
 * The line spoken at `ms`, NO_LINE in a gap. Where lines without times follow one that has no end, each is
 * taken to last as long as its share of their letters, up to the next time or the end of the audio
 * (`durationMs`, null = unknown: then it is the one with the time).
 */
export function spokenLine({ transcript, timeline }: Timed, ms: Ms, durationMs: Ms | null): SpokenLine {
  const k = rankAt(timeline, ms)
  const [index = NO_LINE, from = 0, end = 0] = [timeline.lines[k], timeline.starts[k], timeline.ends[k]]
  if (k < 0 || ms >= end) return { index: NO_LINE, isAbout: false }
  const to = Number.isFinite(end) ? end : durationMs
  const passed = lettersBefore(transcript, index)
  const all = passed.at(-1) ?? 0
  if (to === null || to <= from || passed.length <= 2) return { index, isAbout: false }
  const share = Math.min(1, (ms - from) / (to - from))
  const line = Math.min(rankIn(passed, share * all), passed.length - 2)
  return { index: index + line, isAbout: line > 0 }
}

/** When a line that lasts up to `to` ends, by its share of the letters of those without times behind it. */
export function shareEnd(transcript: Transcript, index: number, from: Ms, to: Ms): Ms {
  const passed = lettersBefore(transcript, index)
  return from + ((to - from) * (passed[1] ?? 0)) / (passed.at(-1) || 1)
}

/** The spoken line, in a gap the last one; NO_LINE before the first. */
export function spokenOrLast(timed: Timed, ms: Ms, durationMs: Ms | null): number {
  const { index } = spokenLine(timed, ms, durationMs)
  return index === NO_LINE ? lastStartedAt(timed.timeline, ms) : index
}

/**
 * How many letters stand before each line from `first` on, up to the next one with a time, and in all of
 * them; of that line alone when it has an end of its own.
 */
const lettersBefore = lastOne(({ segments }: Transcript, first: number): readonly number[] => {
  const passed = [0]
  for (let i = first; i < segments.length; i++) {
    const line = segments[i]
    if (!line || (i > first && line.start !== null)) break
    passed.push((passed.at(-1) ?? 0) + line.text.length + 1)
    if (line.end !== null) break
  }
  return passed
})
