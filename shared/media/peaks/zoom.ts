import type { Ms } from '../../model/time.ts'

/** Closest zoom (px per second): one point of the base level is then about 6 px wide. */
const CLOSEST = 1000
const STEP = 1.5

/**
 * A span that is to be seen is at least so wide (CSS px), at most this share of the width; never closer for
 * it than this.
 */
const SEEN = { least: 28, most: 0.4, closest: 240 } as const

/** How long the audio is and how wide (CSS px) the waveform. */
export type Extent = { readonly durationMs: Ms; readonly widthPx: number }

/** The zoom (px per second) at which the whole audio fills the width. */
export function fitPxPerSec({ durationMs, widthPx }: Extent): number {
  return durationMs > 0 ? (widthPx * 1000) / durationMs : 0
}

/** Holds a zoom inside its limits; null (the whole audio fits) when it would show more than there is. */
export function clampPxPerSec(pxPerSec: number | null, extent: Extent): number | null {
  if (pxPerSec === null) return null
  const held = Math.min(pxPerSec, CLOSEST)
  return held > fitPxPerSec(extent) ? held : null
}

/**
 * A zoom `factor` times as close (below 1: farther), inside the limits. `pxPerSec` null = the whole audio
 * fits.
 */
export function zoomBy(pxPerSec: number | null, factor: number, extent: Extent): number | null {
  return clampPxPerSec((clampPxPerSec(pxPerSec, extent) ?? fitPxPerSec(extent)) * factor, extent)
}

/** One step closer. */
export function zoomIn(pxPerSec: number | null, extent: Extent): number | null {
  return zoomBy(pxPerSec, STEP, extent)
}

/** One step farther; null once the whole audio fits. */
export function zoomOut(pxPerSec: number | null, extent: Extent): number | null {
  return zoomBy(pxPerSec, 1 / STEP, extent)
}

/** A zoom at which a span of `ms` can be seen: the present one where it does, else the nearest that does. */
export function zoomToSee(pxPerSec: number | null, ms: Ms, extent: Extent): number | null {
  const present = clampPxPerSec(pxPerSec, extent) ?? fitPxPerSec(extent)
  const most = (SEEN.most * extent.widthPx * 1000) / Math.max(1, ms)
  const least = Math.min(SEEN.closest, most, (SEEN.least * 1000) / Math.max(1, ms))
  return clampPxPerSec(Math.max(least, Math.min(present, most)), extent)
}
