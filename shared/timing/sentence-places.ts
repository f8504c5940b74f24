import { firstPast, rankIn } from '../base/search.ts'
import type { Sentence } from '../model/sentences.ts'
import type { Ms } from '../model/time.ts'
import type { Speech } from './check.ts'

/** Where a sentence may begin; `spoken` = of the line before it, `pause` = right before it (all in ms). */
type Place = { readonly ms: Ms; readonly spoken: number; readonly pause: Ms }

/** Between pauses a sentence may begin at each of these (ms). */
const STEP_MS = 250
/** How far a start may be from its share of the line: so much (ms), and a part of its length. */
const REACH_MS = 6000
const REACH_SHARE = 0.08
const MOST_REACH_MS = 40_000
/** How unevenly people speak: the variance of what a sentence takes, for each ms that it should take (ms). */
const UNEVEN_MS = 250
/** A pause speaks for the end of a sentence as its length goes beyond this (ms); longer ones say no more. */
const USUAL_PAUSE_MS = 120
const LONG_PAUSE_MS = 1500
const PAUSE_WEIGHT = 2.2

/**
 * When the sentences of a line that lasts from `from` to `to` begin, by their letters and the pauses of the
 * speech (null = not known): the starts that make the speed most even and fall into pauses most, found over
 * all of them at once (dynamic programming, as in Viterbi's algorithm). The first is `from`.
 */
export function sentenceStarts(
  text: string,
  sentences: readonly Sentence[],
  { from, to, speech }: { readonly from: Ms; readonly to: Ms; readonly speech: Speech | null },
): Ms[] {
  if (sentences.length === 0) return []
  const weights = sentences.map((one) => weightOf(text.slice(one.from, one.to)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const { places, spoken } = placesIn(from, to, speech)
  const perWeight = spoken / Math.max(1, total)
  const reach = Math.min(MOST_REACH_MS, REACH_MS + REACH_SHARE * (to - from))
  let before: readonly Step[] = [{ place: { ms: from, spoken: 0, pause: 0 }, cost: 0, from: null }]
  let passed = 0
  for (const weight of weights.slice(0, -1)) {
    passed += weight
    const due = passed * perWeight
    const last = before.reduce((least, { place }) => Math.min(least, place.ms), to)
    const next = near(places, due, reach).flatMap((place) =>
      place.ms > last ? (bestStep(before, place, weight * perWeight) ?? []) : [],
    )
    // Too many sentences for so short a time.
    if (next.length === 0) return evenStarts(weights, from, to)
    before = next
  }
  const rest = (weights.at(-1) ?? 0) * perWeight
  const end = bestStep(before, { ms: to, spoken, pause: USUAL_PAUSE_MS }, rest)
  const starts: Ms[] = []
  for (let step = end?.from ?? null; step; step = step.from) starts.unshift(Math.round(step.place.ms))
  return starts
}

function evenStarts(weights: readonly number[], from: Ms, to: Ms): Ms[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return weights.map((weight) => {
    const share = passed / total
    passed += weight
    return Math.round(from + share * (to - from))
  })
}

/** A start that was chosen, after those before it. */
type Step = { readonly place: Place; readonly cost: number; readonly from: Step | null }

/** The cheapest way to `place`, if the sentence before it should take `usual` ms; null = there is none. */
function bestStep(before: readonly Step[], place: Place, usual: number): Step | null {
  let best: Step | null = null
  let least = Infinity
  for (const step of before) {
    const took = place.spoken - step.place.spoken
    if (place.ms <= step.place.ms) continue
    const cost = step.cost + (took - usual) ** 2 / (2 * UNEVEN_MS * Math.max(300, usual))
    if (cost < least) [best, least] = [step, cost]
  }
  return best && { place, cost: least - rewardOf(place.pause), from: best }
}

function rewardOf(pause: Ms): number {
  return PAUSE_WEIGHT * Math.log((USUAL_PAUSE_MS + Math.min(pause, LONG_PAUSE_MS)) / USUAL_PAUSE_MS)
}

/** The places that have about as much speech before them as is due. */
function near(places: readonly Place[], due: number, reach: number): readonly Place[] {
  const first = firstPast(places, ({ spoken }) => spoken >= due - reach)
  const last = firstPast(places, ({ spoken }) => spoken > due + reach)
  return places.slice(first, last)
}

/** Where sentences may begin, in order, and how much is spoken in all (ms). */
function placesIn(from: Ms, to: Ms, speech: Speech | null): { places: readonly Place[]; spoken: number } {
  const places: Place[] = []
  let spoken = 0
  let ended = from
  for (const [start, end] of spansIn(from, to, speech)) {
    for (let ms = start; ms < end; ms += STEP_MS) {
      if (ms > from) places.push({ ms, spoken: spoken + ms - start, pause: ms === start ? start - ended : 0 })
    }
    spoken += end - start
    ended = end
  }
  return { places, spoken }
}

function spansIn(from: Ms, to: Ms, speech: Speech | null): readonly (readonly [Ms, Ms])[] {
  const found: (readonly [Ms, Ms])[] = []
  const { starts = [], ends = [] } = speech ?? {}
  for (let k = Math.max(0, rankIn(starts, from)); k < starts.length; k++) {
    const start = Math.max(from, starts[k] ?? to)
    const end = Math.min(to, ends[k] ?? to)
    if (start >= to) break
    if (end > start) found.push([start, end])
  }
  return found.length > 0 ? found : [[from, to]]
}

const SPOKEN = /[\p{L}\p{M}]/gu
const DIGITS = /\p{N}/gu
/** A sign of a script without letters stands for a syllable. */
const SYLLABLES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const SYLLABLE = 3

/** How long a text takes to say, in letters. */
function weightOf(text: string): number {
  const count = (kind: RegExp) => text.match(kind)?.length ?? 0
  return 1 + count(SPOKEN) + SYLLABLE * count(DIGITS) + (SYLLABLE - 1) * count(SYLLABLES)
}
