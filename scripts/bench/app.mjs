// The real app under measurement: a profile of its own for each start, driven as by a user, ended in every case.
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron as electron } from 'playwright'
import { root, say } from '../tools.mjs'

const START_MS = 30_000
const END_MS = 4000

/** Where the app keeps what it measures of the machine's decoders, once in its life, soon after its start. */
const ENGINE_FILE = 'engine.json'
const ENGINE_MS = 20_000

/** Starts the app once and keeps what it finds out about the machine: later starts have nothing else to do. */
export async function knowEngine(bench) {
  await withApp(bench, async (_app, profile) => {
    const found = join(profile, ENGINE_FILE)
    const end = performance.now() + ENGINE_MS
    while (!existsSync(found) && performance.now() < end) await delay(200)
    if (existsSync(found)) await copyFile(found, join(bench.folder, ENGINE_FILE))
    else
      say(
        '  The decoders were not measured: each start of the app tries again, beside what is measured here.',
      )
  })
}

/** Starts the app, lets `work(app)` measure it, and ends it. */
export async function withApp(bench, work) {
  const profile = await mkdtemp(join(bench.folder, 'profile-'))
  const known = join(bench.folder, ENGINE_FILE)
  if (existsSync(known)) await copyFile(known, join(profile, ENGINE_FILE))
  const running = await electron.launch({
    executablePath: bench.electron,
    args: [`--user-data-dir=${profile}`, '--autoplay-policy=no-user-gesture-required', root],
    cwd: bench.folder,
    env: bench.env,
    colorScheme: null,
    timeout: START_MS,
  })
  const end = ending(running)
  try {
    const page = await running.firstWindow({ timeout: START_MS })
    page.setDefaultTimeout(START_MS)
    await page.locator('main, header').first().waitFor()
    const app = new MeasuredApp(running, page, bench.short ? 100 : 500)
    await app.rest()
    return await work(app, profile)
  } finally {
    await end()
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

class MeasuredApp {
  constructor(running, page, restMs) {
    this.page = page
    this.restMs = restMs
    this.pid = running.process().pid
  }

  /** Drops real files on the window, as the system does. */
  async drop(files) {
    const client = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await client.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
    }
    await client.detach()
  }

  /**
   * Drops files on the app and resolves to what was there how many ms after the drop: `first` and `complete` waveform
   * and first `row`, each when its frame has been shown, and the `playing` of an immediate play(). Ends with `last`.
   */
  async open(files, last, timeout = 30_000) {
    await this.page.evaluate(watchOpening, { last, timeout })
    await this.drop(files)
    return this.page.evaluate(() => window.benchOpening)
  }

  /** Closes the episode: the app is as idle as after its start. */
  async close() {
    await this.page.keyboard.press('ControlOrMeta+w')
    await this.until(() => !document.querySelector('[data-peaks], [role="listitem"]'), 'the episode to close')
    await this.rest()
  }

  /** What the app still does for itself after its start, or after closing, has ended by then. */
  async rest() {
    await delay(this.restMs)
  }

  /** Waits for a condition in the page; polls, because the page's policy forbids eval. */
  async until(condition, what, timeout = 10_000) {
    const end = performance.now() + timeout
    while (!(await this.page.evaluate(condition))) {
      if (performance.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${what}.`)
      await delay(20)
    }
  }
}

/** Runs in the page. Leaves a promise on the window: evaluated and awaited separately, it is ready before the drop. */
function watchOpening({ last, timeout }) {
  const shown = {
    first: '[data-peaks="partial"], [data-peaks="complete"]',
    complete: '[data-peaks="complete"]',
    row: '[role="listitem"][data-index="0"]',
  }
  if (document.querySelector(shown.first) || document.querySelector(shown.row)) {
    throw new Error('An episode is still open.')
  }
  window.benchOpening = new Promise((done, fail) => {
    const end = new AbortController()
    const { signal } = end
    const audio = document.querySelector('audio')
    const moments = {}
    let start = Number.NaN
    const finish = (settle) => {
      if (signal.aborted) return
      end.abort()
      clearTimeout(timer)
      settle()
    }
    const note = (name) => {
      if (moments[name] !== undefined || signal.aborted) return
      moments[name] = performance.now() - start
      if (name === last) finish(() => done(moments))
    }
    const seen = new Set()
    const observer = new MutationObserver(() => {
      for (const [name, selector] of Object.entries(shown)) {
        if (seen.has(name) || !document.querySelector(selector)) continue
        seen.add(name)
        // What is drawn in the next frame has been handed to the screen when the task after it runs.
        requestAnimationFrame(() => setTimeout(() => note(name)))
      }
      const status = document.querySelector('[data-peaks] > p')?.textContent ?? ''
      if (status.startsWith('No waveform')) finish(() => fail(new Error(`The app says: ${status}.`)))
    })
    const options = { subtree: true, childList: true, attributes: true, attributeFilter: ['data-peaks'] }
    observer.observe(document.body, options)
    signal.addEventListener('abort', () => observer.disconnect(), { once: true })
    window.addEventListener('drop', () => (start = performance.now()), { capture: true, signal })
    if (last === 'playing') {
      // A newer address interrupts a play that is still starting; then `canplay` comes again.
      audio.addEventListener('canplay', () => void audio.play().catch(() => undefined), { signal })
      audio.addEventListener('playing', () => note('playing'), { signal })
    }
    const timer = setTimeout(() => {
      const got = JSON.stringify(moments)
      finish(() => fail(new Error(`Opening: no "${last}" within ${timeout} ms, only ${got}.`)))
    }, timeout)
  })
  // Whoever awaits it sees the failure.
  window.benchOpening.catch(() => undefined)
}

/** How to end an app: without asking about unsaved changes, and whether or not it has gone already. */
function ending(running) {
  const child = running.process()
  const gone = new Promise((done) => child.once('exit', done))
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const quit = running.evaluate(({ app }) => app.exit()).catch(() => undefined)
    await Promise.race([Promise.all([quit, gone]), delay(END_MS, undefined, { ref: false })])
    child.kill('SIGKILL')
    await gone
  }
}
