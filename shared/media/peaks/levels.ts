import { amplitudeOf } from './amplitude.ts'
import { NOTHING, type Pyramid, pointMs, pointsBetween } from './pyramid.ts'

/** One level stands for this much sound (ms). */
export const LEVEL_MS = 10
/** What digital silence has, in dB of full scale. */
export const SILENCE_DB = -80

/** Around each level's 10 ms, this much more (ms) counts: the pulses of a deep voice are 10 ms apart. */
const REACH_MS = 10
const FAINTEST = 10 ** (SILENCE_DB / 20)
/** The amplitude of each byte from -128 on. */
const AMPLITUDES = Float32Array.from({ length: 256 }, (_, i) => amplitudeOf(i - 128))

/**
 * How loud the audio is, in dB of full scale (-80..0): levels number `from` to `to` (excluded) of 10 ms each,
 * from the base points of the waveform. What is not known counts as silence.
 */
export function levelsBetween(pyramid: Pyramid, from: number, to: number): Float32Array {
  const each = pointMs(pyramid.rate)
  const first = Math.max(0, Math.floor((from * LEVEL_MS - REACH_MS) / each))
  const last = Math.max(first, Math.ceil((to * LEVEL_MS + REACH_MS) / each))
  const powers = runningPowers(pointsBetween(pyramid, 0, first, last))
  const levels = new Float32Array(to - from)
  for (let i = 0; i < levels.length; i++) {
    const begin = Math.max(0, Math.floor(((from + i) * LEVEL_MS - REACH_MS) / each) - first)
    const end = Math.ceil(((from + i + 1) * LEVEL_MS + REACH_MS) / each) - first
    const power = ((powers[end] ?? 0) - (powers[begin] ?? 0)) / (end - begin)
    levels[i] = 20 * Math.log10(Math.min(1, Math.sqrt(Math.max(0, power)) + FAINTEST))
  }
  return levels
}

/** Used again for each part of the audio: thousands of them are asked for in a row. */
let sums = new Float64Array()

/**
 * Sums of the squared half spans (max - min) / 2 of all points before each one: an offset of the sound does
 * not count. The answer holds until the next call.
 */
function runningPowers(points: Int8Array): Float64Array {
  const count = (points.length >> 1) + 1
  if (sums.length < count) sums = new Float64Array(count)
  for (let i = 0; i + 1 < count; i++) {
    const min = points[2 * i] ?? NOTHING.min
    const max = points[2 * i + 1] ?? NOTHING.max
    const half = max < min ? 0 : ((AMPLITUDES[max + 128] ?? 0) - (AMPLITUDES[min + 128] ?? 0)) / 2
    sums[i + 1] = (sums[i] ?? 0) + half * half
  }
  return sums
}
