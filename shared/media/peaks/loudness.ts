import { amplitudeOf } from './amplitude.ts'
import { NOTHING, type Pyramid, pointMs, pointsBetween } from './pyramid.ts'

/** Duration of one loudness value, in ms. */
export const LOUDNESS_MS = 10
/** Loudness of digital silence, in dB of full scale. */
export const SILENCE_DB = -80

/** Context on each side of a value, in ms: pulses of a deep voice are 10 ms apart. */
const REACH_MS = 10
const FAINTEST = 10 ** (SILENCE_DB / 20)
/** The amplitude of each byte from -128 on. */
const AMPLITUDES = Float32Array.from({ length: 256 }, (_, i) => amplitudeOf(i - 128))

/**
 * Loudness of the audio in dB of full scale (-80..0), from the base points: values `from` to `to` (excluded)
 * of 10 ms each. Unknown parts count as silence.
 */
export function loudnessBetween(pyramid: Pyramid, from: number, to: number): Float32Array {
  const each = pointMs(pyramid.rate)
  const first = Math.max(0, Math.floor((from * LOUDNESS_MS - REACH_MS) / each))
  const last = Math.max(first, Math.ceil((to * LOUDNESS_MS + REACH_MS) / each))
  const powers = runningPowers(pointsBetween(pyramid, 0, first, last))
  const loudness = new Float32Array(to - from)
  for (let i = 0; i < loudness.length; i++) {
    const begin = Math.max(0, Math.floor(((from + i) * LOUDNESS_MS - REACH_MS) / each) - first)
    const end = Math.ceil(((from + i + 1) * LOUDNESS_MS + REACH_MS) / each) - first
    const power = ((powers[end] ?? 0) - (powers[begin] ?? 0)) / (end - begin)
    loudness[i] = 20 * Math.log10(Math.min(1, Math.sqrt(Math.max(0, power)) + FAINTEST))
  }
  return loudness
}

/** Reused: thousands of parts are requested in a row. */
let sums = new Float64Array()

/**
 * Running sums of the squared half spans (max - min) / 2, which ignore a DC offset. Valid until the next
 * call.
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
