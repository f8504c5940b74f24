/** How people press: so long (ms) after hearing a line begin, give or take. */
export const HUMAN = { mean: 150, spread: 60 } as const

/** Normal deviates from a seed (Box and Muller 1958). */
export function normal(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** The value that this share (0..1) of the values stay below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}
