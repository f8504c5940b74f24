import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  centreOn,
  clampLeft,
  followStep,
  isInView,
  leftFor,
  msToX,
  pageAt,
  tickLabel,
  tickSteps,
  type View,
  visibleWindow,
  xToMs,
  zoomAbout,
} from '../../../renderer/waveform/geometry.ts'

const view: View = { pxPerSec: 100, left: 6000, width: 1400, durationMs: 3_600_000 }

describe('times and pixels', () => {
  it('are each other’s inverse', () => {
    expect(msToX(view, 61_000)).toBe(100)
    expect(xToMs(view, 100)).toBe(61_000)
    expect(visibleWindow(view)).toEqual({ fromMs: 60_000, toMs: 74_000 })
  })

  it('stay inside the audio', () => {
    expect(xToMs({ ...view, left: 0 }, -50)).toBe(0)
    expect(xToMs({ ...view, left: 359_000 }, 5000)).toBe(3_600_000)
    expect(clampLeft(view, -5)).toBe(0)
    expect(clampLeft(view, 1e9)).toBe(360_000 - 1400)
    expect(clampLeft({ ...view, durationMs: 1000 }, 50)).toBe(0)
  })

  it('keep the time under the pointer while zooming', () => {
    const zooms = fc.double({ min: 1, max: 1000, noNaN: true })
    fc.assert(
      fc.property(zooms, fc.double({ min: 0, max: 1400, noNaN: true }), (pxPerSec, x) => {
        const ms = xToMs(view, x)
        const zoomed = zoomAbout(view, pxPerSec, ms, x)
        const atAnEnd = zoomed.left === 0 || zoomed.left === clampLeft(zoomed, 1e12)
        if (!atAnEnd) expect(msToX(zoomed, ms)).toBeCloseTo(x, 6)
        expect(zoomed.left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('following', () => {
  const moment = { inView: false, playing: true, follow: true, held: false }

  it('turns the page when the cursor leaves the view while playing', () => {
    expect(followStep(moment)).toBe('turn')
    expect(followStep({ ...moment, inView: true })).toBe('stay')
  })

  it('does nothing while paused, or when the user does not want it', () => {
    expect(followStep({ ...moment, playing: false })).toBe('stay')
    expect(followStep({ ...moment, follow: false })).toBe('stay')
  })

  it('does not fight the user who scrolled away, until the cursor is seen again', () => {
    expect(followStep({ ...moment, held: true })).toBe('stay')
    expect(followStep({ ...moment, held: true, inView: true })).toBe('release')
  })

  it('puts the cursor near the left on a new page, in the middle after a jump', () => {
    const turned = { ...view, left: pageAt(view, 74_100) }
    expect(msToX(turned, 74_100)).toBeCloseTo(84)
    const jumped = { ...view, left: centreOn(view, 1_000_000) }
    expect(msToX(jumped, 1_000_000)).toBe(700)
    expect(isInView(jumped, 1_000_000)).toBe(true)
    expect(isInView(view, 1_000_000)).toBe(false)
  })
})

describe('a line that is to be seen', () => {
  const line = (startMs: number, endMs: number) => leftFor(view, { startMs, endMs }, 'start')

  it('leaves the view alone while it is seen with both handles', () => {
    expect(line(60_100, 73_900)).toBeNull()
    expect(line(66_000, 67_000)).toBeNull()
  })

  it('is put in the middle when it is not', () => {
    expect(line(59_000, 61_000)).toBe(6000 - 700)
    expect(line(73_000, 75_000)).toBe(7400 - 700)
    expect(line(73_000, 74_000), 'half a handle is too little').toBe(7350 - 700)
    expect(line(1_800_000, 1_801_000)).toBe(180_050 - 700)
  })

  it('shows the chosen edge when it is longer than the view', () => {
    expect(line(61_000, 90_000)).toBeNull()
    expect(leftFor(view, { startMs: 61_000, endMs: 90_000 }, 'end')).toBe(9000 - 700)
  })

  it('is shown as well as the ends of the audio let it', () => {
    expect(line(0, 1000)).toBe(0)
    expect(leftFor({ ...view, left: 0 }, { startMs: 0, endMs: 1000 }, 'start')).toBeNull()
  })
})

describe('the ruler', () => {
  it('keeps labels apart, whatever the zoom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (pxPerSec) => {
        const { labelled, small } = tickSteps(pxPerSec, 84)
        expect((labelled * pxPerSec) / 1000).toBeGreaterThanOrEqual(84)
        expect(Number.isInteger(labelled / small)).toBe(true)
        expect(small).toBeGreaterThan(0)
      }),
    )
  })

  it('steps by what clocks step by', () => {
    expect(tickSteps(25, 84)).toEqual({ labelled: 5000, small: 1000 })
    expect(tickSteps(0.4, 84)).toEqual({ labelled: 300_000, small: 60_000 })
    expect(tickSteps(1000, 84)).toEqual({ labelled: 100, small: 20 })
  })

  it('prints what tells the labels apart', () => {
    expect(tickLabel(880_000, 5000)).toBe('14:40')
    expect(tickLabel(3_720_000, 60_000)).toBe('1:02:00')
    expect(tickLabel(880_200, 100)).toBe('14:40.2')
    expect(tickLabel(880_250, 50)).toBe('14:40.25')
  })
})
