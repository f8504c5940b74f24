import type { Effort } from '../effort.ts'
import { type EarmarkApp, test } from './app.ts'

/** Counts what a user presses, and the time since the files were opened. */
export class Hands {
  presses = 0
  readonly #since = performance.now()

  async press(app: EarmarkApp, key: string): Promise<void> {
    this.presses++
    await app.page.keyboard.press(key)
  }

  /** Ends the counting of a job; what it took is told at the end of the run. */
  done(job: string): (result: string) => void {
    const { presses } = this
    const seconds = (performance.now() - this.#since) / 1000
    return (result) => {
      const effort: Effort = { job, presses, seconds, result }
      test.info().annotations.push({ type: 'effort', description: JSON.stringify(effort) })
    }
  }
}
