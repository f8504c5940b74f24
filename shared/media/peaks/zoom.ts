import type { Ms } from '../../model/time.ts'

/** Closest zoom (px per second): a base point is then about 6 px wide. */
const CLOSEST = 1000
const STEP = 1.5
/** What an episode shows of its sound at first (ms): its lines can be told apart, and their edges dragged. */
const FIRST_MS = 30_000
/** The share of the width that a span fills when it is zoomed to. */
const FILLED = 0.7

/**
 * Width of a span to be seen: at least `least` CSS px and at most the share `most`, but never zoomed closer
 * than `closest`.
 */
const SEEN = { least: 28, most: 0.4, closest: 240 } as const

/** Length of the audio and width (CSS px) of the waveform. */
export type Extent = { readonly durationMs: Ms; readonly widthPx: number }

/** The zoom (px per second) at which the whole audio fills the width. */
export function fitPxPerSec({ durationMs, widthPx }: Extent): number {
  return durationMs > 0 ? (widthPx * 1000) / durationMs : 0
}

/** Clamps a zoom; null (all of the audio) if it would show more than there is. */
export function clampPxPerSec(pxPerSec: number | null, extent: Extent): number | null {
  if (pxPerSec === null) return null
  const held = Math.min(pxPerSec, CLOSEST)
  return held > fitPxPerSec(extent) ? held : null
}

/** The zoom multiplied by `factor` (below 1 = farther), clamped. `pxPerSec` null = all of the audio. */
export function zoomBy(pxPerSec: number | null, factor: number, extent: Extent): number | null {
  return clampPxPerSec((clampPxPerSec(pxPerSec, extent) ?? fitPxPerSec(extent)) * factor, extent)
}

/** The zoom (px per second) at which an episode is shown at first, on a width in CSS px. */
export function firstPxPerSec(widthPx: number): number {
  return (widthPx * 1000) / FIRST_MS
}

/** The zoom at which a span of `ms` fills most of the width. */
export function zoomToFill(ms: Ms, extent: Extent): number | null {
  return clampPxPerSec((FILLED * extent.widthPx * 1000) / Math.max(1, ms), extent)
}

/** One step closer. */
export function zoomIn(pxPerSec: number | null, extent: Extent): number | null {
  return zoomBy(pxPerSec, STEP, extent)
}

/** One step farther; null once the whole audio fits. */
export function zoomOut(pxPerSec: number | null, extent: Extent): number | null {
  return zoomBy(pxPerSec, 1 / STEP, extent)
}

/** A zoom at which a span of `ms` is visible: the present one if it is, else the nearest. */
export function zoomToSee(pxPerSec: number | null, ms: Ms, extent: Extent): number | null {
  const present = clampPxPerSec(pxPerSec, extent) ?? fitPxPerSec(extent)
  const most = (SEEN.most * extent.widthPx * 1000) / Math.max(1, ms)
  const least = Math.min(SEEN.closest, most, (SEEN.least * 1000) / Math.max(1, ms))
  return clampPxPerSec(Math.max(least, Math.min(present, most)), extent)
}
