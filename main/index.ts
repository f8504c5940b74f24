import path from 'node:path'
import { app, type BrowserWindow, nativeTheme, session } from 'electron'
import type { Opened, Problem } from '../shared/contract.ts'
import { localeOf, speak } from '../shared/words/speak.ts'
import { filesInArguments } from './files/arguments.ts'
import { removeLeftovers } from './files/temporary.ts'
import { createHandlers } from './handlers.ts'
import { answerRequests, notify } from './ipc.ts'
import { APP_ORIGIN, registerSchemes, serve } from './media/protocol.ts'
import { openFiles, openSample } from './opening/open.ts'
import { createStore } from './store/store.ts'
import { problemOf } from './troubles.ts'
import { startMenu } from './window/menu-bar.ts'
import { lockDown } from './window/security.ts'
import { createWindow, page, reveal } from './window/window.ts'

// Start-up in order; this is the only file with effects at load.
const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', path.resolve(userData))
registerSchemes()
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

const asked = filesInArguments(process.argv, process.cwd(), app.isPackaged ? null : app.getAppPath())
let window: BrowserWindow | null = null

if (app.requestSingleInstanceLock({ files: asked })) {
  // macOS hands files over by this event, at start even before `ready`.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    void show([file])
  })
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : []
    void show(Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [])
  })
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(start)
} else app.quit()

async function start(): Promise<void> {
  lockDown()
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
  answerRequests(window, createHandlers(window, store, { firstOpened, troubles: () => untold.splice(0) }))
  await webContents.loadURL(`${APP_ORIGIN}/index.html?locale=${locale}`)
}

/** What the command line asked for; only the first page gets it, not one that was reloaded. */
async function firstOpened(): Promise<Opened | null> {
  const files = asked.splice(0)
  if (files.length > 0) return openFiles(store, files)
  if (!app.commandLine.hasSwitch('sample')) return null
  app.commandLine.removeSwitch('sample')
  return openSample(store)
}

async function show(files: readonly string[]): Promise<void> {
  if (!window || window.isDestroyed() || !page.ready) {
    asked.push(...files)
    return
  }
  reveal(window)
  if (files.length > 0) notify(window, 'opened', await openFiles(store, files))
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
