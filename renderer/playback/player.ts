import type { Ms } from '../../shared/model/time.ts'

/** Slowest and fastest speed; the pitch is kept in between. */
export const RATES = { min: 0.5, max: 3 } as const

/** The only owner of the `<audio>` element. Times are ms of the audio. */
export const audio: HTMLAudioElement = createElement()

let until: Ms | null = null

/** Loads an address, paused at `ms`. An empty address unloads. */
export function load(url: string, ms: Ms = 0): void {
  until = null
  audio.pause()
  if (url === '') {
    audio.removeAttribute('src')
    audio.load()
    return
  }
  audio.src = url
  audio.load()
  if (ms > 0) audio.addEventListener('loadedmetadata', () => seek(ms), { once: true, signal: loading() })
}

/** Where the sound is now. */
export function position(): Ms {
  return audio.currentTime * 1000
}

/** Length of the audio; null while unknown. */
export function duration(): Ms | null {
  return Number.isFinite(audio.duration) ? Math.round(audio.duration * 1000) : null
}

/** Jumps to `ms`, held inside the audio. Playing goes on; a pending stop is forgotten. */
export function seek(ms: Ms): void {
  until = null
  const end = duration()
  audio.currentTime = Math.max(0, end === null ? ms : Math.min(ms, end)) / 1000
}

/** Starts playing; with `stopAt`, stops when the sound gets there. */
export async function play(stopAt: Ms | null = null): Promise<void> {
  until = stopAt
  if (audio.ended) audio.currentTime = 0
  // A newer load or pause interrupts a play that is still starting; that is no failure.
  await audio.play().catch((reason: unknown) => {
    if (!(reason instanceof DOMException) || !['AbortError', 'NotSupportedError'].includes(reason.name))
      throw reason
  })
}

export function pause(): void {
  until = null
  audio.pause()
}

export function setRate(rate: number): void {
  audio.playbackRate = Math.min(RATES.max, Math.max(RATES.min, rate))
}

/** Loudness 0..1. */
export function setVolume(volume: number, muted: boolean): void {
  audio.volume = Math.min(1, Math.max(0, volume))
  audio.muted = muted
}

/** Called by the clock each frame: stops at the asked moment, on the audio's own time. */
export function stopWhenDue(ms: Ms): void {
  if (until === null || audio.paused) return
  const left = (until - ms) / audio.playbackRate
  if (left <= 0) pause()
  else if (left < 30) {
    const due = until
    setTimeout(() => {
      if (until === due) pause()
    }, left)
  }
}

let currentLoad = new AbortController()

function loading(): AbortSignal {
  currentLoad.abort()
  currentLoad = new AbortController()
  return currentLoad.signal
}

function createElement(): HTMLAudioElement {
  const element = document.createElement('audio')
  element.preload = 'auto'
  element.crossOrigin = 'anonymous'
  element.preservesPitch = true
  document.body.append(element)
  return element
}
