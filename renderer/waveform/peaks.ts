import { addPoints, createPyramid, doneShare, type Pyramid } from '../../shared/media/pyramid.ts'
import type { Ms } from '../../shared/model/time.ts'
import { sessionStore } from '../state/session.ts'
import type { PeaksAnswer, PeaksRequest } from './peaks-messages.ts'

/** The page hears of new points at most this often (ms). */
const APART_MS = 250
/** What is seen before the cursor when a place is shown again. */
const BEFORE_MS = 20_000
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
 * Computes the waveform of the audio at `url` in a worker until `signal` ends it. It begins a little before `fromMs`,
 * where the user is, and does the rest after.
 */
export function startPeaks(url: string, fromMs: Ms, signal: AbortSignal): void {
  const worker = new Worker(new URL('./peaks-worker.ts', import.meta.url), { type: 'module', name: 'peaks' })
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAt = -Infinity

  function tell(): void {
    clearTimeout(timer)
    timer = undefined
    toldAt = performance.now()
    const durationMs = sessionStore.getState().durationMs ?? 0
    const share = pyramid ? doneShare(pyramid, durationMs) : 0
    sessionStore.setState({ peaks: { state: share > 0 ? 'partial' : 'none', share } })
    for (const listener of listeners) listener()
  }

  function tellSoon(): void {
    timer ??= setTimeout(tell, Math.max(0, toldAt + APART_MS - performance.now()))
  }

  function fail(reason: string): void {
    worker.terminate()
    failed = true
    console.warn(`No waveform: ${reason}`)
    tell()
  }

  worker.onmessage = ({ data }: MessageEvent<PeaksAnswer>) => {
    if (data.kind === 'rate') pyramid = createPyramid(data.rate)
    else if (data.kind === 'points' && pyramid) {
      pyramid = addPoints(pyramid, data.at, data.points)
      tellSoon()
    } else if (data.kind === 'failed') fail(data.reason)
    else if (data.kind === 'done') {
      worker.terminate()
      if (!pyramid?.done.length) return fail('there is no sound in this file')
      tell()
      sessionStore.setState({ peaks: { state: 'complete', share: 1 } })
    }
  }
  worker.onerror = (event) => fail(event.message)
  signal.addEventListener(
    'abort',
    () => {
      worker.terminate()
      clearTimeout(timer)
      pyramid = null
      failed = false
      sessionStore.setState({ peaks: { state: 'none', share: 0 } })
    },
    { once: true },
  )
  const request: PeaksRequest = { url, fromMs: Math.max(0, fromMs - BEFORE_MS) }
  worker.postMessage(request)
}
