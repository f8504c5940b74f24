import { amplitudeOf } from '../../shared/media/peaks/amplitude.ts'
import { loudestHeight, type Pyramid, peaksBetween } from '../../shared/media/peaks/pyramid.ts'

/** One bar in CSS px: its width, and the distance from one to the next. */
export type Bars = { readonly width: number; readonly step: number }

/** Bars of the waveform. A step of 4 px falls on whole device pixels at 125, 150, 175 and 200 %. */
export const WAVE_BARS: Bars = { width: 2, step: 4 }
export const OVERVIEW_BARS: Bars = { width: 1, step: 2 }

/** Quiet recordings are drawn larger, at most this much. */
const MOST_GAIN = 4
/** Share of the height that the loudest bar takes. */
const FILL = 0.9
/** The gain moves in such steps, so that bars do not breathe while more of the audio becomes known. */
const GAIN_STEP = 1.2
const UNKNOWN_ALPHA = 0.35

/** A place to paint on: `ctx` in device px, `height` and `width` in CSS px, of which `left` CSS px are scrolled out. */
export type Strip = {
  readonly ctx: CanvasRenderingContext2D
  readonly width: number
  readonly height: number
  readonly left: number
  readonly pxPerSec: number
  readonly pixelRatio: number
}

/** Paints rounded bars about the middle, in the present fill style; where nothing is known yet, a faint line. */
export function paintBars(strip: Strip, pyramid: Pyramid | null, bars: Bars): void {
  const { ctx, width, height, left, pxPerSec, pixelRatio } = strip
  if (pxPerSec <= 0) return
  // Bars belong to the audio, not to the view: they move with it, and keep their heights.
  const first = Math.floor(left / bars.step)
  const columns = Math.ceil((left + width) / bars.step) - first
  const msOf = (column: number) => ((first + column) * bars.step * 1000) / pxPerSec
  const xOf = (column: number) => Math.round(((first + column) * bars.step - left) * pixelRatio) + inset
  const [fromMs, toMs] = [msOf(0), msOf(columns)]
  const peaks = pyramid && peaksBetween(pyramid, fromMs, toMs, columns)
  const gain = pyramid ? gainOf(pyramid) : 1
  const middle = (height * pixelRatio) / 2
  const barWidth = Math.max(1, Math.round(bars.width * pixelRatio))
  const inset = Math.floor(((bars.step - bars.width) / 2) * pixelRatio)
  const least = pixelRatio
  let unknown = 0
  ctx.beginPath()
  for (let column = 0; column < columns; column++) {
    const min = peaks?.[2 * column] ?? 127
    const max = peaks?.[2 * column + 1] ?? -128
    if (max < min) {
      unknown++
      continue
    }
    const loud = amplitudeOf(Math.max(-min, max, 0)) * gain
    const half = Math.max(least, Math.round(Math.min(1, loud) * middle * FILL))
    const x = xOf(column)
    if (barWidth > 1) ctx.roundRect(x, middle - half, barWidth, 2 * half, barWidth / 2)
    else ctx.rect(x, middle - half, barWidth, 2 * half)
  }
  ctx.fill()
  if (unknown === 0) return
  ctx.globalAlpha = UNKNOWN_ALPHA
  const thin = Math.max(1, Math.round(pixelRatio))
  for (let column = 0; column < columns; column++) {
    if (peaks && (peaks[2 * column + 1] ?? 0) >= (peaks[2 * column] ?? 0)) continue
    ctx.fillRect(xOf(column), middle - thin / 2, barWidth, thin)
  }
  ctx.globalAlpha = 1
}

function gainOf(pyramid: Pyramid): number {
  const steps = Math.floor(Math.log(1 / amplitudeOf(loudestHeight(pyramid))) / Math.log(GAIN_STEP))
  return Math.min(MOST_GAIN, GAIN_STEP ** steps)
}
