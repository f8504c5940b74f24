import type { Companion } from '../../../shared/contract.ts'
import type { LineNote } from '../../../shared/episode/line-notes.ts'
import { findPlaces } from '../../../shared/episode/line-notes.ts'
import { marksOf, NO_MARKS } from '../../../shared/episode/marks.ts'
import { keepOriginals, originalsOf } from '../../../shared/episode/originals.ts'
import type { Chapter } from '../../../shared/model/chapter.ts'
import { EMPTY, type Transcript } from '../../../shared/model/transcript.ts'
import { host } from '../../host.ts'
import {
  type DocumentState,
  documentStore,
  loadChapters,
  loadMarks,
  loadOriginals,
} from '../../state/document.ts'
import { anchoredNotes } from '../../state/line-notes.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'

/** What is changed is kept this long after the last change (ms). */
const QUIET_MS = 600
const NOTHING: Companion = {
  chapters: null,
  notes: '',
  marks: NO_MARKS,
  originals: [],
  lineNotes: [],
  article: null,
  page: null,
}
let kept: Companion = NOTHING
/** The chapters as the episode came: what was kept, else those inside the audio. */
let first: readonly Chapter[] = []
/** The notes on lines that are kept. */
let noted: readonly LineNote[] = []
type Files = { readonly audio: string | null; readonly text: string | null }
let episode: Files | null = null
/** The episode whose companion is being read: until it is there nothing is kept, or it would be lost. */
let coming: Files | null = null
/** The transcript whose marks are kept, and whose lines the notes are on. */
let marked: Transcript = EMPTY
/** What was on disk when that was, and in which file: saving changes what is kept, too. */
let filed: Pick<DocumentState, 'saved'> & { readonly name: string | undefined } = {
  saved: null,
  name: undefined,
}
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Brings what the user has added to the episode on screen: chapters and notes. It is kept by itself whenever it changes;
 * the files of the episode are never touched for it.
 */
export async function openCompanion(): Promise<void> {
  await keepNow()
  const before = episode
  const present = onScreen()
  episode = null
  coming = present
  const found = present ? await host.readCompanion(present) : null
  if (coming !== present) return
  const stored = found?.ok ? found.value : null
  // The other half has joined: what was added to the one half belongs to both.
  const joins = before !== null && before.audio === null && before.text === present?.text
  if (joins && !stored && hasAny()) {
    kept = NOTHING
    first = []
    episode = present
    return keepNow()
  }
  kept = stored ?? NOTHING
  const tags = present?.audio ? await host.audioTags({ grant: present.audio }) : null
  if (coming !== present) return
  const { chapters, lineNotes, notes, article, page } = kept
  bringBackTimes()
  const inAudio = tags?.ok ? tags.value : null
  sessionStore.setState({
    notes,
    article,
    page,
    lineNotes: atHome(lineNotes),
    audioTitle: inAudio?.title ?? null,
  })
  noted = sessionStore.getState().lineNotes
  first = chapters ?? inAudio?.chapters.map(withinAudio) ?? []
  loadChapters(first)
  episode = present
}

/** Gives the lines on screen what is kept of their times: marks, and what they were at first. */
export function bringBackTimes(): void {
  loadMarks(kept.marks ?? NO_MARKS)
  loadOriginals(kept.originals ?? [])
  const { transcript, saved, file } = documentStore.getState()
  marked = transcript
  filed = { saved, name: file?.name }
}

/** Keeps what changed and lets go: another episode comes, or none. */
export async function leaveCompanion(): Promise<void> {
  await keepNow()
  episode = null
  coming = null
  kept = NOTHING
  first = []
  noted = []
  sessionStore.setState({
    notes: '',
    lineNotes: [],
    noting: null,
    article: null,
    page: null,
    audioTitle: null,
  })
}

/** Changes the notes on the whole episode. */
export function changeNotes(notes: string): void {
  sessionStore.setState({ notes })
}

/** Keeps what changed, soon after it has. `signal` ends it. */
export function startKeeping(signal: AbortSignal): void {
  const soon = () => {
    if (sameAsKept()) return
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), QUIET_MS)
  }
  for (const stop of [documentStore.subscribe(soon), sessionStore.subscribe(soon)])
    signal.addEventListener('abort', stop, { once: true })
}

/** Keeps what changed at once: before the episode goes. */
export async function keepNow(): Promise<void> {
  clearTimeout(timer)
  if (!episode || sameAsKept()) return
  const { chapters, transcript, saved, file } = documentStore.getState()
  const { notes, article, page } = sessionStore.getState()
  const isOwn = kept.chapters !== null || chapters !== first
  const now: Companion = {
    chapters: isOwn ? [...chapters] : null,
    notes,
    marks: marksOf(transcript),
    originals: originalsNow(),
    lineNotes: anchoredNotes().map(({ index, start, text, note }) => ({ index, start, text, note })),
    article,
    page,
  }
  const isNew = JSON.stringify(now) !== JSON.stringify(kept)
  first = chapters
  noted = sessionStore.getState().lineNotes
  marked = transcript
  filed = { saved, name: file?.name }
  kept = now
  if (!isNew) return
  await host.storeCompanion({ ...episode, companion: kept })
}

/** What is kept of first times is true to the file on disk: what is not saved yet does not count. */
function originalsNow(): Companion['originals'] {
  const state = documentStore.getState()
  const all = kept.originals ?? []
  if (!state.file || selectUnsaved(state)) return all
  return keepOriginals(all, originalsOf(state.transcript, state.file.name, state.since))
}

function hasAny(): boolean {
  const { notes, lineNotes, article, page } = sessionStore.getState()
  const { chapters } = documentStore.getState()
  if ((kept.originals ?? []).length > 0) return true
  return chapters.length > 0 || notes !== '' || lineNotes.length > 0 || article !== null || page !== null
}

function sameAsKept(): boolean {
  const { chapters, transcript, saved, file } = documentStore.getState()
  const { notes, lineNotes, article, page } = sessionStore.getState()
  const isFiled = transcript === marked && saved === filed.saved && file?.name === filed.name
  const isSame = notes === kept.notes && article === kept.article && page === kept.page
  return isSame && chapters === first && lineNotes === noted && isFiled
}

/** Notes on the lines they were made on, as far as these are found. */
function atHome(stored: Companion['lineNotes']): readonly LineNote[] {
  const { segments } = documentStore.getState().transcript
  const places = findPlaces(stored, segments)
  return stored.map((note, i) => ({
    ...note,
    key: crypto.randomUUID(),
    home: segments[places[i] ?? -1]?.id ?? null,
  }))
}

/** Some files let their last chapter end after the audio does. */
function withinAudio(chapter: Chapter): Chapter {
  const { durationMs } = sessionStore.getState()
  const isBeyond = chapter.end !== null && durationMs !== null && chapter.end > durationMs
  return isBeyond ? { ...chapter, end: null } : chapter
}

function onScreen() {
  const { audio } = sessionStore.getState()
  const { file } = documentStore.getState()
  return audio || file ? { audio: audio?.grant ?? null, text: file?.grant ?? null } : null
}
