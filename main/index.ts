import { url as inspectorUrl } from 'node:inspector'
import path from 'node:path'
import { app, type BrowserWindow, nativeTheme, session } from 'electron'
import type { Opened, Problem, Resume } from '../shared/contract.ts'
import { localeOf, speak } from '../shared/words/speak.ts'
import { type Asked, filesHandedOver, filesInArguments, folderInArguments } from './files/arguments.ts'
import { removeLeftovers } from './files/temporary.ts'
import { createHandlers } from './handlers.ts'
import { answerRequests, notify } from './ipc.ts'
import { PAGE_URL } from './media/answers.ts'
import { registerSchemes, serve } from './media/protocol.ts'
import { openSample } from './opening/open.ts'
import { openAsked } from './opening/open-asked.ts'
import { openAgain } from './opening/recover.ts'
import { createStore } from './store/store.ts'
import { problemOf } from './troubles.ts'
import { watchPage } from './window/crashes.ts'
import { startMenu } from './window/menu-bar.ts'
import { closeDebugging, closeNetwork } from './window/network.ts'
import { lockDown } from './window/security.ts'
import { createWindow, page, reveal } from './window/window.ts'

// Start-up in order; this is the only file with effects at load.
const { platform } = process
const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') {
  const folder = folderInArguments(userData, process.cwd(), platform)
  // Nothing is asked of another computer, nor written where nobody expects it.
  if (folder === null) app.exit(1)
  else app.setPath('userData', folder)
}
registerSchemes()
closeNetwork(app.commandLine)
if (app.isPackaged && inspectorUrl() === undefined) closeDebugging(app.commandLine)
// Whoever runs as root, as tests in containers do, has to start without.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
const untold: Problem[] = []
const store = createStore({
  tell: (trouble) => tell(problemOf(trouble)),
  folder: app.getPath('userData'),
  // Decoders come with Electron, on some systems with the system; updates of the app change neither by
  // themselves.
  version: `${process.versions.electron} ${process.platform} ${process.arch} ${app.getVersion()}`,
})
// Only for those who work on Earmark: `pseudo` shows what is not in the catalogue.
const locale = localeOf(app.isPackaged ? null : process.env['EARMARK_LOCALE'])
speak(locale)
const pageUrl = `${PAGE_URL}?locale=${locale}`

const appPath = app.isPackaged ? null : app.getAppPath()
const ownStart = filesInArguments(process.argv, { cwd: process.cwd(), appPath, platform })
/** What came before there is a page to show it. */
const waiting: Asked[] = [ownStart]
let window: BrowserWindow | null = null

if (app.requestSingleInstanceLock(ownStart)) {
  // macOS hands files over by this event, at start even before `ready`.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    void show({ files: [file], refused: [] })
  })
  app.on('second-instance', (_event, _argv, _cwd, data) => void show(filesHandedOver(data, platform)))
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(start)
} else app.quit()

async function start(): Promise<void> {
  lockDown(pageUrl)
  // Only one Earmark writes here: the lock above is that of this folder.
  for (const folder of [store.folder, store.folders.companions, store.folders.sample])
    void removeLeftovers(folder, true)
  void store.backups.tidy()
  void clearRecentFolders()
  serve(session.defaultSession, {
    pageFolder: path.join(__dirname, '..', 'renderer'),
    peaksFolder: store.folders.peaks,
    onChanged: (grant, state) => {
      if (window) notify(window, 'audioChanged', { grant, gone: state === 'gone' })
    },
  })
  nativeTheme.themeSource = (await store.settings.read()).theme
  window = await createWindow(__dirname, store.folder)
  const { webContents } = window
  startMenu(await store.settings.read(), (id) => window && notify(window, 'command', id))
  const crash = watchCrashes(window)
  const troubles = () => untold.splice(0)
  answerRequests(window, createHandlers(window, store, { firstOpened, troubles, ...crash }))
  await webContents.loadURL(pageUrl)
}

/** What the next page takes up after the present one has broken down. */
function watchCrashes(window: BrowserWindow): { readonly resume: () => Promise<Resume | null> } {
  let broken: { readonly journal: string | null; readonly files: readonly string[] } | null = null
  watchPage(window, async (start) => {
    const journal = await store.journals.letGo()
    broken = start === 'with-episode' ? { journal, files: page.files } : null
  })
  return {
    resume: async () => {
      const { journal, files } = broken ?? {}
      broken = null
      if (!files) return null
      return { journal: journal ?? null, opened: journal ? null : await openAgain(store, files) }
    },
  }
}

/** What the command line asked for; only the first page gets it, not one that was reloaded. */
async function firstOpened(): Promise<Opened | null> {
  const asked = together(waiting.splice(0))
  if (isAnything(asked)) return openAsked(store, asked)
  if (!app.commandLine.hasSwitch('sample')) return null
  app.commandLine.removeSwitch('sample')
  return openSample(store)
}

async function show(asked: Asked): Promise<void> {
  if (!window || window.isDestroyed() || !page.ready) {
    waiting.push(asked)
    return
  }
  reveal(window)
  if (isAnything(asked)) notify(window, 'opened', await openAsked(store, asked))
}

function together(all: readonly Asked[]): Asked {
  return { files: all.flatMap(({ files }) => files), refused: all.flatMap(({ refused }) => refused) }
}

function isAnything({ files, refused }: Asked): boolean {
  return files.length + refused.length > 0
}

/** Removes what a dead run has left beside the user's files; one folder at a time, as a drive may sleep. */
async function clearRecentFolders(): Promise<void> {
  for (const folder of await store.library.textFolders()) await removeLeftovers(folder, false)
}

/** The page shows it; until there is one it waits. */
function tell(problem: Problem): void {
  if (window && page.ready) notify(window, 'troubles', [problem])
  else untold.push(problem)
}
