import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clampPxPerSec,
  firstPxPerSec,
  fitPxPerSec,
  zoomBy,
  zoomIn,
  zoomOut,
  zoomToFill,
  zoomToSee,
} from '../../../../shared/media/peaks/zoom.ts'

const HOUR = { durationMs: 3_600_000, widthPx: 1400 }

describe('the zoom', () => {
  it('starts from the whole audio and comes back to it', () => {
    const fit = fitPxPerSec(HOUR)
    expect(zoomIn(null, HOUR)).toBeCloseTo(fit * 1.5)
    expect(zoomOut(fit * 1.5, HOUR)).toBeNull()
    expect(zoomOut(null, HOUR)).toBeNull()
  })

  it('goes back the way it came', () => {
    const once = zoomIn(100, HOUR)
    expect(zoomOut(once, HOUR)).toBeCloseTo(100)
  })

  it('stays between the whole audio and 1000 px per second, however long the audio is', () => {
    const durations = fc.integer({ min: 1, max: 48 * 3_600_000 })
    fc.assert(
      fc.property(durations, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (durationMs, wanted) => {
        const pxPerSec = clampPxPerSec(wanted, { durationMs, widthPx: 1400 })
        const width = pxPerSec === null ? 1400 : (durationMs / 1000) * pxPerSec
        expect(width).toBeGreaterThanOrEqual(1400 - 1e-6)
        expect(pxPerSec ?? 0).toBeLessThanOrEqual(1000)
      }),
    )
    expect(zoomBy(900, 2, { durationMs: 36_000_000, widthPx: 1400 })).toBe(1000)
  })

  it('reaches both ends by steps', () => {
    let pxPerSec: number | null = null
    for (let i = 0; i < 40; i++) pxPerSec = zoomIn(pxPerSec, HOUR)
    expect(pxPerSec).toBe(1000)
    for (let i = 0; i < 40; i++) pxPerSec = zoomOut(pxPerSec, HOUR)
    expect(pxPerSec).toBeNull()
  })

  it('comes close enough to see a span, goes back from one that is too long, and otherwise stays', () => {
    const span = (pxPerSec: number | null, ms: number) => ((zoomToSee(pxPerSec, ms, HOUR) ?? 0) * ms) / 1000
    expect(span(null, 400)).toBeCloseTo(28)
    expect(span(1000, 60_000)).toBeCloseTo(0.4 * HOUR.widthPx)
    expect(zoomToSee(100, 500, HOUR)).toBe(100)
    // A hundredth of a second is not worth losing sight of the line.
    expect(zoomToSee(20, 10, HOUR)).toBe(240)
    expect(zoomToSee(20, 0, HOUR)).toBe(240)
    expect(zoomToSee(20, HOUR.durationMs, HOUR)).toBeNull()
  })

  it('shows all of audio too short to zoom into', () => {
    expect(zoomIn(null, { durationMs: 1000, widthPx: 1400 })).toBeNull()
    expect(zoomBy(50_000, 2, HOUR)).toBe(1000)
  })
})

it('an episode is shown by half a minute at first, a short one whole', () => {
  expect(firstPxPerSec(1500)).toBe(50)
  expect(clampPxPerSec(firstPxPerSec(1500), { durationMs: 20_000, widthPx: 1500 })).toBeNull()
})

it('a span fills most of the width, as far as the zoom goes', () => {
  expect(zoomToFill(7000, HOUR)).toBeCloseTo(140)
  expect(zoomToFill(1, HOUR)).toBe(1000)
  expect(zoomToFill(3_600_000, HOUR)).toBeNull()
})
