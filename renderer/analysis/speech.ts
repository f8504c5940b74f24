import { rankIn } from '../../shared/base/search.ts'
import { amplitudeOf } from '../../shared/media/peaks/amplitude.ts'
import { LOUDNESS_MS, loudnessBetween } from '../../shared/media/peaks/loudness.ts'
import { loudestHeight, type Pyramid, pointMs } from '../../shared/media/peaks/pyramid.ts'
import type { Ms } from '../../shared/model/time.ts'
import { CONTEXT, findSpeech, type Onset, type SpeechSpan } from '../../shared/timing/onsets.ts'

/** Where someone speaks, in the order of time: span k lasts from `starts[k]` to `ends[k]`, in ms. */
export type SpeechColumns = { readonly starts: Float64Array; readonly ends: Float64Array }

/** Onsets and spans that begin in one part of the audio, with times of the audio. */
type Part = {
  readonly onsets: readonly Onset[]
  readonly times: readonly Ms[]
  readonly spans: readonly SpeechSpan[]
}

/** Speech is searched on demand in parts of this many loudness values (20 s): about 1 ms each. */
const PART = 2000
const PART_MS = PART * LOUDNESS_MS
const NO_SPEECH: SpeechColumns = { starts: new Float64Array(), ends: new Float64Array() }

let source: Pyramid | null = null
let isWhole = false
const parts = new Map<number, Part>()
let spans: SpeechColumns | null = null

/**
 * Takes the waveform known so far; null = none. Results stay while more of it becomes known, and are found
 * again when the `whole` is known: only then is the greatest loudness known.
 */
export function analyseWaveform(pyramid: Pyramid | null, whole: boolean): void {
  if (pyramid?.levels !== source?.levels || whole !== isWhole) {
    parts.clear()
    spans = null
  }
  // The sketch of a stored waveform is too coarse to find speech in.
  source = pyramid?.finest === 0 ? pyramid : null
  isWhole = whole
}

/** True when all onsets between two times (ms) are known. */
export function isAnalysed(fromMs: Ms, toMs: Ms): boolean {
  const last = partNumberAt(isWhole ? Math.min(toMs, lengthMs()) : toMs)
  for (let part = partNumberAt(fromMs); part <= last; part++) if (!partOf(part)) return false
  return source !== null
}

/** The onsets from `fromMs` up to `toMs`, in order, as far as the waveform is known. */
export function onsetsBetween(fromMs: Ms, toMs: Ms): readonly Onset[] {
  const last = partNumberAt(Math.min(toMs, lengthMs()))
  const found: Onset[] = []
  for (let number = partNumberAt(fromMs); number <= last; number++) {
    const part = partOf(number)
    if (!part) continue
    for (let i = rankIn(part.times, fromMs - 1) + 1; i < part.onsets.length; i++) {
      const onset = part.onsets[i]
      if (!onset || onset.ms > toMs) break
      found.push(onset)
    }
  }
  return found
}

/** The onset nearest to `ms`, at most `radiusMs` away; null when none is. */
export function nearestOnset(ms: Ms, radiusMs: Ms): Onset | null {
  let nearest: Onset | null = null
  for (const onset of onsetsBetween(ms - radiusMs, ms + radiusMs))
    if (!nearest || Math.abs(onset.ms - ms) < Math.abs(nearest.ms - ms)) nearest = onset
  return nearest
}

/**
 * Searches the parts not yet asked for, for at most `budgetMs`; the rest is left for another call. True when
 * all of a complete waveform is done: `speechSpans` is fast then.
 */
export function analyseMore(budgetMs: number): boolean {
  if (!source || !isWhole) return false
  const end = performance.now() + budgetMs
  for (let number = 0; number * PART_MS < lengthMs(); number++) {
    if (parts.has(number)) continue
    if (performance.now() >= end) return false
    partOf(number)
  }
  return true
}

/** Where someone speaks in all of the audio, with pauses between; null until the whole waveform is known. */
export function speechSpans(): SpeechColumns | null {
  if (!source || !isWhole) return null
  spans ??= findSpans()
  return spans
}

function findSpans(): SpeechColumns {
  const starts: Ms[] = []
  const ends: Ms[] = []
  for (let number = 0; number * PART_MS < lengthMs(); number++) {
    for (const { fromMs, toMs } of partOf(number)?.spans ?? []) {
      // Speech across the border of two parts.
      if (ends.at(-1) === fromMs) ends[ends.length - 1] = toMs
      else {
        starts.push(fromMs)
        ends.push(toMs)
      }
    }
  }
  if (starts.length === 0) return NO_SPEECH
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) }
}

function partNumberAt(ms: Ms): number {
  return Math.max(0, Math.floor(ms / PART_MS))
}

function lengthMs(): Ms {
  const last = source?.done.at(-1)
  return source && last ? last.to * pointMs(source.rate) : 0
}

/** A part of the audio; null while the waveform there, or close to it, is unknown. */
function partOf(number: number): Part | null {
  const known = parts.get(number)
  if (known || !source) return known ?? null
  const last = Math.floor(lengthMs() / LOUDNESS_MS)
  const from = Math.max(0, number * PART - CONTEXT)
  const wanted = (number + 1) * PART + CONTEXT
  const to = isWhole ? Math.min(wanted, last) : wanted
  if (to <= from || !(isWhole || isKnown(source, from * LOUDNESS_MS, to * LOUDNESS_MS))) return null
  const loudest = 20 * Math.log10(amplitudeOf(loudestHeight(source)))
  const found = findSpeech(loudnessBetween(source, from, to), loudest)
  const part = cut(found, from * LOUDNESS_MS, number * PART_MS, (number + 1) * PART_MS)
  parts.set(number, part)
  return part
}

function isKnown({ done, rate }: Pyramid, fromMs: Ms, toMs: Ms): boolean {
  const each = pointMs(rate)
  return done.some(({ from, to }) => from * each <= fromMs && to * each >= toMs)
}

/** What lies in `fromMs`..`toMs`, moved by `shift` ms. */
function cut(found: ReturnType<typeof findSpeech>, shift: Ms, fromMs: Ms, toMs: Ms): Part {
  const onsets = found.onsets
    .map(({ ms, strength }) => ({ ms: ms + shift, strength }))
    .filter(({ ms }) => ms >= fromMs && ms < toMs)
  const spans = found.spans
    .map((span) => ({
      fromMs: Math.max(fromMs, span.fromMs + shift),
      toMs: Math.min(toMs, span.toMs + shift),
    }))
    .filter((span) => span.toMs > span.fromMs)
  return { onsets, times: onsets.map(({ ms }) => ms), spans }
}
