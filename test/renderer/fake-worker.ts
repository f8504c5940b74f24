import { vi } from 'vitest'

type Handler = (event: { readonly data: unknown }) => void

/** Who listens in a worker: what its module has set on `self`. */
const inside: { onmessage: Handler | null; postMessage: (data: unknown) => void } = {
  onmessage: null,
  postMessage: () => undefined,
}

/** All workers that were made since the last `useWorker`, in order. */
export const workers: FakeWorker[] = []
let serve: ((worker: FakeWorker, data: unknown) => void) | null = null

/** A worker that runs in the same process. What it is told and what it says is copied, as between threads. */
export class FakeWorker {
  onmessage: Handler | null = null
  onerror: ((event: { readonly message: string }) => void) | null = null
  isEnded = false
  readonly heard: unknown[] = []

  constructor() {
    workers.push(this)
  }

  postMessage(data: unknown): void {
    this.heard.push(data)
    const copy = structuredClone(data)
    queueMicrotask(() => {
      if (!this.isEnded) serve?.(this, copy)
    })
  }

  /** What the page hears of it, unless it has ended it. */
  say(data: unknown): void {
    if (!this.isEnded) this.onmessage?.({ data: structuredClone(data) })
  }

  terminate(): void {
    this.isEnded = true
  }
}

/** Puts workers in place that answer by `answer`, or are silent. */
export function useWorker(answer: typeof serve = null): void {
  workers.length = 0
  serve = answer
  vi.stubGlobal('Worker', FakeWorker)
}

/** Loads a module for workers, and puts workers in place that run it. */
export async function useModule(load: () => Promise<unknown>): Promise<void> {
  vi.stubGlobal('self', inside)
  await load()
  useWorker((worker, data) => {
    inside.postMessage = (said) => worker.say(said)
    inside.onmessage?.({ data })
  })
}

/** What a module for workers says to a message. */
export async function saidBy(load: () => Promise<unknown>, data: unknown): Promise<unknown[]> {
  vi.stubGlobal('self', inside)
  await load()
  const said: unknown[] = []
  inside.postMessage = (one) => said.push(structuredClone(one))
  inside.onmessage?.({ data })
  return said
}
