import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import { type Chapter, chapter } from './chapter.ts'

const BOOKMARK = /\{name=([^{}]{0,500}?),(?:bytes=\d{1,15},)?time=(\d{1,9}(?:\.\d{1,9})?)\}/g

/** VLC bookmarks in playlists (`#EXTVLCOPT:bookmarks={name=…,time=…}`), times in seconds. */
export function playlistChapters(text: string): {
  readonly chapters: Chapter[]
  readonly diagnostics: Diagnostic[]
} {
  const chapters = text
    .split(/\r\n|\n|\r/)
    .filter((line) => /^#EXTVLCOPT:\s*bookmarks=/i.test(line))
    .flatMap((line) => [...line.matchAll(BOOKMARK)])
    .map(([, name = '', time]) => chapter(Math.round(Number(time) * 1000), name))
  const different = new Set(chapters.map(({ start, title }) => `${start} ${title}`)).size
  const words = message('found.bookmarksRepeatAnother', {
    repeated: chapters.length - different,
    count: chapters.length,
  })
  return { chapters, diagnostics: different < chapters.length ? [warning('chapters/repeated', words)] : [] }
}
