import type { Ms } from '../model/time.ts'
import type { Reading } from './core/format.ts'

/** Counts of what was read, so that the user sees at a glance whether the file was understood. */
export type Report = {
  readonly lines: number
  readonly timed: number
  readonly words: number
  readonly speakers: readonly string[]
  /** First start and last end or start (ms); null = no line has a time. */
  readonly firstMs: Ms | null
  readonly lastMs: Ms | null
  /** Lines that start before the line above. */
  readonly outOfOrder: number
  /** Lines that end before they start. */
  readonly endsFirst: number
  /** Lines that start before the one above ends. */
  readonly overlapping: number
  /** Lines that start after the end of the audio. */
  readonly beyondAudio: number
  /** Lines with the same text as the one above, as in rolling captions. */
  readonly repeated: number
}

/** Counts what was read. `durationMs` = length of the audio; null = unknown. */
export function reportOf({ transcript: { segments } }: Reading, durationMs: Ms | null): Report {
  const speakers = new Set<string>()
  const counts = {
    timed: 0,
    words: 0,
    outOfOrder: 0,
    endsFirst: 0,
    overlapping: 0,
    beyondAudio: 0,
    repeated: 0,
  }
  let firstMs: Ms | null = null
  let lastMs: Ms | null = null
  let before: { start: Ms; end: Ms | null } | null = null
  let textBefore = ''
  for (const { start, end, text, speaker, words } of segments) {
    if (speaker !== null) speakers.add(speaker)
    counts.words += words?.length ?? 0
    if (text !== '' && text === textBefore) counts.repeated++
    textBefore = text
    if (start === null) continue
    counts.timed++
    firstMs = firstMs === null ? start : Math.min(firstMs, start)
    if (end !== null && end < start) counts.endsFirst++
    lastMs = Math.max(lastMs ?? 0, end ?? start)
    if (before && start < before.start) counts.outOfOrder++
    else if (before?.end != null && start < before.end) counts.overlapping++
    if (durationMs !== null && start > durationMs) counts.beyondAudio++
    before = { start, end }
  }
  return { lines: segments.length, ...counts, speakers: [...speakers], firstMs, lastMs }
}
