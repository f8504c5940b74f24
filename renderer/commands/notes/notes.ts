import { placeOf } from '../../../shared/episode/line-notes.ts'
import { printNotes } from '../../../shared/export/notes-markdown.ts'
import { now } from '../../playback/clock.ts'
import { documentStore } from '../../state/document.ts'
import { anchoredNotes, notePlaces } from '../../state/line-notes.ts'
import { indexOf, targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { episodeName, exportFile } from '../files/export.ts'
import { playFrom, seekToLine } from '../play/playback.ts'
import { revealLine, showPanel } from '../play/view.ts'
import { say } from '../say.ts'

/** Opens the note on the target line for typing, a new one when it has none. */
export function noteOnLine(): void {
  const id = documentStore.getState().transcript.segments[targetIndex(now())]?.id
  if (id === undefined) return say('Select a line first')
  openNote(id)
}

/** Opens the note on a line for typing, a new one when it has none. */
export function openNote(id: string): void {
  const document = documentStore.getState()
  const index = indexOf(id)
  const segment = document.transcript.segments[index]
  if (!segment) return
  const { lineNotes } = sessionStore.getState()
  const known = lineNotes[notePlaces(lineNotes, document).indexOf(id)]
  showPanel('notes')
  if (known) return sessionStore.setState({ noting: known.key })
  const added = { ...placeOf(segment, index), key: crypto.randomUUID(), home: id, note: '' }
  sessionStore.setState({ lineNotes: [...lineNotes, added], noting: added.key })
}

/** Changes the words of a note on a line. */
export function changeNote(key: string, note: string): void {
  const { lineNotes } = sessionStore.getState()
  sessionStore.setState({ lineNotes: lineNotes.map((one) => (one.key === key ? { ...one, note } : one)) })
}

/** Ends typing; a note without words goes. */
export function closeNote(key: string): void {
  const { lineNotes, noting } = sessionStore.getState()
  if (noting === key) sessionStore.setState({ noting: null })
  const isEmpty = lineNotes.some((one) => one.key === key && one.note.trim() === '')
  if (isEmpty) sessionStore.setState({ lineNotes: lineNotes.filter((one) => one.key !== key) })
}

export function removeNote(key: string): void {
  const { lineNotes } = sessionStore.getState()
  sessionStore.setState({ lineNotes: lineNotes.filter((one) => one.key !== key), noting: null })
  say('Note removed')
}

/** Plays the moment a note is on. */
export function playNote(key: string): void {
  const { lineNotes, audio } = sessionStore.getState()
  const document = documentStore.getState()
  const index = lineNotes.findIndex((one) => one.key === key)
  const id = notePlaces(lineNotes, document)[index] ?? null
  const segment = document.transcript.segments[indexOf(id)]
  const start = segment ? segment.start : (lineNotes[index]?.start ?? null)
  if (id !== null) {
    revealLine(id)
    seekToLine(id)
  }
  if (start !== null && audio) playFrom(start)
}

/** Writes all notes to a Markdown file, with times and quotes, in the order of the lines. */
export async function exportNotes(): Promise<void> {
  const document = documentStore.getState()
  const { notes: general } = sessionStore.getState()
  const lineNotes = anchoredNotes()
  if (general.trim() === '' && lineNotes.length === 0) return say('There are no notes to export')
  const places = notePlaces(lineNotes, document)
  const notes = lineNotes
    .map(({ start, text, note, index }, i) => {
      const line = document.indexById.get(places[i] ?? '') ?? null
      return { line, start, text, note, order: line ?? index }
    })
    .sort((a, b) => a.order - b.order)
  const text = printNotes({ title: episodeName(), general, notes }, document.transcript)
  const name = await exportFile({ text, ending: 'notes.md', kind: 'Markdown' })
  if (name !== null) say(`Saved ${name}`)
}
