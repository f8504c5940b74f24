import type { Ms } from '../../model/time.ts'

/** A chapter stored in a sound file; `end` null = until the next. `hidden` chapters are not listed. */
export type EmbeddedChapter = {
  readonly start: Ms
  readonly end: Ms | null
  readonly title: string
  readonly hidden: boolean
}

/** Tags of a sound file; null and empty = missing. */
export type AudioTags = {
  readonly title: string | null
  readonly artist: string | null
  readonly album: string | null
  readonly chapters: readonly EmbeddedChapter[]
}

/** Longest text that is read, in bytes. */
export const MAX_TEXT = 32 << 10

export const NO_TAGS: AudioTags = { title: null, artist: null, album: null, chapters: [] }

/** Rounds a time to integer ms and clamps it to 0..2^53 - 1. */
export function toMs(value: number): Ms {
  return Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER)
}

/**
 * Replaces meaningless ends by null: not after the start, or after the end of the sound (`length` in ms, null
 * = unknown).
 */
export function withoutVainEnds(
  chapters: readonly EmbeddedChapter[],
  length: Ms | null,
): readonly EmbeddedChapter[] {
  return chapters.map((chapter) => {
    const { start, end } = chapter
    return end === null || (end > start && end <= (length ?? end)) ? chapter : { ...chapter, end: null }
  })
}
