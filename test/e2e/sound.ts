import { expect, type Page } from '@playwright/test'

/** The element counts in floating seconds: places so little apart (ms) are the same. */
const SAME_PLACE_MS = 1

/** What has happened to the sound, or a key, when (ms of the page's clock), and where the sound was then (ms). */
export type Noted = {
  readonly what: 'play' | 'pause' | 'rate' | 'key'
  readonly at: number
  readonly position: number
  readonly rate: number
}

/**
 * Tests of the sound of a page. The sound moves on while a test looks: whatever a test demands of a place is waited for,
 * or was noted by the page at the moment that counts.
 */
export class Sound {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Where the sound is (ms), and whether it plays: what the element claims, less what it is ahead of the sound. */
  now(): Promise<{ position: number; plays: boolean }> {
    return this.#page.evaluate(() => {
      const audio = document.querySelector('audio')
      const position = (audio?.currentTime ?? 0) * 1000 - Number(audio?.dataset['skipMs'] ?? 0)
      return { position, plays: audio?.paused === false }
    })
  }

  async plays(message?: string): Promise<void> {
    await expect.poll(async () => (await this.now()).plays, message).toBe(true)
  }

  async rests(message?: string): Promise<void> {
    await expect.poll(async () => (await this.now()).plays, message).toBe(false)
  }

  /** Waits until the sound rests at a place. */
  async restsAt(ms: number, within = SAME_PLACE_MS): Promise<void> {
    const look = async () => {
      const { position, plays } = await this.now()
      return { plays, off: Math.abs(position - ms) <= within ? 0 : position - ms }
    }
    await expect.poll(look, `rests at ${ms} ± ${within} ms`).toEqual({ plays: false, off: 0 })
  }

  /** Waits until the sound has got to a place, playing. */
  async reaches(ms: number): Promise<void> {
    const reached = async () => (await this.now()).position
    await expect.poll(reached).toBeGreaterThanOrEqual(ms - SAME_PLACE_MS)
  }

  /** From now on the page notes what happens to the sound. */
  async watch(): Promise<void> {
    await this.#page.evaluate(() => {
      const audio = document.querySelector('audio')
      if (!audio) throw new Error('no audio')
      const noted: Noted[] = []
      const note = (what: Noted['what']) => {
        const position = audio.currentTime * 1000 - Number(audio.dataset['skipMs'] ?? 0)
        noted.push({ what, at: performance.now(), position, rate: audio.playbackRate })
      }
      audio.play = () => {
        note('play')
        return HTMLMediaElement.prototype.play.call(audio)
      }
      audio.pause = () => {
        note('pause')
        HTMLMediaElement.prototype.pause.call(audio)
      }
      audio.addEventListener('ratechange', () => note('rate'))
      window.addEventListener('keydown', () => note('key'), { capture: true })
      Object.assign(window, { noted })
    })
  }

  /** All of a kind that the page has noted since `watch`. */
  async noted(what: Noted['what']): Promise<Noted[]> {
    const all = await this.#page.evaluate(() => (window as unknown as { noted: Noted[] }).noted)
    return all.filter((one) => one.what === what)
  }

  /** The last of a kind, when there are as many as wanted. */
  async last(what: Noted['what'], count = 1): Promise<Noted> {
    await expect.poll(async () => (await this.noted(what)).length).toBeGreaterThanOrEqual(count)
    const [last] = (await this.noted(what)).slice(-1)
    if (!last) throw new Error(`no ${what}`)
    return last
  }
}
