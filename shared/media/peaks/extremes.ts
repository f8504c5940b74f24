/** Decoded sound of one channel, or of several interleaved. */
export type Samples = Int16Array | Float32Array

/** The lowest of `low` and the samples `from`..`to`, `to` excluded. */
export function lowest(samples: Samples, from: number, to: number, low: number): number {
  let found = low
  for (let i = from; i < to; i++) {
    const value = samples[i] as number
    if (value < found) found = value
  }
  return found
}

/** The highest of `high` and the samples `from`..`to`, `to` excluded. */
export function highest(samples: Samples, from: number, to: number, high: number): number {
  let found = high
  for (let i = from; i < to; i++) {
    const value = samples[i] as number
    if (value > found) found = value
  }
  return found
}
