import { app, type BrowserWindow, dialog } from 'electron'
import { t } from '../../shared/words/speak.ts'
import { page } from './window.ts'

/** So many within that time (ms), and the page is not started by itself again. */
const MOST_CRASHES = 3
const WITHIN_MS = 60_000

/** True when the page starts once more by itself. `crashes` = when it broke down (steady clock, ms). */
export function startsAgain(crashes: readonly number[], now: number): boolean {
  return crashes.filter((at) => now - at < WITHIN_MS).length < MOST_CRASHES
}

/** How a new page begins: with the episode that was there, or without it. */
export type Start = 'with-episode' | 'without-episode'

/**
 * Starts the page anew when it has broken down; `begin` is told before. After repeated crashes, and when the
 * page hangs, the user is asked.
 */
export function watchPage(window: BrowserWindow, begin: (start: Start) => Promise<void>): void {
  const { webContents } = window
  let crashes: number[] = []
  const reload = async (start: Start) => {
    await begin(start)
    if (!window.isDestroyed()) webContents.reload()
  }
  webContents.on('render-process-gone', (_event, { reason }) => {
    page.ready = false
    if (reason === 'clean-exit' || page.mayClose) return
    const now = performance.now()
    crashes.push(now)
    if (startsAgain(crashes, now)) return void reload('with-episode')
    crashes = []
    void askAfterCrashes(window).then((start) => (start ? reload(start) : app.quit()))
  })
  watchHanging(window)
}

/** The page broke down again and again: it may start without the episode, or the app ends (null). */
async function askAfterCrashes(window: BrowserWindow): Promise<Start | null> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('main.keepsCrashing'),
    detail: t('main.nothingIsLost'),
    buttons: [t('main.startWithout'), t('main.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0 ? 'without-episode' : null
}

function watchHanging(window: BrowserWindow): void {
  const { webContents } = window
  let asking: AbortController | null = null
  webContents.on('unresponsive', () => {
    if (asking) return
    asking = new AbortController()
    const { signal } = asking
    void askAboutHanging(window, signal).then((answer) => {
      asking = null
      if (signal.aborted || window.isDestroyed()) return
      // What hangs is ended as if it had crashed: edits and episode come back.
      if (answer === 'again') webContents.forcefullyCrashRenderer()
      else if (answer === 'close') window.destroy()
    })
  })
  webContents.on('responsive', () => asking?.abort())
}

async function askAboutHanging(
  window: BrowserWindow,
  signal: AbortSignal,
): Promise<'wait' | 'again' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('main.doesNotAnswer'),
    detail: t('main.nothingIsLost'),
    buttons: [t('main.wait'), t('main.startAgain'), t('main.closeIt')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 1 ? 'again' : response === 2 ? 'close' : 'wait'
}
