import { rankIn } from '../../shared/base/search.ts'
import { amplitudeOf } from '../../shared/media/peaks/amplitude.ts'
import { LEVEL_MS, levelsBetween } from '../../shared/media/peaks/levels.ts'
import { loudness, type Pyramid, pointMs } from '../../shared/media/peaks/pyramid.ts'
import type { Ms } from '../../shared/model/time.ts'
import { CONTEXT, findSpeech, type Onset, type SpeechSpan } from '../../shared/timing/onsets.ts'

/** Where someone speaks, as columns in the order of time: span k lasts from `starts[k]` to `ends[k]`, in ms. */
export type SpeechColumns = { readonly starts: Float64Array; readonly ends: Float64Array }

/** Onsets and spans that begin in one part of the audio, with times of the audio. */
type Part = {
  readonly onsets: readonly Onset[]
  readonly times: readonly Ms[]
  readonly spans: readonly SpeechSpan[]
}

/** Speech is looked for in parts of so many levels (20 s), when someone asks: about 1 ms each. */
const PART = 2000
const PART_MS = PART * LEVEL_MS
const NO_SPEECH: SpeechColumns = { starts: new Float64Array(), ends: new Float64Array() }

let source: Pyramid | null = null
let isWhole = false
const parts = new Map<number, Part>()
let spans: SpeechColumns | null = null

/**
 * Tells what is known of the waveform now; null = of none. What was found stays true while more becomes known, and is
 * looked for anew when the `whole` is: only then is known how loud the loudest is.
 */
export function hearWaveform(pyramid: Pyramid | null, whole: boolean): void {
  if (pyramid?.levels !== source?.levels || whole !== isWhole) {
    parts.clear()
    spans = null
  }
  // The sketch of a stored waveform is too coarse to hear anything in.
  source = pyramid?.finest === 0 ? pyramid : null
  isWhole = whole
}

/** True when all onsets between two times (ms) can be told. */
export function isHeard(fromMs: Ms, toMs: Ms): boolean {
  const last = partAt(isWhole ? Math.min(toMs, lengthMs()) : toMs)
  for (let part = partAt(fromMs); part <= last; part++) if (!partNumber(part)) return false
  return source !== null
}

/** The onsets from `fromMs` up to `toMs`, in order, as far as the waveform is known. */
export function onsetsBetween(fromMs: Ms, toMs: Ms): readonly Onset[] {
  const last = partAt(Math.min(toMs, lengthMs()))
  const found: Onset[] = []
  for (let number = partAt(fromMs); number <= last; number++) {
    const part = partNumber(number)
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
 * Looks for speech where nobody has asked yet, for at most `budgetMs`; the rest is for another time. True when all of a
 * complete waveform is done: `speechSpans` has its answer then.
 */
export function hearMore(budgetMs: number): boolean {
  if (!source || !isWhole) return false
  const end = performance.now() + budgetMs
  for (let number = 0; number * PART_MS < lengthMs(); number++) {
    if (parts.has(number)) continue
    if (performance.now() >= end) return false
    partNumber(number)
  }
  return true
}

/** Where someone speaks in all of the audio; null until the whole waveform is known. What lies between are pauses. */
export function speechSpans(): SpeechColumns | null {
  if (!source || !isWhole) return null
  spans ??= findSpans()
  return spans
}

function findSpans(): SpeechColumns {
  const starts: Ms[] = []
  const ends: Ms[] = []
  for (let number = 0; number * PART_MS < lengthMs(); number++) {
    for (const { fromMs, toMs } of partNumber(number)?.spans ?? []) {
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

function partAt(ms: Ms): number {
  return Math.max(0, Math.floor(ms / PART_MS))
}

function lengthMs(): Ms {
  const last = source?.done.at(-1)
  return source && last ? last.to * pointMs(source.rate) : 0
}

/** A part of the audio; null while the waveform there, or close to it, is unknown. */
function partNumber(number: number): Part | null {
  const known = parts.get(number)
  if (known || !source) return known ?? null
  const last = Math.floor(lengthMs() / LEVEL_MS)
  const from = Math.max(0, number * PART - CONTEXT)
  const wanted = (number + 1) * PART + CONTEXT
  const to = isWhole ? Math.min(wanted, last) : wanted
  if (to <= from || !(isWhole || isKnown(source, from * LEVEL_MS, to * LEVEL_MS))) return null
  const loudest = 20 * Math.log10(amplitudeOf(loudness(source)))
  const found = findSpeech(levelsBetween(source, from, to), loudest)
  const part = cut(found, from * LEVEL_MS, number * PART_MS, (number + 1) * PART_MS)
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
