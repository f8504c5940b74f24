import path from 'node:path'
import { app, type BrowserWindow, nativeTheme, session } from 'electron'
import type { Opened } from '../shared/contract.ts'
import { localeOf, speak } from '../shared/words/speak.ts'
import { createHandlers } from './handlers.ts'
import { answerRequests, notify } from './ipc.ts'
import { APP_ORIGIN, registerSchemes, serve } from './media/protocol.ts'
import { filesInArguments } from './opening/arguments.ts'
import { openFiles, openSample } from './opening/open.ts'
import { readSettings } from './store/settings.ts'
import { startMenu } from './window/menu-bar.ts'
import { lockDown } from './window/security.ts'
import { createWindow, page, reveal } from './window/window.ts'

// Start-up in order; this is the only file with effects at load.
const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', path.resolve(userData))
registerSchemes()
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
  serve(session.defaultSession, path.join(__dirname, '..', 'renderer'), (grant, state) => {
    if (window) notify(window, 'audioChanged', { grant, gone: state === 'gone' })
  })
  nativeTheme.themeSource = (await readSettings()).theme
  window = await createWindow(__dirname)
  const { webContents } = window
  startMenu(await readSettings(), (id) => window && notify(window, 'command', id))
  answerRequests(window, createHandlers(window, firstOpened))
  await webContents.loadURL(`${APP_ORIGIN}/index.html?locale=${locale}`)
}

/** What the command line asked for; only the first page gets it, not one that was reloaded. */
async function firstOpened(): Promise<Opened | null> {
  const files = asked.splice(0)
  if (files.length > 0) return openFiles(files)
  if (!app.commandLine.hasSwitch('sample')) return null
  app.commandLine.removeSwitch('sample')
  return openSample()
}

async function show(files: readonly string[]): Promise<void> {
  if (!window || window.isDestroyed() || !page.ready) {
    asked.push(...files)
    return
  }
  reveal(window)
  if (files.length > 0) notify(window, 'opened', await openFiles(files))
}
