import { longer } from '../../base/growing.ts'
import { toCode } from './amplitude.ts'
import { highest, lowest } from './extremes.ts'
import { NOTHING, SAMPLES_PER_POINT } from './pyramid.ts'

/** Receives base points (min, max interleaved) from point number `at` on. */
export type Emit = (at: number, points: Int8Array) => void

/** Turns decoded samples into base points. Each part is placed by its own time, so nothing can drift. */
export type Collector = {
  /**
   * Adds one decoded part. `planes` = one array of samples (-1..1) per channel; `seconds` = when it starts;
   * `rate` = its samples per second.
   */
  readonly add: (planes: readonly Float32Array[], frames: number, seconds: number, rate: number) => void
  /** Hands on what is gathered, except the last point when it is still growing; with `all`, that one too. */
  readonly flush: (all: boolean) => void
  /** Points gathered and not handed on. */
  readonly pending: () => number
}

const ROOM = 1 << 14
/**
 * Points stand for 4 to 8 ms whatever the audio: telephone sound has finer ones, studio sound coarser ones.
 */
const LEAST_RATE = 32_000

/**
 * The rate (samples per second) in which points of audio of this rate are counted: a whole part of it, or it
 * doubled as often as needed. So a point has whole samples, and is where it is counted also after hours.
 */
export function countingRate(rate: number): number {
  return rate < LEAST_RATE
    ? rate * 2 ** Math.ceil(Math.log2(LEAST_RATE / rate))
    : rate / Math.floor(rate / LEAST_RATE)
}

/** Samples of audio of this rate in one base point. */
export function samplesPerPoint(rate: number): number {
  return Math.round((SAMPLES_PER_POINT * rate) / countingRate(rate))
}

/** `rate` = samples per second that the points are counted in. */
export function createCollector(rate: number, emit: Emit): Collector {
  let mins = new Float32Array(ROOM)
  let maxs = new Float32Array(ROOM)
  let first = 0
  let count = 0

  function flush(all: boolean): void {
    const ready = all ? count : count - 1
    if (ready <= 0) return
    const points = new Int8Array(ready * 2)
    for (let i = 0; i < ready; i++) {
      points[2 * i] = codeOf(mins[i] ?? 0)
      points[2 * i + 1] = codeOf(maxs[i] ?? 0)
    }
    emit(first, points)
    mins.copyWithin(0, ready, count)
    maxs.copyWithin(0, ready, count)
    first += ready
    count -= ready
  }

  /** Makes room for points up to `point`; a jump starts afresh there. */
  function reach(point: number): void {
    if (count > 0 && (point < first || point > first + count)) {
      flush(true)
      count = 0
    }
    if (count === 0) first = point
    if (point - first < count) return
    if (count === mins.length) {
      mins = longer(mins)
      maxs = longer(maxs)
    }
    mins[count] = Infinity
    maxs[count] = -Infinity
    count++
  }

  function add(planes: readonly Float32Array[], frames: number, seconds: number, partRate: number): void {
    const scale = rate / partRate
    const start = Math.round(seconds * rate)
    // What lies before the beginning (the priming of an encoder) is never heard.
    let from = start < 0 ? Math.min(frames, Math.ceil(-start / scale)) : 0
    while (from < frames) {
      const point = Math.floor((start + from * scale) / SAMPLES_PER_POINT)
      const border = Math.ceil(((point + 1) * SAMPLES_PER_POINT - start) / scale)
      const to = Math.min(frames, Math.max(from + 1, border))
      reach(point)
      const slot = point - first
      for (const plane of planes) {
        mins[slot] = lowest(plane, from, to, mins[slot] ?? 0)
        maxs[slot] = highest(plane, from, to, maxs[slot] ?? 0)
      }
      from = to
    }
  }

  return { add, flush, pending: () => count }
}

/** A point without samples is NOTHING. */
function codeOf(extreme: number): number {
  if (extreme === Infinity) return NOTHING.min
  if (extreme === -Infinity) return NOTHING.max
  return toCode(extreme)
}
