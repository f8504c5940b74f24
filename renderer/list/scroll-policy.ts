/** All in px. `top` and `bottom` of a row are relative to the top of the view. */
export type View = { readonly height: number }
export type Row = { readonly top: number; readonly bottom: number }

/** The spoken line may wander in this part of the height before the list moves. */
const BAND = { from: 0.1, to: 0.72 } as const
/** Where its top comes to rest. */
const REST = 0.28
/** Longer ways than this many views are jumped. */
const SMOOTH_VIEWS = 2

/** By how much to scroll so that the spoken line stands well; 0 when it does. */
export function followBy(row: Row, view: View): number {
  const from = view.height * BAND.from
  const to = view.height * BAND.to
  const isTall = row.bottom - row.top > to - from
  if (isTall ? row.top >= 0 && row.top <= to : row.top >= from && row.bottom <= to) return 0
  const rest = Math.min(view.height * REST, to - (row.bottom - row.top))
  return row.top - Math.max(from, rest)
}

/** By how much to scroll so that a line is in view at all; 0 when it is. */
export function revealBy(row: Row, view: View): number {
  const margin = Math.min(24, view.height / 8)
  if (row.top < margin) return row.top - margin
  if (row.bottom > view.height - margin) return Math.min(row.bottom - view.height + margin, row.top - margin)
  return 0
}

/** True when any part of the line can be seen. */
export function isInView(row: Row, view: View): boolean {
  return row.bottom > 0 && row.top < view.height
}

/** Short ways glide, long ones jump; with reduced motion all jump. */
export function scrollManner(by: number, view: View, reducedMotion: boolean): 'smooth' | 'instant' {
  return reducedMotion || Math.abs(by) > view.height * SMOOTH_VIEWS ? 'instant' : 'smooth'
}
