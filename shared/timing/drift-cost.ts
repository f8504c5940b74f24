import type { Ms } from '../model/time.ts'

/** A line with its time `x` in the transcript, heard at `y`; both in ms. */
export type Heard = { readonly index: number; readonly x: Ms; readonly y: Ms }

/** Precision of the user's answers in ms (one standard deviation). */
const SIGMA = 100
/** From this residual on a sample is an outlier with constant cost. */
const OUTLIER = 4 * SIGMA
const MOST = (OUTLIER / SIGMA) ** 2

/** Cost of a residual: its square in units of the deviation, bounded. */
export function costOf(residual: Ms): number {
  return Math.min(MOST, (residual / SIGMA) ** 2)
}

/** Price per parameter of a model: a richer one must explain what chance would once in a thousand times. */
export const PRICE = 9

/** True for a residual (ms) too large to come from inexact times. */
export function isOutlier(residual: Ms): boolean {
  return Math.abs(residual) >= OUTLIER
}

/** The cheapest constant offset: the mean of the samples near the best one. */
export function bestOffset(samples: readonly Heard[]): { offset: Ms; cost: number } {
  const total = (offset: number) => samples.reduce((sum, { x, y }) => sum + costOf(y - x - offset), 0)
  let best = { offset: 0, cost: Infinity }
  const consider = (offset: number) => {
    const cost = total(offset)
    if (cost < best.cost) best = { offset, cost }
  }
  for (const { x, y } of samples) consider(y - x)
  for (let round = 0; round < 3; round++) {
    const near = samples.filter(({ x, y }) => !isOutlier(y - x - best.offset))
    if (near.length > 0) consider(near.reduce((sum, { x, y }) => sum + y - x, 0) / near.length)
  }
  return best
}
