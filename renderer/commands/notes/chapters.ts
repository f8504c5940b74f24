import { chapterFormats, writeChapters } from '../../../shared/formats/index.ts'
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
import { toText } from '../../../shared/words/speak.ts'
import { commit, documentStore } from '../../state/document.ts'
import { openName, sessionStore } from '../../state/session.ts'
import { ask } from '../ask.ts'
import { exportFile } from '../files/export.ts'
import { howTo } from '../key-hints.ts'
import { goTo } from '../play/playback.ts'
import { showPanel } from '../play/view.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'

/** Begins a chapter at the playhead and opens its name for typing. */
export function addChapter(): void {
  const { chapters } = documentStore.getState()
  const start = Math.floor(playhead())
  const title = `Chapter ${chapters.length + 1}`
  const next = withChapter(chapters, { start, end: null, title, hidden: false })
  change('Add chapter', next, `“${title}” begins at ${printPrecise(start)}`)
  showPanel('chapters')
  openName(next.findIndex((chapter) => !chapters.includes(chapter)))
}

export function nameChapter(index: number, title: string): void {
  const { chapters } = documentStore.getState()
  openName(null)
  if (title !== '' && title !== chapters[index]?.title)
    change('Rename chapter', renameChapter(chapters, index, title), `Renamed to “${title}”`)
}

/** Lets a chapter begin at the playhead. */
export function moveChapterHere(index: number): void {
  const { chapters } = documentStore.getState()
  const ms = Math.floor(playhead())
  change('Move chapter', moveChapter(chapters, index, ms), `Begins at ${printPrecise(ms)}`)
}

export function removeChapter(index: number): void {
  const { chapters } = documentStore.getState()
  change(
    'Remove chapter',
    withoutChapter(chapters, index),
    `Removed “${chapters[index]?.title}”: undo brings it back`,
  )
}

/** Puts chapters of a file in place of the present ones, as one step. */
export function takeChapters(chapters: readonly Chapter[], name: string): void {
  change('Open chapters', chapters, `${chapters.length} chapters from ${name}`)
  showPanel('chapters')
}

/** Jumps to the beginning of the chapter before (-1) or after (1). Shortly after its beginning, back means the one before. */
export function stepChapter(step: 1 | -1): void {
  const { chapters } = documentStore.getState()
  if (chapters.length === 0) return say(`This episode has no chapters: ${howTo('chapter.add')} to begin one`)
  const present = chapterAt(chapters, step < 0 ? playhead() - RECENT_MS : playhead())
  const wanted = chapters[step < 0 ? Math.max(0, present) : present + 1]
  if (!wanted) return say('This is the last chapter')
  goTo(wanted.start)
  say(wanted.title)
}

/** Within this time (ms) after its beginning a chapter counts as just begun. */
const RECENT_MS = 1500

/** Writes the chapters to a file of their own, in a format that the user chooses. */
export async function exportChapters(): Promise<void> {
  const { chapters } = documentStore.getState()
  const { durationMs } = sessionStore.getState()
  if (chapters.length === 0) return say('There are no chapters to export')
  const chosen = await ask({ kind: 'export-chapters' })
  const format = chapterFormats.find(({ id }) => id === chosen)
  if (!format) return
  const name = await exportFile({
    text: writeChapters(format.id, chapters, durationMs),
    ending: `chapters.${format.extension}`,
    kind: toText(format.name),
  })
  if (name !== null) say(`Saved ${name}`)
}

function change(label: string, after: readonly Chapter[], done: string): void {
  const edit = changeChapters(label, documentStore.getState().chapters, after)
  if (!edit) return
  commit(edit)
  say(done)
}
