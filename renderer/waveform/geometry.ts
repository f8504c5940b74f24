import { type Ms, printReading } from '../../shared/model/time.ts'

/** What the waveform shows: `left` px are scrolled out, `width` px are visible. All in CSS px. */
export type View = {
  readonly pxPerSec: number
  readonly left: number
  readonly width: number
  readonly durationMs: Ms
}

/** Px of a time from the left edge of the view; outside 0..width when it is not visible. */
export function msToX(view: View, ms: Ms): number {
  return (ms * view.pxPerSec) / 1000 - view.left
}

/** The time at `x` px from the left edge of the view, clamped to the audio. Not rounded. */
export function xToMs(view: View, x: number): Ms {
  if (view.pxPerSec <= 0) return 0
  return Math.max(0, Math.min(view.durationMs, ((view.left + x) * 1000) / view.pxPerSec))
}

/** The times at the two edges of the view. */
export function visibleWindow(view: View): { readonly fromMs: Ms; readonly toMs: Ms } {
  return { fromMs: xToMs(view, 0), toMs: xToMs(view, view.width) }
}

/** Clamps a scroll position to the audio. A view wider than the audio is not scrolled. */
export function clampLeft(view: Omit<View, 'left'>, left: number): number {
  const most = Math.ceil((view.durationMs * view.pxPerSec) / 1000) - view.width
  return Math.max(0, Math.min(most, left))
}

/** The view at another zoom, with the time `ms` at `x` px from the left edge as far as the ends allow. */
export function zoomAbout(view: View, pxPerSec: number, ms: Ms, x: number): View {
  const zoomed = { ...view, pxPerSec }
  return { ...zoomed, left: clampLeft(zoomed, (ms * pxPerSec) / 1000 - x) }
}

/** The scroll position with `ms` in the middle. */
export function centreOn(view: View, ms: Ms): number {
  return clampLeft(view, (ms * view.pxPerSec) / 1000 - view.width / 2)
}

/** After a page turn the cursor is at this share of the width. */
const PAGE_START = 0.06

/** The scroll position of the page that begins at `ms`. */
export function pageAt(view: View, ms: Ms): number {
  return clampLeft(view, (ms * view.pxPerSec) / 1000 - view.width * PAGE_START)
}

/** True when a time is visible. */
export function isInView(view: View, ms: Ms): boolean {
  const x = msToX(view, ms)
  return x >= 0 && x <= view.width
}

/** How far inside the view (px) a handle is fully visible. */
const HANDLE = 6

/**
 * The scroll position that shows a line with both its handles, or the chosen edge of a line longer than the
 * view; null when they are visible already.
 */
export function leftFor(
  view: View,
  { startMs, endMs }: { readonly startMs: Ms; readonly endMs: Ms },
  edge: 'start' | 'end',
): number | null {
  const isLong = ((endMs - startMs) * view.pxPerSec) / 1000 > view.width - 2 * HANDLE
  const chosen = edge === 'start' ? startMs : endMs
  const [from, to] = isLong ? [chosen, chosen] : [startMs, endMs]
  const isSeen = msToX(view, from) >= HANDLE && msToX(view, to) <= view.width - HANDLE
  const left = centreOn(view, (from + to) / 2)
  return isSeen || left === view.left ? null : left
}

/**
 * How to scroll while playing: `turn` the page when the cursor has left the view. `held` = the user scrolled
 * away: `stay` until the cursor is back in view, then `release`.
 */
export function followStep(state: {
  inView: boolean
  playing: boolean
  follow: boolean
  held: boolean
}): 'stay' | 'turn' | 'release' {
  if (state.inView) return state.held ? 'release' : 'stay'
  return state.playing && state.follow && !state.held ? 'turn' : 'stay'
}

const STEPS_MS = [
  10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 18_000_000,
]
const SUBDIVISIONS: Readonly<Record<number, number>> = {
  15_000: 3,
  30_000: 3,
  900_000: 3,
  1_800_000: 3,
  60_000: 6,
  120_000: 4,
  3_600_000: 6,
  7_200_000: 4,
}

/** Distances (ms) of labelled and of small ticks, with labels at least `apartPx` apart. */
export function tickSteps(pxPerSec: number, apartPx: number): { readonly labelled: Ms; readonly small: Ms } {
  const least = (apartPx * 1000) / pxPerSec
  const labelled = STEPS_MS.find((step) => step >= least) ?? Math.ceil(least / 36_000_000) * 36_000_000
  return {
    labelled,
    small: labelled / (SUBDIVISIONS[labelled] ?? (String(labelled).startsWith('2') ? 4 : 5)),
  }
}

/** `14:40`, with the decimals that labels this far apart need. */
export function tickLabel(ms: Ms, labelled: Ms): string {
  const whole = Math.floor(ms / 1000) * 1000
  if (labelled >= 1000) return printReading(whole)
  const digits = labelled % 100 === 0 ? 1 : 2
  return `${printReading(whole)}.${String(Math.round(ms - whole))
    .padStart(3, '0')
    .slice(0, digits)}`
}
