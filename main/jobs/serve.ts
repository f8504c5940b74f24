import type { FromJob, ToJob } from './messages.ts'

/** The job's end of the line to main; Electron's `process.parentPort` is one. */
export type JobPort = {
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => unknown
  readonly postMessage: (message: unknown) => void
}

/** What a job does: `tell` sends a part of the answer, `signal` aborts when nobody wants it any more. */
export type Work<Order, Answer> = (
  order: Order,
  tell: (answer: Answer) => void,
  signal: AbortSignal,
) => Promise<void>

/** Answers main from inside of a job: waits for the order, does the work and says how it ended. */
export function serveJob<Order, Answer>(port: JobPort, work: Work<Order, Answer>): void {
  const cancelled = new AbortController()
  const send = (message: FromJob<Answer>) => port.postMessage(message)
  const start = (order: Order) =>
    work(order, (answer) => send({ kind: 'progress', answer }), cancelled.signal).then(
      () => send({ kind: 'done' }),
      (reason: unknown) => send({ kind: 'failed', reason: String(reason) }),
    )
  port.on('message', ({ data }) => {
    // Only `startJob` writes to the other end of the port.
    const message = data as ToJob<Order>
    if (message.kind === 'cancel') cancelled.abort()
    else void start(message.order)
  })
}
