import type { Ms } from './time.ts'

/** A chapter; `end` null = until the next one. `hidden` chapters are in no list (`toc: false`). */
export type Chapter = {
  readonly start: Ms
  readonly end: Ms | null
  readonly title: string
  readonly hidden: boolean
}

/** More than any episode has. What a file has beyond that is left out. */
export const MOST_CHAPTERS = 5000

/** Index of the chapter at `ms`; the last of several with the same start. -1 before the first. */
export function chapterAt(chapters: readonly Chapter[], ms: Ms): number {
  let found = -1
  for (const [i, { start }] of chapters.entries()) {
    if (start <= ms && start >= (chapters[found]?.start ?? 0)) found = i
  }
  return found
}

/** The list with one more chapter, sorted by time. */
export function withChapter(chapters: readonly Chapter[], chapter: Chapter): readonly Chapter[] {
  const at = chapters.findIndex(({ start }) => start > chapter.start)
  return at < 0 ? [...chapters, chapter] : [...chapters.slice(0, at), chapter, ...chapters.slice(at)]
}

/** The list without the chapter at `index`. */
export function withoutChapter(chapters: readonly Chapter[], index: number): readonly Chapter[] {
  return chapters.filter((_, i) => i !== index)
}

/** The list with the chapter at `index` renamed. */
export function renameChapter(
  chapters: readonly Chapter[],
  index: number,
  title: string,
): readonly Chapter[] {
  return chapters.map((chapter, i) => (i === index ? { ...chapter, title } : chapter))
}

/** The list with the chapter at `index` moved to `ms`, sorted by time. Its end stays if it is still later. */
export function moveChapter(chapters: readonly Chapter[], index: number, ms: Ms): readonly Chapter[] {
  const chapter = chapters[index]
  if (!chapter) return chapters
  const end = chapter.end !== null && chapter.end > ms ? chapter.end : null
  return withChapter(withoutChapter(chapters, index), { ...chapter, start: ms, end })
}
