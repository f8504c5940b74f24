import { marksOf, NO_MARKS } from '../../shared/companions/marks.ts'
import type { Companion } from '../../shared/contract.ts'
import type { Chapter } from '../../shared/model/chapter.ts'
import { EMPTY, type Transcript } from '../../shared/model/transcript.ts'
import { host } from '../host.ts'
import { documentStore, loadChapters, loadMarks } from '../state/document.ts'
import { sessionStore } from '../state/session.ts'

/** What is changed is kept this long after the last change (ms). */
const QUIET_MS = 600
const NOTHING: Companion = { chapters: null, notes: '', marks: NO_MARKS, article: null, page: null }
let kept: Companion = NOTHING
/** The chapters as the episode came: what was kept, else those inside the audio. */
let first: readonly Chapter[] = []
let episode: { readonly audio: string | null; readonly text: string | null } | null = null
/** The transcript whose marks are kept. */
let marked: Transcript = EMPTY
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Brings what the user has added to the episode on screen: chapters and notes. It is kept by itself whenever it changes;
 * the files of the episode are never touched for it.
 */
export async function openCompanion(): Promise<void> {
  await keepNow()
  const before = episode
  const present = onScreen()
  episode = present
  const found = present ? await host.readCompanion(present) : null
  if (episode !== present) return
  const stored = found?.ok ? found.value : null
  // The other half has joined: what was added to the one half belongs to both.
  const joins = before !== null && before.audio === null && before.text === present?.text
  if (joins && !stored && hasAny()) {
    kept = NOTHING
    first = []
    return keepNow()
  }
  kept = stored ?? NOTHING
  const tags = present?.audio ? await host.audioTags({ grant: present.audio }) : null
  if (episode !== present) return
  const { chapters, marks = NO_MARKS, ...rest } = kept
  loadMarks(marks)
  marked = documentStore.getState().transcript
  const inAudio = tags?.ok ? tags.value : null
  sessionStore.setState({ ...rest, audioTitle: inAudio?.title ?? null })
  first = chapters ?? inAudio?.chapters.map(withinAudio) ?? []
  loadChapters(first)
}

/** Keeps what changed and lets go: another episode comes, or none. */
export async function leaveCompanion(): Promise<void> {
  await keepNow()
  episode = null
  kept = NOTHING
  first = []
  sessionStore.setState({ notes: '', article: null, page: null, audioTitle: null })
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
  const { chapters, transcript } = documentStore.getState()
  const { notes, article, page } = sessionStore.getState()
  const isOwn = kept.chapters !== null || chapters !== first
  const now: Companion = {
    chapters: isOwn ? [...chapters] : null,
    notes,
    marks: marksOf(transcript),
    article,
    page,
  }
  const isNew = JSON.stringify(now) !== JSON.stringify(kept)
  first = chapters
  marked = transcript
  kept = now
  if (!isNew) return
  await host.storeCompanion({ ...episode, companion: kept })
}

function hasAny(): boolean {
  const { notes, article, page } = sessionStore.getState()
  return documentStore.getState().chapters.length > 0 || notes !== '' || article !== null || page !== null
}

function sameAsKept(): boolean {
  const { chapters, transcript } = documentStore.getState()
  const { notes, article, page } = sessionStore.getState()
  const isSame = notes === kept.notes && article === kept.article && page === kept.page
  return isSame && chapters === first && transcript === marked
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
