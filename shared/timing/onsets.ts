import type { Ms } from '../model/time.ts'

/** Where speech sets in. `strength` 0..1: how quiet the 300 ms before were; 1 = a full pause, below 0.5 = a syllable. */
export type Onset = { readonly ms: Ms; readonly strength: number }
/** A stretch of speech, between two pauses. */
export type SpeechSpan = { readonly fromMs: Ms; readonly toMs: Ms }

/** One level stands for this much sound (ms). */
const LEVEL_MS = 10
/** What is quiet and what is loud is measured in blocks, each with so much before and after it (levels). */
const BLOCK = 50
const AROUND = 400
/** Levels that are needed before and after those that count. */
export const CONTEXT = AROUND + BLOCK
/** Share of the levels that lies below what counts as quiet, and below what counts as loud. */
const QUIET = 0.1
const LOUD = 0.95
/** Between quiet and loud there are at least so many dB, or there is no speech: the room's noise, music by itself. */
const LEAST_RANGE = 12
/** Speech is at most so many dB below the loudest of all the audio. */
const BELOW_LOUDEST = 28

/** Levels before and after a place whose means are compared, and by how many dB the sound has to rise. */
const STEP = 5
const LEAST_RISE = 5
/** How loud (dB) it is taken to be before the first level. */
const BEFORE_ALL = -80
/** Of rises closer than this (levels) the steepest counts; of onsets, the strongest. */
const RISES_APART = 8
const ONSETS_APART = 6
/** How far from a rise (levels) its top and the dip before it are looked for. */
const TO_TOP = 12
const TO_DIP = 10
/** The onset is where this share of the way (in dB) from dip to top is done. */
const BEGUN = 0.2
/** A rise whose top is no louder than this share of the range is none of speech. */
const AUDIBLE = 0.4
/** Levels before an onset that make its strength, and the least that is worth telling. */
const BEFORE = 30
const LEAST_STRENGTH = 0.3

/** Shares of the range above which speech begins and below which it ends. */
const BEGINS = 0.35
const ENDS = 0.2
/** Shorter pauses (levels) are part of the speech; shorter speech is a click. */
const LEAST_PAUSE = 15
const LEAST_SPEECH = 6

/**
 * Finds onsets and stretches of speech in levels (dB of full scale, one each 10 ms; times count from the first). What is
 * quiet and what is loud is measured around each place, so that neither a faint recording nor music under the voice
 * matters. `loudest` = dB of the loudest in all of the audio. O(n).
 */
export function findSpeech(
  levels: Float32Array,
  loudest: number,
): { readonly onsets: readonly Onset[]; readonly spans: readonly SpeechSpan[] } {
  const range = rangesOf(levels, loudest)
  return { onsets: onsetsOf(levels, range), spans: spansOf(levels, range) }
}

/** Quiet and loud (dB) around each block; between the middles of blocks they are interpolated. */
type Ranges = { readonly quiet: Float32Array; readonly loud: Float32Array }

function rangesOf(levels: Float32Array, loudest: number): Ranges {
  const blocks = Math.max(1, Math.ceil(levels.length / BLOCK))
  const quiet = new Float32Array(blocks)
  const loud = new Float32Array(blocks)
  const bins = new Uint32Array(256)
  let from = 0
  let to = 0
  for (let block = 0; block < blocks; block++) {
    const until = Math.min(levels.length, (block + 1) * BLOCK + AROUND)
    for (; to < until; to++) count(bins, levels[to] ?? 0, 1)
    for (; from < block * BLOCK - AROUND; from++) count(bins, levels[from] ?? 0, -1)
    quiet[block] = percentile(bins, (to - from) * QUIET)
    const top = Math.max(percentile(bins, (to - from) * LOUD), loudest - BELOW_LOUDEST)
    loud[block] = Math.max(top, (quiet[block] ?? 0) + LEAST_RANGE)
  }
  return { quiet, loud }
}

/** Half a dB a bin, down to -128 dB. */
function count(bins: Uint32Array, level: number, by: 1 | -1): void {
  const bin = Math.max(0, Math.min(255, Math.round(2 * level) + 255))
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

function onsetsOf(levels: Float32Array, { quiet, loud }: Ranges): Onset[] {
  const rises = risesOf(levels)
  const found: Onset[] = []
  for (let at = 0; at < rises.length; at++) {
    if (!isSteepest(rises, at)) continue
    const top = Math.max(...levels.subarray(at, at + TO_TOP))
    const low = between(quiet, at)
    const span = between(loud, at) - low
    if (top < low + span * AUDIBLE) continue
    const begin = beginOf(levels, at, top)
    const strength = quietBefore(levels, begin, top, span)
    if (strength < LEAST_STRENGTH) continue
    const onset = { ms: begin * LEVEL_MS, strength }
    const last = found.at(-1)
    if (!last || onset.ms - last.ms >= ONSETS_APART * LEVEL_MS) found.push(onset)
    else if (strength > last.strength) found[found.length - 1] = onset
  }
  return found
}

/** Used again for each part of the audio. */
let sums = new Float64Array()

/** By how many dB the sound is louder after each place than before it. Before the beginning there is silence. */
function risesOf(levels: Float32Array): Float32Array {
  const last = levels.length - 1
  const count = levels.length + 2 * STEP + 1
  if (sums.length < count) sums = new Float64Array(count)
  for (let i = 0; i + 1 < count; i++) {
    const level = i < STEP ? BEFORE_ALL : (levels[Math.min(last, i - STEP)] ?? 0)
    sums[i + 1] = (sums[i] ?? 0) + level
  }
  const rises = new Float32Array(levels.length)
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

/** Where the rise at `at` begins: just after the dip before it. */
function beginOf(levels: Float32Array, at: number, top: number): number {
  let dip = at
  for (let k = at - 1; k >= Math.max(0, at - TO_DIP); k--) if ((levels[k] ?? 0) < (levels[dip] ?? 0)) dip = k
  const low = levels[dip] ?? 0
  let begin = dip
  while (begin < levels.length - 1 && (levels[begin] ?? 0) < low + BEGUN * (top - low)) begin++
  return begin
}

/** How far the levels before `at` lie below `top`, as a share of the range. */
function quietBefore(levels: Float32Array, at: number, top: number, span: number): number {
  let sum = 0
  for (let k = at - BEFORE; k < at; k++) {
    const below = k < 0 ? 1 : (top - (levels[k] ?? 0)) / span
    sum += Math.max(0, Math.min(1, below))
  }
  return sum / BEFORE
}

function spansOf(levels: Float32Array, { quiet, loud }: Ranges): SpeechSpan[] {
  const found: SpeechSpan[] = []
  let from = -1
  let end = 0
  const close = () => {
    if (from >= 0 && end - from >= LEAST_SPEECH) found.push({ fromMs: from * LEVEL_MS, toMs: end * LEVEL_MS })
    from = -1
  }
  for (let at = 0; at < levels.length; at++) {
    const level = levels[at] ?? 0
    const low = between(quiet, at)
    const span = between(loud, at) - low
    if (from < 0 && level > low + span * BEGINS) from = riseBegin(levels, at, low + span * ENDS, end)
    if (from >= 0 && level > low + span * ENDS) end = at + 1
    else if (from >= 0 && at - end >= LEAST_PAUSE) close()
  }
  close()
  return found
}

/** Back from `at` to where the level crossed `floor`, not before `least`. */
function riseBegin(levels: Float32Array, at: number, floor: number, least: number): number {
  let begin = at
  while (begin > least && at - begin < TO_TOP && (levels[begin - 1] ?? 0) > floor) begin--
  return begin
}
