import type { Companion } from '../../../shared/contract.ts'
import type { LineNote } from '../../../shared/episode/line-notes.ts'
import { marksOf, NO_MARKS } from '../../../shared/episode/marks.ts'
import { keepOriginals, originalsOf } from '../../../shared/episode/originals.ts'
import type { Chapter } from '../../../shared/model/chapter.ts'
import { EMPTY, type Transcript } from '../../../shared/model/transcript.ts'
import type { DocumentState } from '../../state/document.ts'
import type { EpisodeState } from '../../state/episode.ts'
import { selectUnsaved } from '../../state/selectors.ts'

/** What is on disk of an episode, and of which state of the page that is the picture. */
export type Kept = {
  readonly companion: Companion
  /** The chapters as they were then; as the episode came: what was kept, else those inside the audio. */
  readonly chapters: readonly Chapter[]
  readonly lineNotes: readonly LineNote[]
  /** The transcript whose marks are kept, and whose lines the notes are on. */
  readonly transcript: Transcript
  /** What was saved of it, and in which file: saving changes what is kept, too. */
  readonly saved: DocumentState['saved']
  readonly file: string | undefined
}

export const NO_COMPANION: Companion = {
  chapters: null,
  notes: '',
  marks: NO_MARKS,
  originals: [],
  lineNotes: [],
  article: null,
  page: null,
}

export const NOTHING_KEPT: Kept = {
  companion: NO_COMPANION,
  chapters: [],
  lineNotes: [],
  transcript: EMPTY,
  saved: null,
  file: undefined,
}

/** What belongs to an episode on screen. `notes` = its line notes, found by where their lines are now. */
export type Present = {
  readonly document: DocumentState
  readonly episode: EpisodeState
  readonly notes: readonly LineNote[]
}

/**
 * True when nothing has changed since it was kept. Compares objects, which is quick: it is asked after each
 * change.
 */
export function isKept(kept: Kept, { document, episode }: Omit<Present, 'notes'>): boolean {
  const { companion } = kept
  const { chapters, transcript, saved, file } = document
  const { notes, lineNotes, article, page } = episode
  const isFiled = transcript === kept.transcript && saved === kept.saved && file?.name === kept.file
  const isSame = notes === companion.notes && article === companion.article && page === companion.page
  return isSame && chapters === kept.chapters && lineNotes === kept.lineNotes && isFiled
}

/** What is to be kept now. */
export function keep(kept: Kept, { document, episode, notes }: Present): Kept {
  const { chapters, transcript } = document
  const { lineNotes, article, page } = episode
  // Chapters that came with the audio are not the user's until they are changed.
  const isOwn = kept.companion.chapters !== null || chapters !== kept.chapters
  const companion: Companion = {
    chapters: isOwn ? [...chapters] : null,
    notes: episode.notes,
    marks: marksOf(transcript),
    originals: originalsNow(kept, document),
    lineNotes: notes.map(({ index, start, text, note }) => ({ index, start, text, note })),
    article,
    page,
  }
  return onTimes({ ...kept, companion, chapters, lineNotes }, document)
}

/** The times on screen are those that are kept. */
export function onTimes(kept: Kept, { transcript, saved, file }: DocumentState): Kept {
  return { ...kept, transcript, saved, file: file?.name }
}

/** True when something else is to be written to disk. */
export function differ(a: Kept, b: Kept): boolean {
  return JSON.stringify(a.companion) !== JSON.stringify(b.companion)
}

/** True when the user has added something to what is on screen. */
export function hasAny({ companion }: Kept, { document, episode }: Omit<Present, 'notes'>): boolean {
  const { notes, lineNotes, article, page } = episode
  if ((companion.originals ?? []).length > 0 || document.chapters.length > 0) return true
  return notes !== '' || lineNotes.length > 0 || article !== null || page !== null
}

/** What is kept of first times is true to the file on disk: what is not saved yet does not count. */
function originalsNow({ companion }: Kept, document: DocumentState): Companion['originals'] {
  const all = companion.originals ?? []
  if (!document.file || selectUnsaved(document)) return all
  return keepOriginals(all, originalsOf(document.transcript, document.file.name, document.since))
}
