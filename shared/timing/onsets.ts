import { greatest } from '../base/append.ts'
import type { Ms } from '../model/time.ts'

/**
 * An onset of speech. `strength` 0..1 = how quiet the 300 ms before were; 1 = a full pause, below 0.5 = a
 * syllable.
 */
export type Onset = { readonly ms: Ms; readonly strength: number }
/** A stretch of speech, between two pauses. */
export type SpeechSpan = { readonly fromMs: Ms; readonly toMs: Ms }

/** Duration of one loudness value, in ms. */
const VALUE_MS = 10
/** Quiet and loud are measured per block of values, with this context on each side. */
const BLOCK = 50
const AROUND = 400
/** Values needed before and after those of interest. */
export const CONTEXT = AROUND + BLOCK
/** Percentiles that count as quiet and as loud. */
const QUIET = 0.1
const LOUD = 0.95
/** Least range in dB between quiet and loud; with less there is no speech, only noise or music. */
const LEAST_RANGE = 12
/** Speech is at most this many dB below the loudest of the whole audio. */
const BELOW_LOUDEST = 28

/** Values averaged before and after a place, and the least rise between them in dB. */
const STEP = 5
const LEAST_RISE = 5
/** Loudness (dB) assumed before the first value. */
const BEFORE_ALL = -80
/** Least distance of rises and of onsets, in values: the steepest or strongest counts. */
const RISES_APART = 8
const ONSETS_APART = 6
/** Search distance from a rise to its top and to the dip before it, in values. */
const TO_TOP = 12
const TO_DIP = 10
/** The onset is at this share of the way (in dB) from dip to top. */
const BEGUN = 0.2
/** A rise with a top below this share of the range is not speech. */
const AUDIBLE = 0.4
/** Values before an onset that determine its strength, and the least strength reported. */
const BEFORE = 30
const LEAST_STRENGTH = 0.3

/** Speech begins above the first share of the range and ends below the second. */
const BEGINS = 0.35
const ENDS = 0.2
/** Shorter pauses (values) belong to the speech; shorter speech is a click. */
const LEAST_PAUSE = 15
const LEAST_SPEECH = 6

/**
 * Finds onsets and stretches of speech in loudness values (dB of full scale, one per 10 ms; times count from
 * the first). Quiet and loud are measured around each place, so faint recordings and music under the voice do
 * not matter. `loudest` = dB of the loudest in the whole audio. O(n).
 */
export function findSpeech(
  loudness: Float32Array,
  loudest: number,
): { readonly onsets: readonly Onset[]; readonly spans: readonly SpeechSpan[] } {
  const range = rangesOf(loudness, loudest)
  return { onsets: onsetsOf(loudness, range), spans: spansOf(loudness, range) }
}

/** Quiet and loud (dB) around each block, interpolated between block centres. */
type Ranges = { readonly quiet: Float32Array; readonly loud: Float32Array }

function rangesOf(loudness: Float32Array, loudest: number): Ranges {
  const blocks = Math.max(1, Math.ceil(loudness.length / BLOCK))
  const quiet = new Float32Array(blocks)
  const loud = new Float32Array(blocks)
  const bins = new Uint32Array(256)
  let from = 0
  let to = 0
  for (let block = 0; block < blocks; block++) {
    const until = Math.min(loudness.length, (block + 1) * BLOCK + AROUND)
    for (; to < until; to++) count(bins, loudness[to] ?? 0, 1)
    for (; from < block * BLOCK - AROUND; from++) count(bins, loudness[from] ?? 0, -1)
    quiet[block] = percentile(bins, (to - from) * QUIET)
    const top = Math.max(percentile(bins, (to - from) * LOUD), loudest - BELOW_LOUDEST)
    loud[block] = Math.max(top, (quiet[block] ?? 0) + LEAST_RANGE)
  }
  return { quiet, loud }
}

/** Bins of half a dB, down to -128 dB. */
function count(bins: Uint32Array, value: number, by: 1 | -1): void {
  const bin = Math.max(0, Math.min(255, Math.round(2 * value) + 255))
  bins[bin] = (bins[bin] ?? 0) + by
}

function percentile(bins: Uint32Array, below: number): number {
  let left = below
  for (let bin = 0; bin < 256; bin++) {
    left -= bins[bin] ?? 0
    if (left < 0) return (bin - 255) / 2
  }
  return 0
}

function between(blocks: Float32Array, at: number): number {
  const place = Math.max(0, at / BLOCK - 0.5)
  const block = Math.min(blocks.length - 1, Math.floor(place))
  const here = blocks[block] ?? 0
  const next = blocks[Math.min(blocks.length - 1, block + 1)] ?? 0
  return here + (next - here) * (place - block)
}

function onsetsOf(loudness: Float32Array, { quiet, loud }: Ranges): Onset[] {
  const rises = risesOf(loudness)
  const found: Onset[] = []
  for (let at = 0; at < rises.length; at++) {
    if (!isSteepest(rises, at)) continue
    const top = greatest(loudness.subarray(at, at + TO_TOP))
    const low = between(quiet, at)
    const span = between(loud, at) - low
    if (top < low + span * AUDIBLE) continue
    const begin = beginOf(loudness, at, top)
    const strength = quietBefore(loudness, begin, top, span)
    if (strength < LEAST_STRENGTH) continue
    const onset = { ms: begin * VALUE_MS, strength }
    const last = found.at(-1)
    if (!last || onset.ms - last.ms >= ONSETS_APART * VALUE_MS) found.push(onset)
    else if (strength > last.strength) found[found.length - 1] = onset
  }
  return found
}

/** Reused for each part of the audio. */
let sums = new Float64Array()

/** Rise in dB at each place, after minus before. Silence is assumed before the beginning. */
function risesOf(loudness: Float32Array): Float32Array {
  const last = loudness.length - 1
  const count = loudness.length + 2 * STEP + 1
  if (sums.length < count) sums = new Float64Array(count)
  for (let i = 0; i + 1 < count; i++) {
    const value = i < STEP ? BEFORE_ALL : (loudness[Math.min(last, i - STEP)] ?? 0)
    sums[i + 1] = (sums[i] ?? 0) + value
  }
  const rises = new Float32Array(loudness.length)
  for (let at = 0; at <= last; at++) {
    const [from = 0, middle = 0, to = 0] = [sums[at], sums[at + STEP], sums[at + 2 * STEP]]
    rises[at] = (to - middle - (middle - from)) / STEP
  }
  return rises
}

function isSteepest(rises: Float32Array, at: number): boolean {
  const rise = rises[at] ?? 0
  if (rise < LEAST_RISE) return false
  for (let k = Math.max(0, at - RISES_APART); k <= at + RISES_APART; k++)
    if ((rises[k] ?? 0) > rise || ((rises[k] ?? 0) === rise && k < at)) return false
  return true
}

/** Start of the rise at `at`: just after the dip before it. */
function beginOf(loudness: Float32Array, at: number, top: number): number {
  let dip = at
  for (let k = at - 1; k >= Math.max(0, at - TO_DIP); k--)
    if ((loudness[k] ?? 0) < (loudness[dip] ?? 0)) dip = k
  const low = loudness[dip] ?? 0
  let begin = dip
  while (begin < loudness.length - 1 && (loudness[begin] ?? 0) < low + BEGUN * (top - low)) begin++
  return begin
}

/** How far the values before `at` are below `top`, as a share of the range. */
function quietBefore(loudness: Float32Array, at: number, top: number, span: number): number {
  let sum = 0
  for (let k = at - BEFORE; k < at; k++) {
    const below = k < 0 ? 1 : (top - (loudness[k] ?? 0)) / span
    sum += Math.max(0, Math.min(1, below))
  }
  return sum / BEFORE
}

function spansOf(loudness: Float32Array, { quiet, loud }: Ranges): SpeechSpan[] {
  const found: SpeechSpan[] = []
  let from = -1
  let end = 0
  const close = () => {
    if (from >= 0 && end - from >= LEAST_SPEECH) found.push({ fromMs: from * VALUE_MS, toMs: end * VALUE_MS })
    from = -1
  }
  for (let at = 0; at < loudness.length; at++) {
    const value = loudness[at] ?? 0
    const low = between(quiet, at)
    const span = between(loud, at) - low
    if (from < 0 && value > low + span * BEGINS) from = riseBegin(loudness, at, low + span * ENDS, end)
    if (from >= 0 && value > low + span * ENDS) end = at + 1
    else if (from >= 0 && at - end >= LEAST_PAUSE) close()
  }
  close()
  return found
}

/** Back from `at` to where the loudness crossed `floor`, not before `least`. */
function riseBegin(loudness: Float32Array, at: number, floor: number, least: number): number {
  let begin = at
  while (begin > least && at - begin < TO_TOP && (loudness[begin - 1] ?? 0) > floor) begin--
  return begin
}
