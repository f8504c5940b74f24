import { findPlaces, type LineNote, placeOf } from '../../shared/episode/line-notes.ts'
import { type DocumentState, documentStore } from './document.ts'
import { sessionStore } from './session.ts'

/** For each note the id of its line, null = found nowhere. New only when notes or lines come or go. */
export type NotePlaces = readonly (string | null)[]

let known: {
  readonly notes: readonly LineNote[]
  readonly lines: DocumentState['indexById']
  readonly places: NotePlaces
  readonly ids: ReadonlySet<string>
} | null = null

/** Where the notes stand now. A line that was joined with others or cut is looked for by its words and its time. */
export function notePlaces(notes: readonly LineNote[], { transcript, indexById }: DocumentState): NotePlaces {
  return placed(notes, transcript, indexById).places
}

/** Whether a line has a note. */
export function hasNote(notes: readonly LineNote[], id: string): boolean {
  if (notes.length === 0) return false
  const { transcript, indexById } = documentStore.getState()
  return placed(notes, transcript, indexById).ids.has(id)
}

function placed(
  notes: readonly LineNote[],
  { segments }: DocumentState['transcript'],
  lines: DocumentState['indexById'],
) {
  if (known?.notes === notes && known.lines === lines) return known
  const isLost = ({ home }: LineNote) => home === null || !lines.has(home)
  const found = findPlaces(notes.filter(isLost), segments)[Symbol.iterator]()
  const places = notes.map((note) => {
    if (!isLost(note)) return note.home
    const index: number | null = found.next().value ?? null
    return index === null ? null : (segments[index]?.id ?? null)
  })
  known = { notes, lines, places, ids: new Set(places.filter((id) => id !== null)) }
  return known
}

/** Notes as they are kept, found by where their lines are now. Those without words are no notes. */
export function anchoredNotes(): readonly LineNote[] {
  const { transcript, indexById } = documentStore.getState()
  return sessionStore.getState().lineNotes.flatMap((note) => {
    if (note.note.trim() === '') return []
    const index = indexById.get(note.home ?? '')
    const segment = index === undefined ? undefined : transcript.segments[index]
    return [segment && index !== undefined ? { ...note, ...placeOf(segment, index) } : note]
  })
}
