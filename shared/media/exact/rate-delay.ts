import type { Ms } from '../../model/time.ts'

/** How late (ms of audio; negative = early) the sound is against the element's time at this playback rate. */
export type RateDelay = { readonly rate: number; readonly late: Ms }

/**
 * The delay at any rate, interpolated. At 1 the sound is unprocessed; at other speeds the engine stretches it
 * to keep the pitch, with different delays below and above 1.
 */
export function delayAtRate(measured: readonly RateDelay[], rate: number): Ms {
  if (rate === 1) return 0
  const side = measured
    .filter((point) => point.rate < 1 === rate < 1 && point.rate !== 1)
    .sort((a, b) => a.rate - b.rate)
  const above = side.find((point) => point.rate >= rate) ?? side.at(-1)
  const below = side.findLast((point) => point.rate <= rate) ?? side[0]
  if (!above || !below) return 0
  if (above.rate === below.rate) return above.late
  const share = (rate - below.rate) / (above.rate - below.rate)
  return below.late + share * (above.late - below.late)
}
