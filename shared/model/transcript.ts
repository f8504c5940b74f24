import type { Ms } from './time.ts'

/** A word with its own times, where the file knows them. `text` keeps its joining space. */
export type Word = { readonly text: string; readonly start: Ms | null; readonly end: Ms | null }

/** True when two words say the same, whatever white space joins them. */
export function saysSame(one: Word, other: Word): boolean {
  return one.text.trim() === other.text.trim()
}

/** How sure a line's times are: `confirmed` by the user, who alone may move it then; `estimated` and not yet looked at. */
export type Mark = 'none' | 'confirmed' | 'estimated'

/** The times of a line and of its words as the file had them at first. */
export type Origin = { readonly start: Ms | null; readonly end: Ms | null; readonly words?: readonly Word[] }

/** When lines had their first times (ms since 1970): as the file was opened, or when earlier ones were forgotten. */
export type Since = { readonly at: number; readonly by: 'opened' | 'forgotten' }

/**
 * One spoken line. `start` null = not timed yet. `end` null = the line lasts until the next start.
 * `origin` = the times as first read from the file, never edited; null for a line the user made.
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

/** The lines in the file's order; operations never reorder them silently. */
export type Transcript = { readonly segments: readonly Segment[] }

export const EMPTY: Transcript = { segments: [] }

/** A new segment as a reader makes it: its origin is what was read. */
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

/** The nearest line with a start, from `index` in steps of `step`; -1 when there is none. */
export function nearestTimed(transcript: Transcript, index: number, step: 1 | -1): number {
  for (let i = index; i >= 0 && i < transcript.segments.length; i += step) {
    if (transcript.segments[i]?.start != null) return i
  }
  return -1
}

/** Where the line ends: its own end, else the next start in the list, else the length of the audio; null when unknown. */
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

/** How long something lasts by its own times, in ms; null when it lacks one. */
export function lengthOf({ start, end }: Pick<Segment, 'start' | 'end'>): Ms | null {
  return start === null || end === null ? null : end - start
}

/** True when a time of the line differs from what the file said at first. */
export function isRetimed(segment: Segment): boolean {
  return (
    segment.origin === null || segment.origin.start !== segment.start || segment.origin.end !== segment.end
  )
}

/** What breaks the model's rules, in words; empty when all is well. Used by tests and in development. */
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
