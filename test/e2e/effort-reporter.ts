import type { Reporter, TestCase } from '@playwright/test/reporter'
import { type Effort, printEfforts } from '../effort.ts'

/** Prints what the jobs took, which their tests have noted, as one table at the end of the run. */
export default class EffortReporter implements Reporter {
  readonly #efforts = new Map<string, Effort>()

  onTestEnd({ annotations }: TestCase): void {
    for (const { type, description } of annotations) {
      if (type !== 'effort' || description === undefined) continue
      const effort = JSON.parse(description) as Effort
      this.#efforts.set(effort.job, effort)
    }
  }

  onEnd(): void {
    if (this.#efforts.size > 0) console.info(`\n${printEfforts([...this.#efforts.values()])}`)
  }

  printsToStdio(): boolean {
    return false
  }
}
