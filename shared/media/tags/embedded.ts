import type { Ms } from '../../model/time.ts'

/** A chapter that a sound file carries; `end` null = lasts until the next one. `hidden` chapters are not for lists. */
export type EmbeddedChapter = {
  readonly start: Ms
  readonly end: Ms | null
  readonly title: string
  readonly hidden: boolean
}

/** What a sound file says about itself; null and empty where it says nothing. */
export type AudioTags = {
  readonly title: string | null
  readonly artist: string | null
  readonly album: string | null
  readonly chapters: readonly EmbeddedChapter[]
}

/** More chapters than this are not read. */
export const MAX_CHAPTERS = 5000

/** Longer texts are cut here (bytes). */
export const MAX_TEXT = 32 << 10

export const NO_TAGS: AudioTags = { title: null, artist: null, album: null, chapters: [] }

/** A time as a whole number of ms that can be counted with; what is beyond that is as late as can be. */
export function toMs(value: number): Ms {
  return Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER)
}

/** Ends that say nothing become null: not after the start, or after the end of the sound (`length` in ms, null = unknown). */
export function withoutVainEnds(
  chapters: readonly EmbeddedChapter[],
  length: Ms | null,
): readonly EmbeddedChapter[] {
  return chapters.map((chapter) => {
    const { start, end } = chapter
    return end === null || (end > start && end <= (length ?? end)) ? chapter : { ...chapter, end: null }
  })
}
