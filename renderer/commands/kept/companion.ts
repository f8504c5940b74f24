import type { Companion } from '../../../shared/contract.ts'
import { NO_MARKS } from '../../../shared/episode/marks.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { documentStore, loadChapters, loadMarks, loadOriginals } from '../../state/document.ts'
import { clearEpisode, episodeStore, loadEpisode } from '../../state/episode.ts'
import { anchoredNotes } from '../../state/line-notes.ts'
import { sessionStore, show } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { reportOf, reportUnkept, settled } from '../say.ts'
import { broughtBack } from './bring-back.ts'
import {
  come,
  companionOf,
  type Files,
  gone,
  isSettled,
  joined,
  KEEPING_NOTHING,
  type Keeping,
  nextOwed,
  noted,
  type Owed,
  opened,
  type Page,
  retimed,
  stored,
} from './keeping.ts'
import { NO_COMPANION, onTimes } from './kept.ts'
import { hasLongNote, storable } from './storable.ts'

/** What is changed is kept this long after the last change (ms). */
const QUIET_MS = 600
let keeping: Keeping = KEEPING_NOTHING
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Brings what the user has added to the episode on screen: chapters and notes. It is kept by itself whenever
 * it changes; the files of the episode are never touched for it.
 */
export async function openCompanion(isRestored = false): Promise<void> {
  await keepNow()
  const files = onScreen()
  keeping = come(keeping, files)
  const { visit } = keeping
  const found = files ? await host.readCompanion(files) : null
  if (keeping.visit !== visit) return
  const companion = companionOf(keeping, found?.ok ? found.value : null)
  const both = joined(keeping, companion, pageNow())
  if (both) {
    keeping = both
    await keepNow()
    return
  }
  const tags = files?.audio ? await host.audioTags({ grant: files.audio }) : null
  if (keeping.visit !== visit) return
  bringEpisode(companion ?? NO_COMPANION, tags?.ok ? tags.value : null, isRestored)
}

function bringEpisode(
  companion: Companion,
  tags: Parameters<typeof broughtBack>[1],
  isRestored: boolean,
): void {
  transact(() => {
    if (!isRestored) bringTimes(companion)
    const { segments } = documentStore.getState().transcript
    const { durationMs } = sessionStore.getState()
    const ground = { segments, durationMs, newKey: () => crypto.randomUUID() }
    const { episode, chapters } = broughtBack(companion, tags, ground)
    loadEpisode(episode)
    if (!isRestored) loadChapters(chapters)
    const kept = { ...keeping.kept, companion, chapters, lineNotes: episode.lineNotes }
    keeping = opened(keeping, onTimes(kept, documentStore.getState()))
  })
}

/** Gives the lines on screen what is kept of their times: marks, and what they were at first. */
export function bringBackTimes(): void {
  bringTimes(keeping.kept.companion)
  keeping = retimed(keeping, documentStore.getState())
}

function bringTimes({ marks, originals }: Companion): void {
  loadMarks(marks ?? NO_MARKS)
  loadOriginals(originals ?? [])
}

/** Keeps what changed and lets go: another episode comes, or none. */
export async function leaveCompanion(): Promise<void> {
  await keepNow()
  keeping = gone(keeping)
  transact(() => {
    clearEpisode()
    show({ noting: null })
  })
}

/** Keeps what changed, soon after it has. `signal` ends it. */
export function startKeeping(signal: AbortSignal): void {
  const soon = () => {
    if (isSettled(keeping, pageNow())) return
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), QUIET_MS)
  }
  for (const stop of [documentStore.subscribe(soon), episodeStore.subscribe(soon)])
    signal.addEventListener('abort', stop, { once: true })
}

/** Keeps what changed at once: before the episode goes. True when nothing is left to be stored. */
export async function keepNow(): Promise<boolean> {
  clearTimeout(timer)
  keeping = noted(keeping, pageNow())
  const tried = new Set<Owed>()
  let isAll = true
  const name = t('say.notesChaptersMarks')
  for (let entry = nextOwed(keeping, tried); entry; entry = nextOwed(keeping, tried)) {
    tried.add(entry)
    if (hasLongNote(entry.companion)) {
      reportOf('keeping', { name, what: t('say.notesTooLong'), advice: t('say.shortenNotes') })
      isAll = false
      continue
    }
    const result = await host.storeCompanion({ ...entry, companion: storable(entry.companion) })
    if (result.ok) keeping = stored(keeping, entry)
    else {
      reportUnkept(name, result)
      isAll = false
    }
  }
  if (isAll && tried.size > 0) settled('keeping', name)
  return isAll
}

function pageNow(): Page {
  return { document: documentStore.getState(), episode: episodeStore.getState(), notes: anchoredNotes }
}

function onScreen(): Files | null {
  const { audio } = sessionStore.getState()
  const { file } = documentStore.getState()
  return audio || file ? { audio: audio?.grant ?? null, text: file?.grant ?? null } : null
}
