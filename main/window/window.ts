import path from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import * as z from 'zod/mini'
import { visibleName } from '../../shared/base/visible-text.ts'
import { createJsonFile } from '../store/json-file.ts'

const boundsSchema = z.object({
  x: z.optional(z.number()),
  y: z.optional(z.number()),
  width: z.number(),
  height: z.number(),
  maximized: z.optional(z.boolean()),
})
type Bounds = z.infer<typeof boundsSchema>

/** How long the page may take to hear that the window closes before it is closed without it. */
const HEAR_MS = 3000

/** What the page last said about itself. `files` = the paths of what is on screen. */
export const page = {
  unsaved: false,
  ready: false,
  mayClose: false,
  /** It has heard that the window is to close, and answers in its own time. */
  hasHeard: false,
  files: [] as readonly string[],
}

/** The window where it was last time, if that is still on a display. `storeFolder` remembers where it was. */
export async function createWindow(mainFolder: string, storeFolder: string): Promise<BrowserWindow> {
  const file = createJsonFile(path.join(storeFolder, 'window.json'))
  const stored = boundsSchema.safeParse(await file.read())
  const bounds = visible(stored.success ? stored.data : { width: 1280, height: 820 })
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Earmark',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181a' : '#faf9f6',
    webPreferences: {
      preload: path.join(mainFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (stored.success && stored.data.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  let unheard: NodeJS.Timeout | undefined
  window.on('close', (event) => {
    const bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    file.write(bounds).catch((cause: unknown) => console.warn('The window is not remembered:', cause))
    if (page.mayClose || !page.ready || window.webContents.isCrashed()) return
    event.preventDefault()
    page.hasHeard = false
    window.webContents.send('closing', null)
    // With nothing unsaved a page that does not hear it must not hold the window open.
    const endUnheard = () => {
      if (!window.isDestroyed() && !page.unsaved && !page.hasHeard) window.destroy()
    }
    clearTimeout(unheard)
    if (!page.unsaved) unheard = setTimeout(endUnheard, HEAR_MS)
  })
  return window
}

/** What is on screen: its title, the unsaved mark, the paths of its files. */
type Shown = {
  readonly title: string
  readonly unsaved: boolean
  readonly text: string | null
  readonly audio: string | null
}

/** Title, unsaved mark and, on macOS, the document behind the title. */
export function describe(window: BrowserWindow, { title, unsaved, text, audio }: Shown): void {
  page.unsaved = unsaved
  page.files = [audio, text].filter((file) => file !== null)
  const name = title === '' ? 'Earmark' : `${visibleName(title)} - Earmark`
  window.setTitle(unsaved && process.platform !== 'darwin' ? `• ${name}` : name)
  window.setDocumentEdited(unsaved)
  window.setRepresentedFilename(text ?? '')
}

/** Brings the window to the front. */
export function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function visible({ x, y, ...stored }: Bounds): { x?: number; y?: number; width: number; height: number } {
  const width = Math.max(720, Math.round(stored.width))
  const height = Math.max(480, Math.round(stored.height))
  if (x === undefined || y === undefined) return { width, height }
  const isOnDisplay = screen.getAllDisplays().some(({ workArea: area }) => {
    const isAcross = x < area.x + area.width - 80 && x + width > area.x + 80
    return isAcross && y >= area.y && y < area.y + area.height - 40
  })
  return isOnDisplay ? { x: Math.round(x), y: Math.round(y), width, height } : { width, height }
}
