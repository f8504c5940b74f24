import { least } from '../base/append.ts'
import { median } from '../base/median.ts'
import type { Ms } from '../model/time.ts'
import type { Transcript } from '../model/transcript.ts'
import { bestOffset, costOf, type Heard, isOutlier, PRICE } from './drift-cost.ts'
import { fitSteps, type Step } from './fit-steps.ts'
import type { Anchor } from './stretch.ts'

/** Lines from `fromMs` (before the correction) up to the next part are `offset` ms late. */
export type Part = { readonly fromMs: Ms; readonly offset: Ms }

/**
 * An error of all times: a line at x belongs at `x + offset`, `x * ratio + offset`, or x plus its part's
 * offset.
 */
export type Drift =
  | { readonly kind: 'offset'; readonly offset: Ms }
  | { readonly kind: 'rate'; readonly ratio: number; readonly offset: Ms; readonly known: string | null }
  | { readonly kind: 'steps'; readonly parts: readonly Part[] }

/** `ms` = heard minus predicted. Outliers do not affect the fit. */
export type Residual = { readonly index: number; readonly ms: Ms; readonly isOutlier: boolean }
export type DriftFit = {
  readonly drift: Drift
  readonly residuals: readonly Residual[]
  /** Median distance of the samples from the drift, in ms, without outliers. */
  readonly spreadMs: Ms
}

/** Speed ratios from confused frame rates. */
const KNOWN: readonly (readonly [string, number])[] = [
  ['25 → 23.976', 25 / 23.976],
  ['23.976 → 25', 23.976 / 25],
  ['25 → 24', 25 / 24],
  ['24 → 25', 24 / 25],
  ['24 → 23.976', 24 / 23.976],
  ['23.976 → 24', 23.976 / 24],
  ['30 → 29.97', 30 / 29.97],
  ['29.97 → 30', 29.97 / 30],
]
const MOST_RATIO = 1.15

/**
 * Fits a drift to lines whose true starts were heard (`ms`, by ear: within about 150 ms, with an occasional
 * slip): a constant offset, an offset and a rate, or up to three steps where something was inserted or cut.
 * The cheapest model wins: bounded squared residuals plus a price per parameter. Null without a sample of a
 * timed line.
 */
export function fitDrift(transcript: Transcript, samples: readonly Anchor[]): DriftFit | null {
  const heard = samples
    .flatMap(({ index, ms }): Heard[] => {
      const x = transcript.segments[index]?.start ?? null
      return x === null ? [] : [{ index, x, y: ms }]
    })
    .sort((a, b) => a.x - b.x)
  if (heard.length === 0) return null
  const offset = bestOffset(heard)
  const rate = bestRate(heard)
  const steps = fitSteps(heard)
  const prices = [offset.cost + PRICE, rate?.cost ?? Infinity, steps?.cost ?? Infinity]
  const lowest = least(prices)
  const drift: Drift =
    rate && lowest === prices[1]
      ? rate.drift
      : steps && lowest === prices[2]
        ? { kind: 'steps', parts: steps.steps.map((_, k) => partOf(transcript, heard, steps.steps, k)) }
        : { kind: 'offset', offset: Math.round(offset.offset) }
  const residuals = heard.map(({ index, x, y }) => {
    const ms = Math.round(y - drifted(drift, x))
    return { index, ms, isOutlier: isOutlier(ms) }
  })
  const inner = residuals.filter((residual) => !residual.isOutlier).map(({ ms }) => Math.abs(ms))
  return { drift, residuals, spreadMs: Math.round(median(inner)) }
}

/** The corrected time of `x`, in ms, not rounded. */
export function drifted(drift: Drift, x: Ms): number {
  if (drift.kind === 'offset') return x + drift.offset
  if (drift.kind === 'rate') return x * drift.ratio + drift.offset
  return x + (drift.parts.findLast(({ fromMs }) => fromMs <= x) ?? drift.parts[0] ?? { offset: 0 }).offset
}

/**
 * The best rate: through all pairs of samples, then through those near the best line; a known ratio if it is
 * as good.
 */
function bestRate(heard: readonly Heard[]): { drift: Drift; cost: number } | null {
  type Line = { ratio: number; offset: number; cost: number }
  let best: Line | null = null
  const consider = (ratio: number, offset: number) => {
    if (!(ratio < MOST_RATIO && ratio > 1 / MOST_RATIO)) return
    const cost = heard.reduce((sum, { x, y }) => sum + costOf(y - x * ratio - offset), 0)
    if (best === null || cost < best.cost) best = { ratio, offset, cost }
  }
  for (const [i, a] of heard.entries()) {
    for (const b of heard.slice(i + 1)) {
      const ratio = (b.y - a.y) / (b.x - a.x)
      consider(ratio, a.y - a.x * ratio)
    }
  }
  for (let round = 0; round < 3; round++) {
    const line = best as Line | null
    const near = line ? heard.filter(({ x, y }) => !isOutlier(y - x * line.ratio - line.offset)) : []
    const [mx, my] = [mean(near.map(({ x }) => x)), mean(near.map(({ y }) => y))]
    const spread = near.reduce((sum, { x }) => sum + (x - mx) ** 2, 0)
    const ratio = near.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / spread
    consider(ratio, my - mx * ratio)
  }
  const found = best as Line | null
  if (!found) return null
  const known = KNOWN.map(([name, ratio]) => {
    const { offset, cost } = bestOffset(heard.map(({ index, x, y }) => ({ index, x: x * ratio, y })))
    return { known: name, ratio, offset, cost }
  }).sort((a, b) => a.cost - b.cost)[0]
  const { ratio, offset, cost, ...named } =
    known && known.cost <= found.cost + PRICE ? known : { ...found, known: null }
  return { drift: { kind: 'rate', ratio, offset: Math.round(offset), ...named }, cost: cost + 2 * PRICE }
}

/** A part begins after the longest gap between its samples: insertions are made at breaks. */
function partOf({ segments }: Transcript, heard: readonly Heard[], steps: readonly Step[], k: number): Part {
  const { from, offset } = steps[k] as Step
  const agrees = (step: Step | undefined) => (sample: Heard | undefined) =>
    step !== undefined && sample !== undefined && !isOutlier(sample.y - sample.x - step.offset)
  const before = heard.slice(0, from).findLast(agrees(steps[k - 1]))
  const after = heard.slice(from).find(agrees(steps[k]))
  const rounded = Math.round(offset)
  if (k === 0 || !before || !after) return { fromMs: 0, offset: rounded }
  const between = segments
    .flatMap(({ start, end }) =>
      start !== null && start >= before.x && start <= after.x ? [{ start, end }] : [],
    )
    .sort((a, b) => a.start - b.start)
  let best = { fromMs: after.x, gap: -Infinity }
  for (const [i, { start }] of between.entries()) {
    const previous = between[i - 1]
    if (!previous) continue
    const gap = start - (previous.end ?? previous.start)
    if (gap > best.gap) best = { fromMs: start, gap }
  }
  return { fromMs: best.fromMs, offset: rounded }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
