/** The visible part of the list, in px. */
export type View = { readonly height: number }
/** A row's edges, in px from the top of the view. */
export type Row = { readonly top: number; readonly bottom: number }

/** The list scrolls once the spoken line leaves this part of the height. */
const BAND = { from: 0.1, to: 0.72 } as const
/** Where its top is then placed, as a share of the height. */
const REST = 0.28
/** Distances over this many views are jumped. */
const SMOOTH_VIEWS = 2

/** Px to scroll to place the spoken line well; 0 when it already is. */
export function followBy(row: Row, view: View): number {
  const from = view.height * BAND.from
  const to = view.height * BAND.to
  if (isHigh(row, view) ? row.top >= 0 && row.top <= to : row.top >= from && row.bottom <= to) return 0
  const rest = Math.min(view.height * REST, to - (row.bottom - row.top))
  return row.top - Math.max(from, rest)
}

/** True for a line that is higher than the part of the view in which it is kept. */
export function isHigh(row: Row, view: View): boolean {
  return row.bottom - row.top > view.height * (BAND.to - BAND.from)
}

/** Px to scroll to bring a line into view; 0 when it already is. */
export function revealBy(row: Row, view: View): number {
  const margin = Math.min(24, view.height / 8)
  if (row.top < margin) return row.top - margin
  if (row.bottom > view.height - margin) return Math.min(row.bottom - view.height + margin, row.top - margin)
  return 0
}

/** True when any part of the line is visible. */
export function isInView(row: Row, view: View): boolean {
  return row.bottom > 0 && row.top < view.height
}

/** Short distances glide, long ones jump; with reduced motion all jump. */
export function scrollManner(by: number, view: View, reducedMotion: boolean): 'smooth' | 'instant' {
  return reducedMotion || Math.abs(by) > view.height * SMOOTH_VIEWS ? 'instant' : 'smooth'
}
