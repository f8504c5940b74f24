import type { Chapter } from '../../model/chapter.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Ms } from '../../model/time.ts'

export type { Chapter }

export type ChapterReading = {
  readonly chapters: readonly Chapter[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A chapter; by default visible, and until the next one. */
export function chapter(start: Ms, title: string, end: Ms | null = null, hidden = false): Chapter {
  return { start, end, title: title.replace(/\s+/g, ' ').trim(), hidden }
}
