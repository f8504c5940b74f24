import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clampPxPerSec,
  fitPxPerSec,
  maxPxPerSec,
  zoomBy,
  zoomIn,
  zoomOut,
} from '../../../shared/media/zoom.ts'

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

  it('never makes an element wider than Chromium can lay out', () => {
    const durations = fc.integer({ min: 1, max: 48 * 3_600_000 })
    fc.assert(
      fc.property(durations, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (durationMs, wanted) => {
        const pxPerSec = clampPxPerSec(wanted, { durationMs, widthPx: 1400 })
        const width = pxPerSec === null ? 1400 : Math.ceil((durationMs / 1000) * pxPerSec)
        expect(width).toBeLessThan(2 ** 25)
        expect(width).toBeGreaterThanOrEqual(1400)
        expect(pxPerSec ?? 0).toBeLessThanOrEqual(1000)
      }),
    )
    expect(maxPxPerSec(36_000_000)).toBeLessThan(932.1)
  })

  it('reaches both ends by steps', () => {
    let pxPerSec: number | null = null
    for (let i = 0; i < 40; i++) pxPerSec = zoomIn(pxPerSec, HOUR)
    expect(pxPerSec).toBe(1000)
    for (let i = 0; i < 40; i++) pxPerSec = zoomOut(pxPerSec, HOUR)
    expect(pxPerSec).toBeNull()
  })

  it('shows all of audio too short to zoom into', () => {
    expect(zoomIn(null, { durationMs: 1000, widthPx: 1400 })).toBeNull()
    expect(zoomBy(50_000, 2, HOUR)).toBe(1000)
  })
})
