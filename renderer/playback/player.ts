import type { ExactAudio, MediaFile } from '../../shared/contract.ts'
import { delayAtRate, type RateDelay } from '../../shared/media/exact/rate-delay.ts'
import type { Ms } from '../../shared/model/time.ts'
import { createAudio } from './element.ts'
import type { Running } from './moment.ts'
import { heldRate } from './rates.ts'

/** A stop that is due within this time (ms) is timed by itself: the next frames may come late. */
const SOON = 60
/** A timer may come this much (ms of audio) before the stop that it was set for. */
const EARLY = 3

/** The only owner of the `<audio>` element. Times are ms of the audio. */
export const audio: HTMLAudioElement = createAudio()
// Whoever changes the speed: what the claim is ahead by has changed with it.
audio.addEventListener('ratechange', tellSkip, { passive: true })

/** What is to be played: right at `url` until the first seek, right everywhere once `exact` is known. */
export type Source = Pick<MediaFile, 'url' | 'exact' | 'promisedMs'>

/** How the element's time and length differ from the sound's: it is ahead by `skipMs` at speed 1. */
type Track = {
  readonly skipMs: Ms
  /** Length of the sound where the element's is not true to it. */
  readonly lengthMs: Ms | null
}

/** What the element holds. */
type State =
  | { readonly is: 'empty' | 'exact'; readonly track: Track }
  /**
   * The file as it is, right from its start until the first seek; the exact audio is not known yet. `ms` and
   * `play` = where, and whether, to go on once it is.
   */
  | {
      readonly is: 'waiting'
      readonly track: Track
      readonly ms: Ms
      readonly play: boolean
      readonly promisedMs: Ms | null
    }
  /** The same, still playing: the exact audio is known, and takes over at the next seek or pause. */
  | { readonly is: 'plain'; readonly track: Track; readonly next: ExactAudio }

const AS_IT_IS: Track = { skipMs: 0, lengthMs: null }
let state: State = { is: 'empty', track: AS_IT_IS }

/** What happens when the sound gets to `at`; `left` = it will not get there, something else was asked for. */
type Due = { readonly at: Ms; readonly reached: () => void; readonly left?: () => void }
let due: Due | null = null
/** What the engine adds to the element's time at other speeds. */
let atRates: readonly RateDelay[] = []
/** Where the sound last began to run: it has been nowhere before that since. */
let ranFrom: Ms = 0

/** Loads audio, paused at `ms`; null unloads. When `exact` is not known yet, `become` has to follow. */
export function load(source: Source | null, ms: Ms = 0): void {
  arrange(null)
  audio.pause()
  if (source?.exact) return place(source.exact, ms)
  state = source
    ? { is: 'waiting', track: AS_IT_IS, ms, play: false, promisedMs: source.promisedMs }
    : { is: 'empty', track: AS_IT_IS }
  // From its start the file is right as it is; anywhere else only the index can tell where that is.
  if (source && ms === 0) begin(source.url, 0)
  else unload()
}

/** The engine has failed: holds what it held anew, at its place, and plays on if it played and `goesOn`. */
export function reload(goesOn: boolean): void {
  const [at, plays] = [position(), goesOn && !audio.paused]
  if (!plays) audio.pause()
  if (state.is !== 'exact') return seek(at)
  begin(audio.src, at)
  if (plays) void goOn()
}

/** Goes on with the exact audio: at once, or when what plays undisturbed from the start is paused or left. */
export function become(exact: ExactAudio): void {
  if (!audio.paused) state = { is: 'plain', track: state.track, next: exact }
  else if (state.is === 'waiting') {
    const { ms, play } = state
    place(exact, ms > 0 || play ? ms : elementMs())
    if (play) void goOn()
  } else place(exact, position())
}

/** Where the sound is now, to a hundredth. */
export function position(): Ms {
  return state.is === 'waiting' && state.ms > 0 ? state.ms : elementMs()
}

/** Where the sound is by the element. */
function elementMs(): Ms {
  // The element counts in whole microseconds: without rounding, a seek to a start would land just before it.
  const ms = Math.round((audio.currentTime * 1000 - aheadMs()) * 100) / 100
  return Math.max(0, Math.min(ms, endMs()))
}

/** How the sound runs now, and from where on it has. */
export function running(): Running {
  const isRunning = !audio.paused && !audio.seeking
  return { ms: position(), rate: isRunning ? audio.playbackRate : 0, from: ranFrom }
}

/** Where the sound of the element ends. */
function endMs(): Ms {
  const { duration } = audio
  const { skipMs, lengthMs } = state.track
  return lengthMs ?? (Number.isFinite(duration) ? duration * 1000 - skipMs : Infinity)
}

/** Length of the sound; null while unknown. */
export function duration(): Ms | null {
  if (state.is === 'waiting') return state.promisedMs
  const { skipMs, lengthMs } = state.track
  const length = state.is === 'plain' ? state.next.durationMs : lengthMs
  if (length !== null) return Math.round(length)
  return Number.isFinite(audio.duration) ? Math.round(audio.duration * 1000 - skipMs) : null
}

/** For audio that does not know its own length: what its waveform found. */
export function learnLength(ms: Ms): void {
  const { skipMs, lengthMs } = state.track
  if (!Number.isFinite(audio.duration)) state = { ...state, track: { skipMs, lengthMs: lengthMs ?? ms } }
}

/** Jumps to `ms`, held inside the audio. Playing goes on; a pending stop is forgotten. */
export function seek(ms: Ms): void {
  arrange(null)
  const end = duration()
  const target = Math.max(0, end === null ? ms : Math.min(ms, end))
  if (state.is === 'plain') replace(state.next, target)
  else if (state.is === 'waiting') {
    state = { ...state, ms: Math.max(1, target), play: state.play || !audio.paused }
    audio.pause()
  } else goThere(target)
}

/** Starts playing; with `stopAt`, stops when the sound gets there, or goes back to `home` then and waits. */
export async function play(stopAt: Ms | null = null, home: Ms | null = null): Promise<void> {
  const reached = () => {
    pause()
    if (home !== null) seek(home)
  }
  arrange(stopAt === null ? null : { at: stopAt, reached })
  return goOn()
}

async function goOn(): Promise<void> {
  if (state.is === 'waiting' && state.ms > 0) {
    state = { ...state, play: true }
    return
  }
  if (audio.ended) goThere(0)
  else if (audio.paused) ranFrom = position()
  // A newer load or pause interrupts a play that is still starting; that is no failure.
  await audio.play().catch((reason: unknown) => {
    if (!(reason instanceof DOMException) || !['AbortError', 'NotSupportedError'].includes(reason.name))
      throw reason
  })
}

/** Stops the sound where it is; exact audio that has come meanwhile takes the place of the plain one. */
export function pause(): void {
  arrange(null)
  if (state.is === 'waiting') state = { ...state, play: false }
  audio.pause()
  if (state.is === 'plain') replace(state.next, position())
}

/** Puts other audio under a position; playing goes on. */
function replace(exact: ExactAudio, ms: Ms): void {
  const { paused } = audio
  place(exact, ms)
  if (!paused) void goOn()
}

function place({ url, skipMs, durationMs }: ExactAudio, ms: Ms): void {
  state = { is: 'exact', track: { skipMs, lengthMs: durationMs } }
  begin(url, ms)
}

/** The element begins at the position it is given before it knows the audio: HTML says so. */
function begin(url: string, ms: Ms): void {
  const { playbackRate } = audio
  audio.src = url
  audio.playbackRate = playbackRate
  tellSkip()
  goThere(ms)
}

function unload(): void {
  audio.removeAttribute('src')
  delete audio.dataset['skipMs']
  audio.load()
  // A position that was asked for before the audio was known would stay.
  audio.currentTime = 0
  ranFrom = 0
}

/** The place stays: while paused, the element's time moves by what the new speed makes the sound late. */
export function setRate(rate: number): void {
  const at = position()
  audio.playbackRate = heldRate(rate)
  ranFrom = at
  tellSkip()
  if (audio.src && audio.paused && at > 0) goThere(at)
}

/**
 * Another speed for a while; the answer brings the one before back, unless yet another was chosen meanwhile.
 * The one place where a speed is not what the user chose.
 */
export function changeRateFor(rate: number): () => void {
  const before = audio.playbackRate
  setRate(rate)
  const present = audio.playbackRate
  return () => {
    if (audio.playbackRate === present) setRate(before)
  }
}

/** From now on the sound counts as this late at each speed. */
export function correctRates(measured: readonly RateDelay[]): void {
  const at = position()
  atRates = measured
  tellSkip()
  if (audio.src && audio.paused && audio.playbackRate !== 1 && at > 0) goThere(at)
}

/** How far the element's time is ahead of the sound's now. */
function aheadMs(): Ms {
  return state.track.skipMs + delayAtRate(atRates, audio.playbackRate)
}

/** Never quite 0: only after a seek does Chromium place Opus in Ogg right, before it is 6.5 ms early. */
function goThere(ms: Ms): void {
  ranFrom = ms
  audio.currentTime = Math.max(1e-6, (ms + aheadMs()) / 1000)
}

/** For those who read the element from outside. */
function tellSkip(): void {
  if (!audio.src) return
  audio.dataset['skipMs'] = String(aheadMs())
}

/** Loudness 0..1. */
export function setVolume(volume: number, muted: boolean): void {
  audio.volume = Math.min(1, Math.max(0, volume))
  audio.muted = muted
}

/** Plays from `from` to `to` again and again, until a pause or a seek. */
export function loop(from: Ms, to: Ms): void {
  seek(from)
  const reached = () => {
    goThere(from)
  }
  arrange({ at: to, reached })
  void goOn()
}

/** Plays from `from` to `to` at `rate`; then, or when something else is asked for, on at the speed before. */
export function playSlowly(from: Ms, to: Ms, rate: number): void {
  seek(from)
  const restore = changeRateFor(rate)
  const reached = () => {
    restore()
    due = null
  }
  arrange({ at: to, reached, left: restore })
  void goOn()
}

function arrange(wanted: Due | null): void {
  const before = due
  due = wanted
  before?.left?.()
}

/** True while the sound plays up to a moment that was asked for. */
export function willStop(): boolean {
  return due !== null
}

/** Called by the clock each frame: stops at the asked moment, or goes back, on the audio's own time. */
export function stopWhenDue(ms: Ms): void {
  if (due === null || audio.paused || audio.seeking) return
  const left = (due.at - ms) / audio.playbackRate
  if (left <= 0) due.reached()
  else if (left < SOON) {
    const awaited = due
    setTimeout(() => {
      if (due === awaited && !audio.seeking && position() >= awaited.at - EARLY) awaited.reached()
    }, left)
  }
}
