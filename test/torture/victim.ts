import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createJournals } from '../../main/store/journals.ts'
import { type EarmarkApp, expect } from '../e2e/app.ts'
import type { Chance } from '../fuzz/mutate.ts'
import { act, inFile, isSame, shown } from './hand.ts'
import { freshLines, type Lines, Model, subRip } from './model.ts'

/** What the app held, and when at the latest it had come to that (ms of this process). */
type Known = {
  readonly lines: Lines
  readonly past: Lines[]
  readonly future: Lines[]
  readonly doneAt: number
}

const NAME = 'talk.srt'
/** A transcript of so few lines is begun anew. */
const WORN_OUT = 6
/** It is killed after that time at the latest (ms), in one of so many lives while it comes back. */
const LONGEST_LIFE_MS = 2500
const LIVES_TO_ONE_OF_RETURN = 8
const LONGEST_RETURN_MS = 1500

/** What came of one life: deeds that were done, and how old the oldest was that its killing had undone (ms). */
export type Outcome = { readonly deeds: number; readonly lostMs: number }

/** An Earmark that is killed again and again, and what its file and its window have to hold. */
export class Victim {
  readonly #folder: string
  readonly #chance: Chance
  readonly #launch: () => Promise<EarmarkApp>
  #model = new Model(freshLines())
  /**
   * What the file may hold: what it was seen to hold, what was saved since, and what came after a second saving that
   * waits for the first. `#saves` = so many are not known to be over.
   */
  #saved: Lines[] = []
  #saves = 0
  /** What may come back, the latest last, and when it was killed (ms of this process). */
  #known: Known[] = []
  #killedAt = 0

  /** `launch` starts the app with the profile in `folder`. */
  constructor(folder: string, chance: Chance, launch: () => Promise<EarmarkApp>) {
    this.#folder = folder
    this.#chance = chance
    this.#launch = launch
    this.#begin()
  }

  get #file(): string {
    return path.join(this.#folder, NAME)
  }

  #begin(): void {
    this.#model = new Model(freshLines())
    writeFileSync(this.#file, subRip(this.#model.lines))
    this.#saved = [this.#model.lines]
    this.#known = [this.#state(0)]
  }

  /** Starts the app, checks what has come back, works on with it and kills it in the middle. */
  async live(): Promise<Outcome> {
    this.#checkFile()
    this.#saves = 0
    const isOffered = await this.#hasUnsaved()
    if (!isOffered && this.#model.lines.length <= WORN_OUT) this.#begin()
    const app = await this.#launch()
    if (this.#chance(LIVES_TO_ONE_OF_RETURN) === 0) {
      await sleep(this.#chance(LONGEST_RETURN_MS))
      if (isOffered && this.#chance(2) === 0) await restore(app)
      await kill(app)
      return { deeds: 0, lostMs: 0 }
    }
    const lostMs = await this.#comeBack(app, isOffered)
    return { deeds: await this.#work(app, this.#chance(LONGEST_LIFE_MS)), lostMs }
  }

  /** Comes back a last time, saves and quits: nothing else than the file is left. */
  async end(): Promise<void> {
    const isOffered = await this.#hasUnsaved()
    const app = await this.#launch()
    await this.#comeBack(app, isOffered)
    await app.page.keyboard.press('Control+s')
    await expect.poll(() => inFile(this.#file)).toEqual(this.#model.lines)
    // With nothing new the title and the file say so before it is written again.
    await expect(app.status).toContainText(`Saved ${NAME}`)
    await isSaved(app)
    // What dead runs have left beside the file goes soon after a save.
    await expect.poll(() => readdirSync(this.#folder).sort()).toEqual(['profile', NAME])
    await app.quit()
    const profile = path.join(this.#folder, 'profile')
    const left = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    expect(left.filter((name) => /\.earmark-.*\.tmp$|\.new$|^journals.+/.test(name))).toEqual([])
  }

  #hasUnsaved(): Promise<boolean> {
    const journals = createJournals(path.join(this.#folder, 'profile', 'journals'))
    return journals.list().then((unsaved) => unsaved.length > 0)
  }

  #state(doneAt: number): Known {
    const { lines, past, future } = this.#model
    return { lines, past: past.slice(), future: future.slice(), doneAt }
  }

  /** The file holds what was saved last, or what was being saved; never what stood there before. */
  #checkFile(): void {
    const found = inFile(this.#file)
    const index = this.#saved.findLastIndex((lines) => isSame(lines, found))
    expect(index, `in the file: ${JSON.stringify(found)}`).toBeGreaterThanOrEqual(0)
    this.#saved = this.#saved.slice(index)
  }

  /** Takes up what was not saved, and finds it among what was done; how old is what is lost (ms). */
  async #comeBack(app: EarmarkApp, isOffered: boolean): Promise<number> {
    if (isOffered) await restore(app)
    else {
      await app.answerDialogs({ open: [this.#file] })
      await app.page.keyboard.press('Control+o')
    }
    await expect(app.row(0)).toBeVisible()
    // Rows come one after the other.
    let found: Lines = []
    const isKnown = async () => {
      found = await shown(app)
      return this.#known.some(({ lines }) => isSame(lines, found))
    }
    await expect
      .poll(isKnown)
      .toBe(true)
      .catch(() => undefined)
    const alike = this.#known.filter(({ lines }) => isSame(lines, found))
    const known = alike.at(-1)
    expect(known, `${isOffered ? 'restored' : 'opened'}: ${this.#compare(found)}`).toBeDefined()
    const lost = known && this.#known[this.#known.lastIndexOf(known) + 1]
    this.#model = new Model(found)
    this.#known = []
    if (isOffered && known && alike.every(({ past }) => past.length === known.past.length)) {
      Object.assign(this.#model, { past: known.past.slice(), future: known.future.slice() })
      await this.#tryHistory(app)
    }
    if (!isOffered) expect(inFile(this.#file)).toEqual(found)
    this.#known.push(this.#state(performance.now()))
    return lost ? Math.max(0, this.#killedAt - lost.doneAt) : 0
  }

  /** What came back, and the last of what might have. */
  #compare(found: Lines): string {
    const possible = this.#known.slice(-6).map(({ lines }) => JSON.stringify(lines))
    return [
      JSON.stringify(found),
      'none of',
      ...possible,
      `in the file: ${JSON.stringify(inFile(this.#file))}`,
    ].join('\n')
  }

  /** All the way back and forth again: the history has come back, too. */
  async #tryHistory(app: EarmarkApp): Promise<void> {
    const { past, lines, future } = this.#model
    for (let i = 0; i < past.length; i++) await app.page.keyboard.press('Control+z')
    await expect.poll(() => shown(app)).toEqual(past[0] ?? lines)
    for (let i = 0; i < past.length; i++) await app.page.keyboard.press('Control+Shift+z')
    await expect.poll(() => shown(app)).toEqual(lines)
    // Killed at once, it may come back somewhere on the way.
    const doneAt = performance.now()
    const stack = [lines, ...past.toReversed()]
    for (const [i, state] of past.entries())
      this.#known.push({
        lines: state,
        past: past.slice(0, i),
        future: [...future, ...stack.slice(0, past.length - i)],
        doneAt,
      })
  }

  /** Works until it is killed; how many deeds were done. */
  async #work(app: EarmarkApp, ms: number): Promise<number> {
    let isOver = false
    const ending = sleep(ms).then(() => {
      isOver = true
      this.#killedAt = performance.now()
      return kill(app)
    })
    let deeds = 0
    try {
      for (; !isOver; deeds++) await this.#do(app)
    } catch (cause) {
      // What the app was asked when it was killed is not answered.
      if (!isOver) throw cause
    }
    await ending
    return deeds
  }

  async #do(app: EarmarkApp): Promise<void> {
    const deed = this.#model.choose(this.#chance)
    const typed = this.#model.do(deed)
    const isNews = deed.does === 'save' && !isSame(inFile(this.#file), this.#model.lines)
    if (deed.does === 'save') this.#saves++
    if (deed.does === 'save' || this.#saves > 1) this.#saved.push(this.#model.lines)
    // It may be done, or not, when the app is killed meanwhile.
    this.#known.push(this.#state(Infinity))
    await act(app, deed, typed)
    this.#known.splice(-1, 1, this.#state(performance.now()))
    if (deed.does === 'save' && this.#chance(2) === 0) {
      // The title may be that of before the edit still: what is news is seen in the file.
      if (isNews && this.#saves === 1) await isWritten(app, this.#file, this.#model.lines)
      await isSaved(app)
      // Where there was nothing new it was said before, and a write may be under way; one that was asked for twice
      // is done twice, and the next waits for the second.
      if (isNews && this.#saves === 1) {
        this.#saves = 0
        this.#saved = [this.#model.lines]
      }
      this.#checkFile()
    }
    if (this.#chance(3) === 0) await sleep(this.#chance(200))
  }
}

function restore(app: EarmarkApp): Promise<void> {
  return app.page.getByRole('button', { name: `Restore the corrections of ${NAME}` }).click()
}

function titleOf(app: EarmarkApp): Promise<string | undefined> {
  return app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
}

async function isSaved(app: EarmarkApp): Promise<void> {
  await expect.poll(() => titleOf(app)).toBe('talk - Earmark')
}

/** Waits until the file holds these lines; no longer than the app lives. */
async function isWritten(app: EarmarkApp, file: string, lines: Lines): Promise<void> {
  await expect.poll(() => titleOf(app).then(() => inFile(file))).toEqual(lines)
}

/** As the system ends a program that has to go at once. */
async function kill(app: EarmarkApp): Promise<void> {
  const process = app.electron.process()
  const gone = once(process, 'exit')
  process.kill('SIGKILL')
  await gone
}
