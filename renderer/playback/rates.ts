/** Slowest and fastest speed; the pitch is kept in between. */
const RATES = { min: 0.5, max: 3 } as const

/** A speed inside its limits. */
export function heldRate(rate: number): number {
  return Math.min(RATES.max, Math.max(RATES.min, rate))
}
