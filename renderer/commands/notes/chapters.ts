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
import { message as sentence, type Words } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'
import { goTo } from '../play/playback.ts'

/** Begins a chapter at the playhead and opens its name for typing. */
export function addChapter(context: Context): Outcome {
  const { chapters } = context.document
  const start = Math.floor(context.now)
  const title = t('say.chapterTitle', { number: chapters.length + 1 })
  const next = withChapter(chapters, { start, end: null, title, hidden: false })
  return {
    ...change(
      context,
      sentence('change.addChapter'),
      next,
      t('say.begins', { title, time: printPrecise(start) }),
    ),
    settings: { panel: 'chapters' },
    view: { naming: next.findIndex((chapter) => !chapters.includes(chapter)) },
  }
}

/** Gives the chapter at `index` another title. An empty one changes nothing; either way typing ends. */
export function nameChapter(context: Context, index: number, title: string): Outcome {
  const { chapters } = context.document
  const view = { naming: null }
  if (title === '' || title === chapters[index]?.title) return { view }
  const next = renameChapter(chapters, index, title)
  return { ...change(context, sentence('change.renameChapter'), next, t('say.renamed', { title })), view }
}

/** Lets a chapter begin at the playhead. */
export function moveChapterHere(context: Context, index: number): Outcome {
  const ms = Math.floor(context.now)
  const next = moveChapter(context.document.chapters, index, ms)
  return change(context, sentence('change.moveChapter'), next, t('say.beginsAt', { time: printPrecise(ms) }))
}

/** Removes the chapter at `index`; the lines stay, and belong to the chapter before. */
export function removeChapter(context: Context, index: number): Outcome {
  const { chapters } = context.document
  const done = t('say.chapterRemoved', { title: chapters[index]?.title ?? '' })
  return change(context, sentence('change.removeChapter'), withoutChapter(chapters, index), done)
}

/** Puts chapters of a file, in the order of time, in place of the present ones, as one step. */
export function takeChapters(context: Context, chapters: readonly Chapter[], name: string): Outcome {
  const done = t('say.chaptersFrom', { count: chapters.length, name })
  const inOrder = chapters.toSorted((a, b) => a.start - b.start)
  return {
    ...change(context, sentence('change.openChapters'), inOrder, done),
    settings: { panel: 'chapters' },
  }
}

/** Within this time (ms) after its beginning a chapter counts as just begun. */
const RECENT_MS = 1500

/** Jumps to the chapter after (1) or before (-1). Back, when it has not just begun, is its own beginning. */
export function stepChapter(context: Context, step: 1 | -1): Outcome {
  const { document, app, now } = context
  const { chapters } = document
  if (chapters.length === 0) return { message: t('say.episodeHasNo', { howTo: howTo('chapter.add', app) }) }
  const present = chapterAt(chapters, step < 0 ? now - RECENT_MS : now)
  const wanted = chapters[step < 0 ? Math.max(0, present) : present + 1]
  if (!wanted) return { message: t('say.lastChapter') }
  return { ...goTo(context, wanted.start), message: wanted.title }
}

function change({ document }: Context, label: Words, after: readonly Chapter[], done: string): Outcome {
  const edit = changeChapters(label, document.chapters, after)
  return edit ? { edit, message: done } : {}
}
