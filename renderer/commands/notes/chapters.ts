import {
  type Chapter,
  chapterAt,
  moveChapter,
  renameChapter,
  withChapter,
  withoutChapter,
} from '../../../shared/model/chapter.ts'
import { changeChapters } from '../../../shared/model/edit.ts'
import { printPrecise } from '../../../shared/model/time.ts'
import type { Context } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'
import { goTo } from '../play/playback.ts'

/** Begins a chapter at the playhead and opens its name for typing. */
export function addChapter(context: Context): Outcome {
  const { chapters } = context.document
  const start = Math.floor(context.now)
  const title = `Chapter ${chapters.length + 1}`
  const next = withChapter(chapters, { start, end: null, title, hidden: false })
  return {
    ...change(context, 'Add chapter', next, `“${title}” begins at ${printPrecise(start)}`),
    settings: { panel: 'chapters' },
    view: { naming: next.findIndex((chapter) => !chapters.includes(chapter)) },
  }
}

export function nameChapter(context: Context, index: number, title: string): Outcome {
  const { chapters } = context.document
  const view = { naming: null }
  if (title === '' || title === chapters[index]?.title) return { view }
  const next = renameChapter(chapters, index, title)
  return { ...change(context, 'Rename chapter', next, `Renamed to “${title}”`), view }
}

/** Lets a chapter begin at the playhead. */
export function moveChapterHere(context: Context, index: number): Outcome {
  const ms = Math.floor(context.now)
  const next = moveChapter(context.document.chapters, index, ms)
  return change(context, 'Move chapter', next, `Begins at ${printPrecise(ms)}`)
}

export function removeChapter(context: Context, index: number): Outcome {
  const { chapters } = context.document
  const done = `Removed “${chapters[index]?.title}”: undo brings it back`
  return change(context, 'Remove chapter', withoutChapter(chapters, index), done)
}

/** Puts chapters of a file in place of the present ones, as one step. */
export function takeChapters(context: Context, chapters: readonly Chapter[], name: string): Outcome {
  const done = `${chapters.length} chapters from ${name}`
  return { ...change(context, 'Open chapters', chapters, done), settings: { panel: 'chapters' } }
}

/** Within this time (ms) after its beginning a chapter counts as just begun. */
const RECENT_MS = 1500

/** Jumps to the beginning of the chapter before (-1) or after (1). Shortly after its beginning, back means the one before. */
export function stepChapter(context: Context, step: 1 | -1): Outcome {
  const { document, app, now } = context
  const { chapters } = document
  if (chapters.length === 0)
    return { message: `This episode has no chapters: ${howTo('chapter.add', app)} to begin one` }
  const present = chapterAt(chapters, step < 0 ? now - RECENT_MS : now)
  const wanted = chapters[step < 0 ? Math.max(0, present) : present + 1]
  if (!wanted) return { message: 'This is the last chapter' }
  return { ...goTo(context, wanted.start), message: wanted.title }
}

function change({ document }: Context, label: string, after: readonly Chapter[], done: string): Outcome {
  const edit = changeChapters(label, document.chapters, after)
  return edit ? { edit, message: done } : {}
}
