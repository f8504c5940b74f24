import type { Companion } from '../../shared/contract.ts'
import type { LineNote } from '../../shared/episode/line-notes.ts'
import { createOwned } from './transaction.ts'

/**
 * What is kept with an episode beside its transcript, without history. Chapters and marks are kept too; as
 * they can be undone, the document has them.
 */
export type EpisodeState = {
  /** Notes on the whole episode, in Markdown. */
  readonly notes: string
  /** Notes on lines, in the order they were made. */
  readonly lineNotes: readonly LineNote[]
  /** A text about the episode, and what a page says of it. */
  readonly article: Companion['article']
  readonly page: Companion['page']
  /** The title that the audio file gives itself. */
  readonly audioTitle: string | null
}

export const NO_EPISODE: EpisodeState = {
  notes: '',
  lineNotes: [],
  article: null,
  page: null,
  audioTitle: null,
}

export const episodeStore = createOwned(NO_EPISODE)

/** Puts what belongs to an episode in place. */
export function loadEpisode(state: EpisodeState): void {
  episodeStore.setState(state, true)
}

/** Drops all that belongs to the episode on screen. */
export function clearEpisode(): void {
  episodeStore.setState(NO_EPISODE, true)
}

/** Changes what is kept, but for the notes on lines. */
export function setEpisode(changes: Partial<Omit<EpisodeState, 'lineNotes'>>): void {
  episodeStore.setState(changes)
}

/** Adds a note on a line, after the others. */
export function addLineNote(note: LineNote): void {
  episodeStore.setState(({ lineNotes }) => ({ lineNotes: [...lineNotes, note] }))
}

/** Changes the words of a note on a line. */
export function setLineNote(key: string, note: string): void {
  episodeStore.setState(({ lineNotes }) => ({
    lineNotes: lineNotes.map((one) => (one.key === key ? { ...one, note } : one)),
  }))
}

/** Drops the note on a line that has this key. */
export function dropLineNote(key: string): void {
  episodeStore.setState(({ lineNotes }) => ({ lineNotes: lineNotes.filter((one) => one.key !== key) }))
}
