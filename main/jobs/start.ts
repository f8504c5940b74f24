import path from 'node:path'
import { utilityProcess } from 'electron'
import type { PeaksAnswer, PeaksOrder } from './peaks-messages.ts'

/** Computes a waveform in a process of its own until it is done or `signal` ends it. */
export function startPeaksJob(
  order: PeaksOrder,
  signal: AbortSignal,
  take: (answer: PeaksAnswer) => void,
): void {
  if (signal.aborted) return
  const job = utilityProcess.fork(path.join(__dirname, 'peaks.cjs'), [], { serviceName: 'Earmark waveform' })
  let over = false
  job.on('message', (answer: PeaksAnswer) => {
    if (over) return
    over = answer.kind === 'done' || answer.kind === 'failed'
    take(answer)
    if (over) job.kill()
  })
  job.on('exit', (code) => {
    if (!over && !signal.aborted) take({ kind: 'failed', reason: `the process ended with ${String(code)}` })
    over = true
  })
  signal.addEventListener('abort', () => job.kill(), { once: true })
  job.postMessage(order)
}
