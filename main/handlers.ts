import path from 'node:path'
import { type BrowserWindow, clipboard, nativeTheme } from 'electron'
import type { Answers, Opened, Problem, Resume } from '../shared/contract.ts'
import { correctDelays, exactAudio } from './audio/prepare.ts'
import { fileTags } from './audio/tags.ts'
import { filesFromPage } from './files/arguments.ts'
import { grantedMedia, grantedPath, grantedText, grantText } from './grants/grants.ts'
import { type Handlers, notify } from './ipc.ts'
import { exportKeys, importKeys } from './keys-file.ts'
import { openMarkers } from './media/markers.ts'
import { moveEpisode, openByDialog, openCandidate, openSample, reopenEpisode } from './opening/open.ts'
import { openAsked } from './opening/open-asked.ts'
import { readTextAgain, readTextAs } from './opening/open-file.ts'
import { listUnsaved, recover } from './opening/recover.ts'
import { locateAudio } from './opening/same-audio.ts'
import { beforeSaving } from './saving/before-saving.ts'
import { adoptVersion, earlierVersions, readVersion } from './saving/earlier.ts'
import { saveTextAs } from './saving/save-as.ts'
import { saveText } from './saving/save-text.ts'
import { watchText } from './saving/watch-text.ts'
import { contentKeyNow } from './store/content-key.ts'
import type { Store } from './store/store.ts'
import { nameKeys, showKeys } from './window/menu-bar.ts'
import { describe, page } from './window/window.ts'

/** What the first page gets, once: what the command line asked for, and what was wrong with files of ours. */
type Start = {
  readonly firstOpened: () => Promise<Opened | null>
  readonly troubles: () => readonly Problem[]
  /** What was on screen when the page broke down; null = it did not, or starts without. */
  readonly resume: () => Promise<Resume | null>
}

/** Contract -> functions. */
export function createHandlers(window: BrowserWindow, store: Store, start: Start): Handlers {
  return {
    hello: () => greet(store, start),
    ...openingHandlers(window, store),
    ...audioHandlers(store),
    ...savingHandlers(window, store),
    ...episodeHandlers(store),
    ...settingsHandlers(window, store),
    ...journalHandlers(store),
    ...windowHandlers(window),
  }
}

/** What the page has to know before it shows anything. */
async function greet(store: Store, start: Start): Promise<Answers['hello']> {
  const { delays, library, settings } = store
  const measured = await delays.read()
  if (measured) correctDelays(measured)
  const [resume, opened, episodes, kept, unsaved] = await Promise.all([
    start.resume(),
    start.firstOpened(),
    library.list(),
    settings.read(),
    listUnsaved(store),
  ])
  page.ready = true
  const mac = process.platform === 'darwin'
  const troubles = start.troubles()
  return { opened, resume, troubles, unsaved, episodes, settings: kept, mac, delays: measured }
}

function openingHandlers(window: BrowserWindow, store: Store) {
  return {
    openByDialog: () => openByDialog(store, window),
    openFiles: ({ paths }) => openAsked(store, filesFromPage(paths, process.platform)),
    openCandidate: ({ grant: id }) => openCandidate(store, id),
    openSample: () => openSample(store),
    reopenEpisode: async ({ episode }) => {
      const files = await store.library.filesOf(episode)
      return files.length > 0
        ? reopenEpisode(store, episode)
        : { ok: false, reason: 'missing', detail: 'no such episode' }
    },
    locateAudio: ({ episode }) => locateAudio(window, store, episode),
    moveEpisode: ({ episode, audio }) => moveEpisode(store, episode, audio),
    redecode: async ({ grant: id, encoding }) => {
      const file = grantedText(id)
      if (file === null) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      return readTextAs(file, encoding, store)
    },
  } satisfies Partial<Handlers>
}

function audioHandlers({ delays }: Store) {
  return {
    exactAudio: ({ grant: id }) => exactAudio(id),
    audioTags: async ({ grant: id }) => {
      const media = grantedMedia(id)
      if (!media) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      return fileTags(media.path)
    },
    openMarkers,
    storeDelays: async (measured) => {
      correctDelays(measured)
      await delays.store(measured)
      return null
    },
  } satisfies Partial<Handlers>
}

function savingHandlers(window: BrowserWindow, store: Store) {
  const { backups } = store
  const keep = beforeSaving(store)
  return {
    saveTranscript: ({ grant, expect, force, ...body }) => saveText(grant, body, { expect, force }, keep),
    saveTranscriptAs: (argument) => saveTextAs(window, argument, keep),
    earlierVersions: ({ grant: id }) => earlierVersions(backups, id),
    readVersion: (version) => readVersion(backups, version),
    rereadText: async ({ grant: id }) => {
      const file = grantedText(id)
      if (file === null) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      return readTextAgain(file, store)
    },
    adoptVersion: ({ grant: id, stamp }) => Promise.resolve(adoptVersion(id, stamp)),
  } satisfies Partial<Handlers>
}

function episodeHandlers({ library, companions }: Store) {
  return {
    rememberPlace: async ({ audio, text, ...place }) => {
      const heard = audio === null ? null : (grantedMedia(audio)?.path ?? null)
      const audioKey = heard === null ? undefined : await contentKeyNow(heard)
      const files = { audio: heard, text: grantedPath(text), ...(audioKey !== undefined && { audioKey }) }
      return library.remember({ ...files, ...place })
    },
    readCompanion: ({ audio, text }) => companions.read(grantedPath(audio), grantedPath(text)),
    storeCompanion: async ({ audio, text, companion }) => {
      await companions.store(grantedPath(audio), grantedPath(text), companion)
      return null
    },
    forgetEpisode: ({ episode }) => library.forget(episode),
  } satisfies Partial<Handlers>
}

function journalHandlers(store: Store) {
  const { journals } = store
  return {
    beginJournal: async ({ text: id, audio, ...beginning }) => {
      const text = grantedText(id)
      if (text === null) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      const journal = await journals.begin({ ...beginning, text, audio: grantedPath(audio) })
      if (journal === null) return { ok: false, reason: 'changed-outside', detail: path.basename(text) }
      return { ok: true, value: { journal } }
    },
    writeJournal: async ({ journal, records, text: id, audio }) => {
      const text = grantedText(id)
      if (text === null) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      await journals.write(journal, records, { text, audio: grantedPath(audio) })
      return { ok: true, value: null }
    },
    leaveJournal: async ({ journal, keep }) => {
      await journals.leave(journal, keep)
      return null
    },
    listUnsaved: () => listUnsaved(store),
    recover: ({ journal }) => recover(store, journal),
  } satisfies Partial<Handlers>
}

function settingsHandlers(window: BrowserWindow, { settings }: Store) {
  return {
    writeSettings: async (changes) => {
      const present = Object.entries(changes).filter(([, value]) => value !== undefined)
      try {
        await settings.change(Object.fromEntries(present))
      } finally {
        // They hold also while they cannot be stored.
        const kept = await settings.read()
        nativeTheme.themeSource = kept.theme
        showKeys(kept)
      }
      return null
    },
    exportKeys: ({ text }) => exportKeys(window, text),
    importKeys: () => importKeys(window),
    describeKeys: ({ names }) => {
      nameKeys(new Map(Object.entries(names)))
      return Promise.resolve(null)
    },
  } satisfies Partial<Handlers>
}

function windowHandlers(window: BrowserWindow) {
  const watch = watchText((file, change) => {
    notify(window, 'textChanged', { grant: grantText(file), ...change })
  })
  window.on('closed', () => watch.follow(null))
  return {
    copyText: async ({ text }) => {
      await clipboard.writeText(text)
      return null
    },
    describeWindow: ({ title, unsaved, document, audio }) => {
      describe(window, { title, unsaved, text: grantedPath(document), audio: grantedPath(audio) })
      watch.follow(document === null ? null : grantedText(document))
      return Promise.resolve(null)
    },
    hearClosing: () => {
      page.hasHeard = true
      return Promise.resolve(null)
    },
    answerClose: ({ close }) => {
      if (close) {
        page.mayClose = true
        window.destroy()
      }
      return Promise.resolve(null)
    },
  } satisfies Partial<Handlers>
}
