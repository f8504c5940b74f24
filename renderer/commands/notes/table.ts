import type { Table } from '../outcome.ts'
import { addChapter, stepChapter } from './chapters.ts'
import { exportChapters, exportNotes } from './export-notes.ts'
import { noteOnLine } from './notes.ts'

/** The commands about chapters and notes. */
export const notesTable = {
  'chapter.add': addChapter,
  'chapter.previous': (context) => stepChapter(context, -1),
  'chapter.next': (context) => stepChapter(context, 1),
  'edit.note': noteOnLine,
  'file.exportChapters': exportChapters,
  'file.exportNotes': exportNotes,
} as const satisfies Table
