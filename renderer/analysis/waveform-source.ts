import { createRecordReader, type PeaksRecord } from '../../shared/media/peaks/peaks-stream.ts'
import type { Ms } from '../../shared/model/time.ts'
import type { PeaksAnswer, PeaksRequest } from './peaks-messages.ts'

/** What comes of a waveform, whoever decodes it. Ends with `done` or `failed`. */
export type WaveformRecord = Exclude<PeaksRecord, { readonly kind: 'undecodable' }> | PeaksAnswer

/** The part of the audio (ms) that is decoded first. */
export type Window = { readonly fromMs: Ms; readonly toMs: Ms }

/**
 * Asks main for the waveform of the audio at `url`, and has a worker here decode what main cannot. `take`
 * gets what comes until `signal` ends it.
 */
export function requestWaveform(
  url: string,
  window: Window,
  signal: AbortSignal,
  take: (record: WaveformRecord) => void,
): void {
  const takeWanted = (record: WaveformRecord) => {
    if (!signal.aborted) take(record)
  }
  const takeFromMain = (record: PeaksRecord) => {
    if (record.kind !== 'undecodable') takeWanted(record)
    else if (!signal.aborted)
      startWorker({ url: `${url}exact`, fromMs: window.fromMs, skipMs: record.skipMs }, signal, takeWanted)
  }
  fetchRecords(url, window, signal, takeFromMain).catch((reason: unknown) =>
    takeWanted({ kind: 'failed', reason: String(reason) }),
  )
}

async function fetchRecords(
  url: string,
  { fromMs, toMs }: Window,
  signal: AbortSignal,
  take: (record: PeaksRecord) => void,
): Promise<void> {
  const query = new URLSearchParams({ from: String(Math.round(fromMs)), to: String(Math.round(toMs)) })
  const { body } = await fetch(`${url}peaks?${query.toString()}`, { signal })
  const stream = body?.getReader()
  const read = createRecordReader(take)
  for (let part = await stream?.read(); part && !part.done; part = await stream?.read()) read(part.value)
}

function startWorker(
  request: PeaksRequest,
  signal: AbortSignal,
  take: (answer: WaveformRecord) => void,
): void {
  const worker = new Worker(new URL('./peaks-worker.ts', import.meta.url), { type: 'module', name: 'peaks' })
  worker.onmessage = ({ data }: MessageEvent<PeaksAnswer>) => {
    if (data.kind === 'done' || data.kind === 'failed') worker.terminate()
    take(data)
  }
  worker.onerror = (event) =>
    take({ kind: 'failed', reason: event.message || 'its worker could not be loaded' })
  signal.addEventListener('abort', () => worker.terminate(), { once: true })
  worker.postMessage(request)
}
