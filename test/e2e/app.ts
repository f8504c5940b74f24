import { once } from 'node:events'
import { copyFileSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { Sound } from './sound.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A running Earmark and the parts of its window that tests use. */
export class EarmarkApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Runs a function in the main process; perhaps twice, so it has to be one that may be. */
  readonly inMain: ElectronApplication['evaluate']

  readonly sound: Sound

  constructor(running: ElectronApplication, page: Page) {
    this.electron = running
    this.page = page
    this.sound = new Sound(page)
    this.inMain = patiently(running)
  }

  get rows() {
    return this.page.getByRole('list', { name: 'Transcript' }).getByRole('listitem')
  }

  row(index: number) {
    return this.page.locator(`[role="listitem"][data-index="${String(index)}"]`)
  }

  get spoken() {
    return this.page.locator('[role="listitem"][aria-current="true"]')
  }

  get status() {
    return this.page.getByRole('status')
  }

  get problems() {
    return this.page.getByRole('alert')
  }

  async audioReady(): Promise<void> {
    await this.page.locator('audio').waitFor({ state: 'attached' })
    await this.until(() => (document.querySelector('audio')?.readyState ?? 0) >= 3)
  }

  /** Waits for a condition in the page; polls, because the page's policy forbids eval. */
  async until(condition: () => boolean, timeoutMs = 20_000): Promise<void> {
    const looks = { message: condition.toString(), timeout: timeoutMs, intervals: [25] }
    await expect.poll(() => this.page.evaluate(condition), looks).toBe(true)
  }

  /** Where an element is, once it moves no more. */
  async boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    const handle = await element.elementHandle()
    await handle?.waitForElementState('stable')
    const box = await handle?.boundingBox()
    if (!box) throw new Error('it is not shown')
    return box
  }

  /** The starts of the first lines, as they are shown; null = none. For `expect.poll`. */
  async starts(count: number): Promise<(number | null)[]> {
    const starts = Array.from({ length: count }, (_, i) => this.row(i).getAttribute('data-start'))
    return (await Promise.all(starts)).map((start) => (start ? Number(start) : null))
  }

  async seek(ms: number): Promise<void> {
    await this.page.evaluate((at) => {
      const audio = document.querySelector('audio')
      if (audio) audio.currentTime = (at + Number(audio.dataset['skipMs'] ?? 0)) / 1000
    }, ms)
    await this.until(() => document.querySelector('audio')?.seeking === false)
  }

  /** What the next file dialogs answer. */
  async answerDialogs(answers: { open?: string[]; save?: string }): Promise<void> {
    await this.inMain(({ dialog }, { open, save }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: open === undefined, filePaths: open ?? [] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' })
    }, answers)
  }

  /** As the button in the title bar does. */
  async closeWindow(): Promise<void> {
    await this.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  }

  /** The same, when nothing keeps it from closing; the app ends with its window. */
  async quit(): Promise<void> {
    const gone = this.electron.waitForEvent('close')
    // The answer may be lost with the app.
    await this.closeWindow().catch(() => undefined)
    await gone
  }

  /** Drops real files on the window, as the system does. */
  async drop(files: string[]): Promise<void> {
    const client = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await client.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
    }
    await client.detach()
  }
}

type Launch = (
  files?: string[],
  options?: { userData?: string; cwd?: string; executable?: string; locale?: string },
) => Promise<EarmarkApp>

/**
 * `folder` is an empty folder of the test's own; `launch` starts the app and ends it after the test. Whatever a
 * test does, the page keeps its own policy, unless it `mayViolate` it.
 */
export const test = base.extend<{ folder: string; launch: Launch; mayViolate: boolean }>({
  mayViolate: [false, { option: true }],
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earmark-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  },
  launch: async ({ folder, mayViolate }, use) => {
    const running: (() => Promise<void>)[] = []
    const violations: string[] = []
    await use(
      async (
        files = [],
        { userData = path.join(folder, 'profile'), cwd = folder, executable, locale } = {},
      ) => {
        const switches = [`--user-data-dir=${userData}`, '--autoplay-policy=no-user-gesture-required']
        const args = [...switches, ...(executable === undefined ? [ROOT] : []), ...files]
        const app = await electron.launch({
          args,
          cwd,
          colorScheme: null,
          ...(executable === undefined ? {} : { executablePath: executable }),
          ...(locale !== undefined && { env: { ...setVariables(), EARMARK_LOCALE: locale } }),
        })
        running.push(ending(app))
        // What was said before comes, too: Chromium tells it anew to whoever begins to listen.
        app.context().on('console', (said) => isViolation(said.text()) && violations.push(said.text()))
        const page = await app.firstWindow()
        await page.locator('main, header').first().waitFor()
        return new EarmarkApp(app, page)
      },
    )
    for (const end of running) await end()
    if (!mayViolate) expect(violations).toEqual([])
  },
})

/** Whether a message of the console is about what the page's policy refused. */
function isViolation(text: string): boolean {
  return /content security policy|requires 'Trusted|sandboxed/i.test(text)
}

/** The variables of this process; those that are not set are left out. */
function setVariables(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(set)
}

/** Chromium's protocol loses a call into the main process now and then: what waits for its answer is collected. */
function patiently(app: ElectronApplication): ElectronApplication['evaluate'] {
  const call: ElectronApplication['evaluate'] = async (what: never, argument?: never) => {
    for (let tries = 1; ; tries++) {
      try {
        return await app.evaluate(what, argument as never)
      } catch (cause) {
        if (tries === 3 || !String(cause).includes('garbage collected')) throw cause
      }
    }
  }
  return call
}

/** How to end an app: without asking about unsaved changes, and whether or not it has gone already. */
function ending(app: ElectronApplication): () => Promise<void> {
  const child = app.process()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const patience = () => once(AbortSignal.timeout(4000), 'abort')
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const quit = app.evaluate((electron) => electron.app.exit()).catch(() => undefined)
    await Promise.race([Promise.all([quit, gone]), patience()])
    child.kill('SIGKILL')
    await gone
  }
}

export const SAMPLE = {
  audio: path.join(ROOT, 'assets/sample/earmark-sample.m4a'),
  text: path.join(ROOT, 'assets/sample/earmark-sample.txt'),
}

/** Copies the sample's audio into a folder under another name. */
export function copyAudio(folder: string, name = 'episode.m4a'): string {
  const file = path.join(folder, name)
  copyFileSync(SAMPLE.audio, file)
  return file
}

export { expect } from '@playwright/test'
