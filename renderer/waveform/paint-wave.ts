import { amplitudeOf } from '../../shared/media/peaks/amplitude.ts'
import { loudestHeight, type Pyramid, peaksBetween } from '../../shared/media/peaks/pyramid.ts'

/** Width of a bar and distance to the next, in CSS px. */
export type Bars = { readonly width: number; readonly step: number }

/** Bars of the waveform. A step of 4 px falls on whole device pixels at 125, 150, 175 and 200 %. */
export const WAVE_BARS: Bars = { width: 2, step: 4 }
/** Bars of the overview. */
export const OVERVIEW_BARS: Bars = { width: 1, step: 2 }

/** Quiet recordings are enlarged at most this much. */
const MOST_GAIN = 4
/** The loudest bar's share of the height. */
const FILL = 0.9
/** The gain changes in steps of this factor, so that bars do not breathe while the audio is decoded. */
const GAIN_STEP = 1.2
const UNKNOWN_ALPHA = 0.35

/** Where to paint: `ctx` in device px, `width` and `height` in CSS px, with `left` CSS px scrolled out. */
export type Strip = {
  readonly ctx: CanvasRenderingContext2D
  readonly width: number
  readonly height: number
  readonly left: number
  readonly pxPerSec: number
  readonly pixelRatio: number
}

/** Paints rounded bars in the current fill style; where nothing is decoded yet, a faint line. */
export function paintBars(strip: Strip, pyramid: Pyramid | null, bars: Bars): void {
  const { ctx, width, height, left, pxPerSec, pixelRatio } = strip
  if (pxPerSec <= 0) return
  // Bars are aligned to the audio, not the view: they keep their heights while scrolling.
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
