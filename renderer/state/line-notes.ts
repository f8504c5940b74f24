import { lastOne } from '../../shared/base/last-one.ts'
import { findPlaces, type LineNote, placeOf } from '../../shared/episode/line-notes.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { type DocumentState, documentStore } from './document.ts'
import { episodeStore } from './episode.ts'

/** For each note the id of its line, null = found nowhere. New only when notes or lines come or go. */
export type NotePlaces = readonly (string | null)[]

/** The lines of a document, and where each of them is. */
type Lines = Pick<DocumentState, 'indexById' | 'transcript'>

/**
 * Where the notes stand now. A line that was joined with others or cut is looked for by its words and its
 * time.
 */
export function notePlaces(notes: readonly LineNote[], lines: Lines): NotePlaces {
  return placed(notes, lines.indexById, lines.transcript.segments).places
}

/** Ids of the lines that have a note. */
export function notedLines(notes: readonly LineNote[], document: DocumentState): ReadonlySet<string> {
  return placed(notes, document.indexById, document.transcript.segments).ids
}

const placed = lastOne(
  (notes: readonly LineNote[], lines: DocumentState['indexById'], segments: readonly Segment[]) => {
    const isLost = ({ home }: LineNote) => home === null || !lines.has(home)
    const found = findPlaces(notes.filter(isLost), segments)[Symbol.iterator]()
    const places = notes.map((note) => {
      if (!isLost(note)) return note.home
      const index: number | null = found.next().value ?? null
      return index === null ? null : (segments[index]?.id ?? null)
    })
    return { places, ids: new Set(places.filter((id) => id !== null)) }
  },
  2,
)

/** Notes as they are kept, found by where their lines are now. Those without words are no notes. */
export function anchoredNotes(): readonly LineNote[] {
  const { transcript, indexById } = documentStore.getState()
  return episodeStore.getState().lineNotes.flatMap((note) => {
    if (note.note.trim() === '') return []
    const index = indexById.get(note.home ?? '')
    const segment = index === undefined ? undefined : transcript.segments[index]
    return [segment && index !== undefined ? { ...note, ...placeOf(segment, index) } : note]
  })
}
