import type { Companion } from '../../shared/contract.ts'
import { host } from '../host.ts'
import { documentStore, loadChapters } from '../state/document.ts'
import { sessionStore } from '../state/session.ts'

/** What is changed is kept this long after the last change (ms). */
const QUIET_MS = 600
const NOTHING: Companion = { chapters: null, notes: '', article: null, page: null }
let kept: Companion = NOTHING
let episode: { readonly audio: string | null; readonly text: string | null } | null = null
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
  if (joins && !stored) {
    kept = NOTHING
    return keepNow()
  }
  kept = stored ?? NOTHING
  const { chapters, ...rest } = kept
  sessionStore.setState(rest)
  loadChapters(chapters ?? [])
}

/** Keeps what changed and lets go: another episode comes, or none. */
export async function leaveCompanion(): Promise<void> {
  await keepNow()
  episode = null
  kept = NOTHING
  sessionStore.setState({ notes: '', article: null, page: null })
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
  const { chapters } = documentStore.getState()
  const { notes, article, page } = sessionStore.getState()
  const own = kept.chapters !== null || chapters.length > 0
  kept = { chapters: own ? [...chapters] : null, notes, article, page }
  await host.storeCompanion({ ...episode, companion: kept })
}

function sameAsKept(): boolean {
  const { chapters } = documentStore.getState()
  const { notes, article, page } = sessionStore.getState()
  const before = kept.chapters ?? []
  return (
    notes === kept.notes &&
    article === kept.article &&
    page === kept.page &&
    chapters.length === before.length &&
    chapters.every((chapter, i) => chapter === before[i])
  )
}

function onScreen() {
  const { audio } = sessionStore.getState()
  const { file } = documentStore.getState()
  return audio || file ? { audio: audio?.grant ?? null, text: file?.grant ?? null } : null
}
