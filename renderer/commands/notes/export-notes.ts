import { printNotes } from '../../../shared/export/notes-markdown.ts'
import { chapterFormats, writeChapters } from '../../../shared/formats/index.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import { anchoredNotes, notePlaces } from '../../state/line-notes.ts'
import { ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { exportFile } from '../files/export.ts'
import { episodeName } from '../files/plan-export.ts'
import { say } from '../say.ts'

/** Writes the chapters to a file of their own, in a format that the user chooses. */
export async function exportChapters({ document, session }: Context): Promise<void> {
  const { chapters } = document
  const { durationMs } = session
  if (chapters.length === 0) return say(t('say.noChaptersExport'))
  const chosen = await ask({ kind: 'export-chapters' })
  const format = chapterFormats.find(({ id }) => id === chosen)
  if (!format) return
  const name = await exportFile({
    text: writeChapters(format.id, chapters, {
      durationMs,
      untitled: (number) => t('say.chapterTitle', { number }),
    }),
    ending: `chapters.${format.extension}`,
    kind: toText(format.name),
  })
  if (name !== null) say(t('say.saved', { name }))
}

/** Writes all notes to a Markdown file, with times and quotes, in the order of the lines. */
export async function exportNotes({ document, episode, session }: Context): Promise<void> {
  const { notes: general } = episode
  const lineNotes = anchoredNotes()
  if (general.trim() === '' && lineNotes.length === 0) return say(t('say.noNotesExport'))
  const places = notePlaces(lineNotes, document)
  const notes = lineNotes
    .map(({ start, text, note, index }, i) => {
      const line = document.indexById.get(places[i] ?? '') ?? null
      return { line, start, text, note, order: line ?? index }
    })
    .sort((a, b) => a.order - b.order)
  const text = printNotes({ title: episodeName({ document, session }), general, notes }, document.transcript)
  const name = await exportFile({ text, ending: 'notes.md', kind: 'Markdown' })
  if (name !== null) say(t('say.saved', { name }))
}
