import { existsSync, readdirSync } from 'node:fs'
import type { CDPSession } from '@playwright/test'
import type { EarmarkApp } from '../e2e/app.ts'

/** What an app takes of the machine at a moment, with its garbage collected. Sizes in MB. */
export type Taken = {
  /** Memory in use by the scripts of the main process, and of the page. */
  readonly mainHeap: number
  readonly pageHeap: number
  /** Memory of all processes together. */
  readonly resident: number
  readonly processes: number
  /** Elements and their listeners in the page. */
  readonly nodes: number
  readonly listeners: number
  /** Files and sockets that the main process has open; 0 where that cannot be told. */
  readonly handles: number
}

const MB = 1_000_000

/** Looks at what an app takes. */
export class Gauge {
  readonly #app: EarmarkApp
  readonly #page: CDPSession

  private constructor(app: EarmarkApp, page: CDPSession) {
    this.#app = app
    this.#page = page
  }

  static async of(app: EarmarkApp): Promise<Gauge> {
    const page = await app.page.context().newCDPSession(app.page)
    await page.send('Performance.enable')
    return new Gauge(app, page)
  }

  async read(): Promise<Taken> {
    await this.#page.send('HeapProfiler.collectGarbage')
    const { metrics } = await this.#page.send('Performance.getMetrics')
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
    const { heap, resident, processes, pid } = await this.#app.inMain(({ app }) => {
      const all = app.getAppMetrics()
      return {
        heap: process.memoryUsage().heapUsed,
        resident: all.reduce((sum, { memory }) => sum + memory.workingSetSize * 1024, 0),
        processes: all.length,
        pid: process.pid,
      }
    })
    const open = `/proc/${pid}/fd`
    return {
      mainHeap: heap / MB,
      pageHeap: metric('JSHeapUsedSize') / MB,
      resident: resident / MB,
      processes,
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      handles: existsSync(open) ? readdirSync(open).length : 0,
    }
  }
}

/** The middle of what was read over a time. */
export function middleOf(all: readonly Taken[]): Taken {
  const middle = (key: keyof Taken) => {
    const sorted = all.map((one) => one[key]).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }
  return {
    mainHeap: middle('mainHeap'),
    pageHeap: middle('pageHeap'),
    resident: middle('resident'),
    processes: middle('processes'),
    nodes: middle('nodes'),
    listeners: middle('listeners'),
    handles: middle('handles'),
  }
}
