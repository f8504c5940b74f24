import path from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import type { FromJob, ToJob } from './messages.ts'
import type { Work } from './serve.ts'

/** A kind of job: its file beside main's, and what task managers call its process. */
export type JobEntry<Order, Answer> = {
  readonly file: string
  readonly name: string
  /** Never set: the type of what the file serves, so that orders and answers fit it. */
  readonly work?: Work<Order, Answer>
}

/** A cancelled job may put away what it has within this time (ms); then its process is ended. */
const GRACE_MS = 500

/**
 * Runs a job in a process of its own. `take` gets parts of the answer and, last, how it ended: done, failed,
 * or failed because the process died. When `signal` aborts, the job is cancelled and `take` gets nothing
 * more.
 */
export function startJob<Order, Answer>(
  entry: JobEntry<Order, Answer>,
  order: Order,
  signal: AbortSignal,
  take: (message: FromJob<Answer>) => void,
): void {
  if (signal.aborted) return
  const job = utilityProcess.fork(path.join(__dirname, entry.file), [], { serviceName: entry.name })
  let over = false
  const cancel = () => {
    tell<Order>(job, { kind: 'cancel' })
    const timer = setTimeout(() => job.kill(), GRACE_MS)
    job.once('exit', () => clearTimeout(timer))
  }
  const pass = (message: FromJob<Answer>) => {
    if (over) return
    over = message.kind !== 'progress'
    if (over) signal.removeEventListener('abort', cancel)
    if (!signal.aborted) take(message)
  }
  job.on('message', (message: FromJob<Answer>) => {
    pass(message)
    if (over) job.kill()
  })
  job.once('exit', (code) => {
    pass({ kind: 'failed', reason: `the process ended with ${String(code)}` })
  })
  signal.addEventListener('abort', cancel, { once: true })
  tell<Order>(job, { kind: 'start', order })
}

function tell<Order>(job: UtilityProcess, message: ToJob<Order>): void {
  job.postMessage(message)
}
