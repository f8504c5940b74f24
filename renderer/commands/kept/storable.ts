import { cutText } from '../../../shared/base/cut-text.ts'
import {
  LATEST,
  MOST_KEPT_CHAPTERS,
  MOST_LINE_NOTES,
  MOST_LISTED,
  MOST_MARKS,
  MOST_NOTES,
  MOST_TITLE,
} from '../../../shared/companion.ts'
import type { Companion } from '../../../shared/contract.ts'
import { fittingName } from '../../../shared/names.ts'

/** True when a note is longer than is kept. It stays on screen, to be made shorter. */
export function hasLongNote({ notes, lineNotes }: Companion): boolean {
  return notes.length > MOST_NOTES || lineNotes.some(({ note }) => note.length > MOST_NOTES)
}

/**
 * What the user added to an episode as it can be kept. Names and texts from files end where no more is kept
 * of one, and times beyond all are left out: one of them would keep all else from being stored.
 */
export function storable(companion: Companion): Companion {
  const { chapters, marks, lineNotes, article, page } = companion
  return {
    ...companion,
    chapters: chapters && chaptersOf(chapters),
    ...(marks && { marks: { confirmed: marksOf(marks.confirmed), estimated: marksOf(marks.estimated) } }),
    lineNotes: lineNotes.slice(0, MOST_LINE_NOTES).map((note) => ({ ...note, text: cut(note.text) })),
    article: article && { name: fittingName(article.name), text: cut(article.text) },
    page: page && {
      ...page,
      title: page.title && cutText(page.title, MOST_TITLE),
      podcast: page.podcast && cutText(page.podcast, MOST_TITLE),
      date: page.date && cutText(page.date, MOST_TITLE),
      durationMs: page.durationMs !== null && isTime(page.durationMs) ? page.durationMs : null,
      audio: page.audio && cut(page.audio),
      summary: page.summary && cut(page.summary),
      highlights: page.highlights.slice(0, MOST_LISTED).map(cut),
      topics: page.topics.slice(0, MOST_LISTED).map(cut),
      chapters: chaptersOf(page.chapters),
    },
  }
}

type Chapters = NonNullable<Companion['chapters']>
type Marks = NonNullable<Companion['marks']>['confirmed']

function chaptersOf(chapters: Chapters): Chapters {
  return chapters
    .filter(({ start }) => isTime(start))
    .slice(0, MOST_KEPT_CHAPTERS)
    .map((chapter) => ({
      ...chapter,
      end: chapter.end !== null && isTime(chapter.end) ? chapter.end : null,
      title: cutText(chapter.title, MOST_TITLE),
    }))
}

function marksOf(marks: Marks): Marks {
  return marks.filter(([, start]) => isTime(start)).slice(0, MOST_MARKS)
}

function isTime(ms: number): boolean {
  return ms >= 0 && ms <= LATEST
}

function cut(text: string): string {
  return cutText(text, MOST_NOTES)
}
