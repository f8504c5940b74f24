import type { Companion } from '../../../shared/contract.ts'
import { findPlaces, type LineNote } from '../../../shared/episode/line-notes.ts'
import { NO_MARKS } from '../../../shared/episode/marks.ts'
import type { Chapter } from '../../../shared/model/chapter.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { documentStore, loadChapters, loadMarks, loadOriginals } from '../../state/document.ts'
import { clearEpisode, episodeStore, loadEpisode } from '../../state/episode.ts'
import { anchoredNotes } from '../../state/line-notes.ts'
import { sessionStore, show } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { reportUnkept } from '../say.ts'
import {
  differ,
  type Files,
  hasAny,
  isKept,
  joins,
  type Keeping,
  keep,
  keyOf,
  NO_COMPANION,
  NOTHING_KEPT,
  type Owed,
  onTimes,
} from './kept.ts'

/** What is changed is kept this long after the last change (ms). */
const QUIET_MS = 600
let keeping: Keeping = { is: 'nothing', kept: NOTHING_KEPT }
/** What could not be stored yet, by episode. */
const owed = new Map<string, Owed>()
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Brings what the user has added to the episode on screen: chapters and notes. It is kept by itself whenever it changes;
 * the files of the episode are never touched for it.
 */
export async function openCompanion(): Promise<void> {
  await keepNow()
  const before = keeping
  const files = onScreen()
  const coming: Keeping = files
    ? { is: 'coming', files, kept: before.kept }
    : { is: 'nothing', kept: before.kept }
  keeping = coming
  const found = files ? await host.readCompanion(files) : null
  if (keeping !== coming) return
  const stored = (files && owed.get(keyOf(files))?.companion) ?? (found?.ok ? found.value : null)
  if (files && joins(before, files) && !stored && hasAny(before.kept, pageNow())) {
    keeping = { is: 'open', files, kept: { ...before.kept, companion: NO_COMPANION, chapters: [] } }
    await keepNow()
    return
  }
  const tags = files?.audio ? await host.audioTags({ grant: files.audio }) : null
  if (keeping !== coming) return
  const companion = stored ?? NO_COMPANION
  const inAudio = tags?.ok ? tags.value : null
  const chapters = companion.chapters ?? inAudio?.chapters.map(withinAudio) ?? []
  transact(() => {
    bringBack(companion)
    const { notes, article, page } = companion
    const lineNotes = atHome(companion.lineNotes)
    loadEpisode({ notes, article, page, lineNotes, audioTitle: inAudio?.title ?? null })
    loadChapters(chapters)
    const kept = onTimes({ ...before.kept, companion, chapters, lineNotes }, documentStore.getState())
    keeping = files ? { is: 'open', files, kept } : { is: 'nothing', kept }
  })
}

/** Gives the lines on screen what is kept of their times: marks, and what they were at first. */
export function bringBackTimes(): void {
  bringBack(keeping.kept.companion)
  keeping = { ...keeping, kept: onTimes(keeping.kept, documentStore.getState()) }
}

function bringBack({ marks, originals }: Companion): void {
  loadMarks(marks ?? NO_MARKS)
  loadOriginals(originals ?? [])
}

/** Keeps what changed and lets go: another episode comes, or none. */
export async function leaveCompanion(): Promise<void> {
  await keepNow()
  keeping = { is: 'nothing', kept: NOTHING_KEPT }
  transact(() => {
    clearEpisode()
    show({ noting: null })
  })
}

/** Keeps what changed, soon after it has. `signal` ends it. */
export function startKeeping(signal: AbortSignal): void {
  const soon = () => {
    if (isKept(keeping.kept, pageNow()) && owed.size === 0) return
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), QUIET_MS)
  }
  for (const stop of [documentStore.subscribe(soon), episodeStore.subscribe(soon)])
    signal.addEventListener('abort', stop, { once: true })
}

/** Keeps what changed at once: before the episode goes. True when nothing is left to be stored. */
export async function keepNow(): Promise<boolean> {
  clearTimeout(timer)
  noteChanges()
  let isAll = true
  for (const [key, entry] of owed) {
    const result = await host.storeCompanion(entry)
    if (!result.ok) {
      reportUnkept(t('say.notesChaptersMarks'), result)
      isAll = false
    } else if (owed.get(key) === entry) owed.delete(key)
  }
  return isAll
}

/** What differs from what is on disk is owed to it. */
function noteChanges(): void {
  const before = keeping
  if (before.is !== 'open' || isKept(before.kept, pageNow())) return
  const kept = keep(before.kept, { ...pageNow(), notes: anchoredNotes() })
  keeping = { ...before, kept }
  if (differ(kept, before.kept)) owed.set(keyOf(before.files), { ...before.files, companion: kept.companion })
}

function pageNow() {
  return { document: documentStore.getState(), episode: episodeStore.getState() }
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

function onScreen(): Files | null {
  const { audio } = sessionStore.getState()
  const { file } = documentStore.getState()
  return audio || file ? { audio: audio?.grant ?? null, text: file?.grant ?? null } : null
}
