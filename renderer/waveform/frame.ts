import { type View, visibleWindow } from './geometry.ts'

/** The frame is at least this wide (px), so that it can be dragged. */
const NARROWEST = 10

/** Place of the frame on a strip of `width` px; null when the whole audio is in view. */
export function frameOn(width: number, view: View): { readonly left: number; readonly width: number } | null {
  const { fromMs, toMs } = visibleWindow(view)
  if (view.durationMs <= 0 || toMs - fromMs >= view.durationMs - 1) return null
  const exact = ((toMs - fromMs) / view.durationMs) * width
  const shown = Math.max(NARROWEST, exact)
  const middle = ((fromMs + toMs) / 2 / view.durationMs) * width
  return { left: Math.max(0, Math.min(width - shown, middle - shown / 2)), width: shown }
}
