import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'

/** Shorter lines (characters) are hard to recognise by ear. */
const LEAST_CHARACTERS = 20
/** A line after such a pause (ms) begins clearly; longer pauses add nothing. */
const CLEAR_MS = 1500

/**
 * Indices of up to `count` lines by which the user can check the times: spread evenly, sorted by time; in
 * each part the line that is recognisable and follows the longest pause.
 */
export function driftSamples(transcript: Transcript, count: number): number[] {
  const { segments } = transcript
  const timed = segments
    .flatMap(({ start }, index) => (start === null ? [] : [{ index, start }]))
    .sort((a, b) => a.start - b.start || a.index - b.index)
  const first = timed[0]?.start ?? 0
  const span = (timed.at(-1)?.start ?? 0) - first
  const chosen: number[] = []
  for (let part = 0; part < count; part++) {
    const isLast = part === count - 1
    const from = first + (span * part) / count
    const to = first + (span * (part + 1)) / count
    let best: { index: number; score: number } | null = null
    for (const { index, start } of timed) {
      if (start < from || start > to || (start === to && !isLast)) continue
      const score = clearness(transcript, index)
      if (best === null || score > best.score) best = { index, score }
    }
    if (best) chosen.push(best.index)
  }
  return chosen
}

/** 0..2: how clearly the start of a line can be heard. */
function clearness(transcript: Transcript, index: number): number {
  const { text, start } = transcript.segments[index] as Segment
  const previous = transcript.segments[nearestTimed(transcript, index - 1, -1)]
  const pause = start === null || !previous ? CLEAR_MS : start - (previous.end ?? start)
  return Math.min(1, text.length / LEAST_CHARACTERS) * (1 + Math.max(0, Math.min(1, pause / CLEAR_MS)))
}
