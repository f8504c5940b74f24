import { createRecordReader, type PeaksRecord } from '../../shared/media/peaks/peaks-stream.ts'
import {
  addPoints,
  createPyramid,
  doneShare,
  LEVELS,
  type Pyramid,
  pointMs,
  pyramidOf,
} from '../../shared/media/peaks/pyramid.ts'
import type { Ms } from '../../shared/model/time.ts'
import { duration, learnLength } from '../playback/player.ts'
import { sessionStore } from '../state/session.ts'
import type { PeaksAnswer, PeaksRequest } from './peaks-messages.ts'
import { analyseWaveform } from './speech.ts'

/** The page hears of new points at most this often (ms). */
const APART_MS = 250
/** A stored waveform is drawn when it is there down to this level: 93 ms a point at 44.1 kHz, 1.5 MB for 10 h. */
const SKETCH_LEVEL = 4
const listeners = new Set<() => void>()
let pyramid: Pyramid | null = null
let failed = false

/** What is known of the waveform; null until the first points. Kept outside the stores, it is 25 MB for 10 h. */
export function currentPyramid(): Pyramid | null {
  return pyramid
}

/** True when the audio cannot be decoded, wholly or from some place on. Playing is not touched by that. */
export function peaksFailed(): boolean {
  return failed
}

/** Calls `listener` when there are new points, at most about 4 times a second. Returns its own undo. */
export function subscribePeaks(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Takes the waveform of the audio at `url` as it becomes known, until `signal` ends it: what the window shows first.
 * It comes from the main process; what cannot be decoded there is decoded in a worker here.
 */
export function startPeaks(
  url: string,
  window: { readonly fromMs: Ms; readonly toMs: Ms },
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAt = -Infinity
  const levels: Int8Array[] = Array.from({ length: LEVELS }, () => new Int8Array())
  let stored: { readonly rate: number; readonly count: number } | null = null

  function tell(): void {
    clearTimeout(timer)
    timer = undefined
    toldAt = performance.now()
    const durationMs = sessionStore.getState().durationMs ?? 0
    const share = pyramid ? doneShare(pyramid, durationMs) : 0
    analyseWaveform(pyramid, false)
    sessionStore.setState({ peaks: { state: pyramid?.done.length ? 'partial' : 'none', share } })
    for (const listener of listeners) listener()
  }

  function tellSoon(): void {
    timer ??= setTimeout(tell, Math.max(0, toldAt + APART_MS - performance.now()))
  }

  function take(record: PeaksRecord | PeaksAnswer): void {
    if (signal.aborted) return
    if (record.kind === 'rate') {
      if (pyramid?.rate !== record.rate) pyramid = createPyramid(record.rate)
    } else if (record.kind === 'points' && pyramid) {
      pyramid = addPoints(pyramid, record.at, record.points)
      tellSoon()
    } else if (record.kind === 'stored') stored = record
    else if (record.kind === 'level') takeLevel(record.level, record.points)
    else if (record.kind === 'done') complete()
    else if (record.kind === 'undecodable') startWorker(url, window.fromMs, record.skipMs, signal, take)
    else if (record.kind === 'failed') fail(record.reason)
  }

  /** The coarse levels are small and show the whole; the fine ones make it sharp. */
  function takeLevel(level: number, points: Int8Array): void {
    levels[level] = points
    if (!stored || level > SKETCH_LEVEL) return
    pyramid = pyramidOf(stored.rate, levels, stored.count)
    tell()
  }

  function complete(): void {
    const last = pyramid?.done.at(-1)
    if (!pyramid || !last) return fail('there is no sound in this file')
    learnLength(Math.round(last.to * pointMs(pyramid.rate)))
    tell()
    analyseWaveform(pyramid, true)
    const durationMs = sessionStore.getState().durationMs ?? duration()
    sessionStore.setState({ durationMs, peaks: { state: 'complete', share: 1 } })
  }

  function fail(reason: string): void {
    failed = true
    console.warn(`No waveform: ${reason}`)
    tell()
  }

  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer)
      pyramid = null
      failed = false
      analyseWaveform(null, false)
      sessionStore.setState({ peaks: { state: 'none', share: 0 } })
    },
    { once: true },
  )
  fetchPeaks(url, window, signal, take).catch((reason: unknown) => {
    if (!signal.aborted) fail(String(reason))
  })
}

async function fetchPeaks(
  url: string,
  { fromMs, toMs }: { readonly fromMs: Ms; readonly toMs: Ms },
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
  url: string,
  fromMs: Ms,
  skipMs: Ms,
  signal: AbortSignal,
  take: (answer: PeaksAnswer) => void,
): void {
  const worker = new Worker(new URL('./peaks-worker.ts', import.meta.url), { type: 'module', name: 'peaks' })
  worker.onmessage = ({ data }: MessageEvent<PeaksAnswer>) => {
    if (data.kind === 'done' || data.kind === 'failed') worker.terminate()
    take(data)
  }
  worker.onerror = (event) =>
    take({ kind: 'failed', reason: event.message || 'its worker could not be loaded' })
  signal.addEventListener('abort', () => worker.terminate(), { once: true })
  const request: PeaksRequest = { url: `${url}exact`, fromMs, skipMs }
  worker.postMessage(request)
}
