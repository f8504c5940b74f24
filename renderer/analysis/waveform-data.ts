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
import { drawn, hear, sessionStore } from '../state/session.ts'
import { transact } from '../state/transaction.ts'
import { analyseWaveform } from './speech.ts'
import { requestWaveform, type WaveformRecord } from './waveform-source.ts'

/** Decoding begins a little before the position, and with as much as a window shows when zoomed in. */
const BEFORE_MS = 10_000
const AFTER_MS = 40_000
/** The page is told of new points at most this often (ms). */
const APART_MS = 250
/**
 * A stored waveform is drawn when it is there down to this level: 93 ms a point at 44.1 kHz, 1.5 MB for 10 h.
 */
const SKETCH_LEVEL = 4

/** The waveform of the audio on screen, as far as it is known. */
type Waveform = {
  /** Null until the first points. Kept outside the stores: it is 25 MB for 10 h. */
  readonly pyramid: Pyramid | null
  /** `failed` = no more will come; what is known stays. */
  readonly state: 'coming' | 'complete' | 'failed'
  /** The levels of a stored waveform as they arrive; null when it is decoded. */
  readonly stored: {
    readonly rate: number
    readonly count: number
    readonly levels: readonly Int8Array[]
  } | null
}

const NOTHING_YET: Waveform = { pyramid: null, state: 'coming', stored: null }
let waveform = NOTHING_YET
/** Ends what is being loaded. */
let loading = new AbortController()

const listeners = new Set<() => void>()
let toldAt = -Infinity
let timer: ReturnType<typeof setTimeout> | undefined

/** What is known of the waveform; null until the first points. */
export function currentPyramid(): Pyramid | null {
  return waveform.pyramid
}

/** True when the audio cannot be decoded, wholly or from some place on. Playing is not touched by that. */
export function peaksFailed(): boolean {
  return waveform.state === 'failed'
}

/** Calls `listener` when there are new points, at most about 4 times a second. Returns its own undo. */
export function subscribePeaks(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Takes the waveform of the audio at `url` in place of any other, as it becomes known: first what is around
 * `ms`.
 */
export function loadWaveform(url: string, ms: Ms): void {
  unloadWaveform()
  requestWaveform(url, { fromMs: Math.max(0, ms - BEFORE_MS), toMs: ms + AFTER_MS }, loading.signal, take)
}

/** Forgets the waveform, and ends it when it is still coming. */
export function unloadWaveform(): void {
  loading.abort()
  loading = new AbortController()
  waveform = NOTHING_YET
  tell()
  toldAt = -Infinity
}

function take(record: WaveformRecord): void {
  if (record.kind === 'rate') {
    if (waveform.pyramid?.rate !== record.rate)
      waveform = { ...waveform, pyramid: createPyramid(record.rate) }
  } else if (record.kind === 'points') {
    if (waveform.pyramid) addToPyramid(waveform.pyramid, record.at, record.points)
  } else if (record.kind === 'stored') {
    const levels = Array.from({ length: LEVELS }, () => new Int8Array())
    waveform = { ...waveform, stored: { rate: record.rate, count: record.count, levels } }
  } else if (record.kind === 'level') takeLevel(record.level, record.points)
  else if (record.kind === 'done') complete()
  else fail(record.reason)
}

function addToPyramid(pyramid: Pyramid, at: number, points: Int8Array): void {
  waveform = { ...waveform, pyramid: addPoints(pyramid, at, points) }
  timer ??= setTimeout(tell, Math.max(0, toldAt + APART_MS - performance.now()))
}

/** The coarse levels are small and show the whole; the fine ones make it sharp. */
function takeLevel(level: number, points: Int8Array): void {
  const { stored } = waveform
  if (!stored) return
  const levels = stored.levels.with(level, points)
  waveform = { ...waveform, stored: { ...stored, levels } }
  if (level > SKETCH_LEVEL) return
  waveform = { ...waveform, pyramid: pyramidOf(stored.rate, levels, stored.count) }
  tell()
}

/** The length of the sound is known now, also where the audio element does not know it. */
function complete(): void {
  const { pyramid } = waveform
  const last = pyramid?.done.at(-1)
  if (!pyramid || !last) return fail('there is no sound in this file')
  learnLength(Math.round(last.to * pointMs(pyramid.rate)))
  tell()
  waveform = { pyramid, state: 'complete', stored: null }
  analyseWaveform(pyramid, true)
  const durationMs = sessionStore.getState().durationMs ?? duration()
  transact(() => {
    hear({ durationMs })
    drawn({ state: 'complete', share: 1 })
  })
}

function fail(reason: string): void {
  waveform = { ...waveform, state: 'failed' }
  console.warn(`No waveform: ${reason}`)
  tell()
}

/** Tells the search for speech, the progress and the views what is known now. */
function tell(): void {
  clearTimeout(timer)
  timer = undefined
  toldAt = performance.now()
  const { pyramid } = waveform
  analyseWaveform(pyramid, false)
  const share = pyramid ? doneShare(pyramid, sessionStore.getState().durationMs ?? duration() ?? 0) : 0
  drawn({ state: pyramid?.done.length ? 'partial' : 'none', share })
  for (const listener of listeners) listener()
}
