import type { Ms } from '../../shared/model/time.ts'
import { placeAt } from './moment.ts'
import { audio, position, running, stopWhenDue } from './player.ts'

/** `ms` is what the audio element claims; `smooth` runs on between its steps of some 20 ms. */
export type Tick = { readonly ms: Ms; readonly smooth: Ms }
type Listener = (tick: Tick) => void

/** Farther apart than this, the smooth time is set anew by the audio. */
const DRIFT_MS = 40
const listeners = new Set<Listener>()
let frame = 0
let anchor = { ms: 0, at: 0 }

/** The audio time now. */
export function now(): Ms {
  return position()
}

/** The audio time when an event came, by its time stamp: the page may not have had time for it at once. */
export function at(timeStamp: number): Ms {
  return Math.round(placeAt(running(), performance.now() - timeStamp) * 100) / 100
}

/** Calls `listener` each frame while playing, and once after a seek, pause or load. Returns its own undo. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells all listeners the present time once, e.g. after an edit. */
export function publish(): void {
  const ms = position()
  stopWhenDue(ms)
  const tick = { ms, smooth: smooth(ms) }
  for (const listener of listeners) listener(tick)
}

/** Calls `task` once the next frame is drawn: for what may come after the highlight. Returns its own undo. */
export function afterFrame(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = requestAnimationFrame(() => {
    timer = setTimeout(task, 0)
  })
  return () => {
    cancelAnimationFrame(waiting)
    clearTimeout(timer)
  }
}

function smooth(ms: Ms): Ms {
  const at = performance.now()
  const predicted = anchor.ms + (at - anchor.at) * audio.playbackRate
  if (audio.paused || audio.seeking || Math.abs(predicted - ms) > DRIFT_MS * audio.playbackRate) {
    anchor = { ms, at }
    return ms
  }
  // A gentle pull towards the audio keeps the two together without visible steps.
  anchor = { ms: predicted + (ms - predicted) * 0.05, at }
  return anchor.ms
}

function loop(): void {
  publish()
  frame = audio.paused || audio.ended ? 0 : requestAnimationFrame(loop)
}

function start(): void {
  if (frame === 0) frame = requestAnimationFrame(loop)
}

/** Starts listening to the audio element. `signal` ends it. */
export function startClock(signal: AbortSignal): void {
  for (const event of ['play', 'playing']) audio.addEventListener(event, start, { signal })
  for (const event of [
    'pause',
    'seeking',
    'seeked',
    'ended',
    'emptied',
    'loadedmetadata',
    'durationchange',
  ]) {
    audio.addEventListener(event, publish, { signal })
  }
  const end = () => {
    cancelAnimationFrame(frame)
    frame = 0
  }
  signal.addEventListener('abort', end, { once: true })
}
