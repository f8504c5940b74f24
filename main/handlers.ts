import path from 'node:path'
import { type BrowserWindow, clipboard, dialog, nativeTheme } from 'electron'
import type { Opened } from '../shared/contract.ts'
import { t } from '../shared/words/speak.ts'
import { correctDelays, exactAudio } from './audio/prepare.ts'
import { fileTags } from './audio/tags.ts'
import { writeText } from './files/write-text.ts'
import { grant, grantedMedia, grantedPath } from './grants/grants.ts'
import type { Handlers } from './ipc.ts'
import { exportKeys, importKeys } from './keys-file.ts'
import { openMarkers } from './media/markers.ts'
import { openByDialog, openCandidate, openFiles, openSample, reopenEpisode } from './opening/open.ts'
import { readTextAs } from './opening/open-file.ts'
import { readCompanion, storeCompanion } from './store/companions.ts'
import { readDelays, storeDelays } from './store/engine.ts'
import { filesOf, forgetEpisode, listEpisodes, rememberEpisode } from './store/library.ts'
import { changeSettings, readSettings } from './store/settings.ts'
import { nameKeys, showKeys } from './window/menu-bar.ts'
import { describe, page } from './window/window.ts'

/** Contract -> functions. `firstOpened` gives what the command line asked for, once. */
export function createHandlers(window: BrowserWindow, firstOpened: () => Promise<Opened | null>): Handlers {
  return {
    hello: async () => {
      const delays = await readDelays()
      if (delays) correctDelays(delays)
      const [opened, episodes, settings] = await Promise.all([firstOpened(), listEpisodes(), readSettings()])
      page.ready = true
      return { opened, episodes, settings, mac: process.platform === 'darwin', delays }
    },
    open: () => openByDialog(window),
    openDropped: ({ paths }) => openFiles(paths),
    openCandidate: ({ grant: id }) => openCandidate(id),
    openSample,
    redecode: async ({ grant: id, encoding }) => {
      const file = grantedPath(id)
      if (file === null) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      return readTextAs(file, encoding)
    },
    exactAudio: ({ grant: id }) => exactAudio(id),
    audioTags: async ({ grant: id }) => {
      const media = grantedMedia(id)
      if (!media) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      return fileTags(media.path)
    },
    openMarkers,
    storeDelays: async (measured) => {
      correctDelays(measured)
      await storeDelays(measured)
      return null
    },
    reopen: async ({ episode }) => {
      const files = await filesOf(episode)
      return files.length > 0
        ? reopenEpisode(episode)
        : { ok: false, reason: 'missing', detail: 'no such episode' }
    },
    saveTranscript: async ({ grant: id, expect, force, ...body }) => {
      const file = grantedPath(id)
      if (file === null) return { ok: false, reason: 'bad-request', detail: 'unknown file' }
      return writeText(file, body, force ? null : expect)
    },
    saveTranscriptAs: async ({ suggestedName, beside, filter, ...body }) => {
      const folder = grantedPath(beside)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: t('main.saveTitle'),
        defaultPath: folder === null ? suggestedName : path.join(path.dirname(folder), suggestedName),
        filters: [{ name: filter.name, extensions: [filter.extension] }],
      })
      if (canceled || filePath === '') return null
      const written = await writeText(filePath, body, null)
      if (!written.ok) return written
      return { grant: grant(filePath), name: path.basename(filePath), stamp: written.value.stamp }
    },
    rememberPlace: async ({ audio, text, ...place }) => {
      return rememberEpisode({ audio: grantedPath(audio), text: grantedPath(text), ...place })
    },
    readCompanion: ({ audio, text }) => readCompanion(grantedPath(audio), grantedPath(text)),
    storeCompanion: async ({ audio, text, companion }) => {
      await storeCompanion(grantedPath(audio), grantedPath(text), companion)
      return null
    },
    forgetEpisode: ({ episode }) => forgetEpisode(episode),
    copyText: async ({ text }) => {
      await clipboard.writeText(text)
      return null
    },
    writeSettings: async (changes) => {
      const settings = await changeSettings(
        Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
      )
      nativeTheme.themeSource = settings.theme
      showKeys(settings)
      return null
    },
    exportKeys: ({ text }) => exportKeys(window, text),
    importKeys: () => importKeys(window),
    describeKeys: ({ names }) => {
      nameKeys(new Map(Object.entries(names)))
      return Promise.resolve(null)
    },
    describeWindow: ({ title, unsaved, document }) => {
      describe(window, title, unsaved, grantedPath(document))
      return Promise.resolve(null)
    },
    answerClose: ({ close }) => {
      if (close) {
        page.mayClose = true
        window.destroy()
      }
      return Promise.resolve(null)
    },
  }
}
