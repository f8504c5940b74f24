import type { Ms } from './time.ts'

/** A word, with times if the file has them. `text` includes its joining space. */
export type Word = { readonly text: string; readonly start: Ms | null; readonly end: Ms | null }

/** True when two words are equal apart from white space. */
export function saysSame(one: Word, other: Word): boolean {
  return one.text.trim() === other.text.trim()
}

/**
 * State of a line's times: `confirmed` by the user (an anchor, moved by the user only), or `estimated` and
 * not checked yet.
 */
export type Mark = 'none' | 'confirmed' | 'estimated'

/** Original times of a line and its words, as first read from the file. */
export type Origin = { readonly start: Ms | null; readonly end: Ms | null; readonly words?: readonly Word[] }

/**
 * When the original times were taken (ms since 1970): when the file was opened, or earlier ones forgotten.
 */
export type Since = { readonly at: number; readonly by: 'opened' | 'forgotten' }

/**
 * A spoken line. `start` null = untimed. `end` null = until the next start. `origin` = times as first read,
 * never edited; null for a line made by the user.
 */
export type Segment = {
  readonly id: string
  readonly start: Ms | null
  readonly end: Ms | null
  readonly text: string
  readonly speaker: string | null
  readonly words: readonly Word[] | null
  readonly mark: Mark
  readonly origin: Origin | null
}

/** The lines in file order; no operation reorders them silently. */
export type Transcript = { readonly segments: readonly Segment[] }

export const EMPTY: Transcript = { segments: [] }

/** A segment as a reader makes it; its origin is what was read. */
export function createSegment(
  id: string,
  start: Ms | null,
  end: Ms | null,
  text: string,
  more: { speaker?: string | null; words?: readonly Word[] | null } = {},
): Segment {
  return {
    id,
    start,
    end,
    text,
    speaker: more.speaker ?? null,
    words: more.words ?? null,
    mark: 'none',
    origin: more.words ? { start, end, words: more.words } : { start, end },
  }
}

/** Index of the nearest timed line from `index` in steps of `step`; -1 when there is none. */
export function nearestTimed(transcript: Transcript, index: number, step: 1 | -1): number {
  for (let i = index; i >= 0 && i < transcript.segments.length; i += step) {
    if (transcript.segments[i]?.start != null) return i
  }
  return -1
}

/** End of a line: its own, else the next start in the list, else the length of the audio; null = unknown. */
export function endOf(transcript: Transcript, index: number, durationMs: Ms | null): Ms | null {
  const segment = transcript.segments[index]
  if (!segment || segment.start === null) return null
  if (segment.end !== null) return segment.end
  const next = nearestTimed(transcript, index + 1, 1)
  return (
    transcript.segments[next]?.start ??
    (durationMs !== null && durationMs >= segment.start ? durationMs : null)
  )
}

/** Length by its own times, in ms; null when one is missing. */
export function lengthOf({ start, end }: Pick<Segment, 'start' | 'end'>): Ms | null {
  return start === null || end === null ? null : end - start
}

/** True when a time of the line differs from the original. */
export function isRetimed(segment: Segment): boolean {
  return (
    segment.origin === null || segment.origin.start !== segment.start || segment.origin.end !== segment.end
  )
}

/** Broken invariants of the model, in words; empty when valid. For tests and development. */
export function violations(transcript: Transcript): string[] {
  const found: string[] = []
  const ids = new Set<string>()
  for (const [index, segment] of transcript.segments.entries()) {
    if (ids.has(segment.id)) found.push(`line ${index}: id ${segment.id} appears twice`)
    ids.add(segment.id)
    for (const time of [segment.start, segment.end]) {
      if (time !== null && !Number.isInteger(time)) found.push(`line ${index}: ${time} is no integer`)
    }
  }
  return found
}
