import { describe, expect, it } from 'vitest'
import { frameOn } from '../../../renderer/waveform/frame.ts'
import type { View } from '../../../renderer/waveform/geometry.ts'

const view: View = { pxPerSec: 100, left: 0, width: 1000, durationMs: 60_000 }

describe('the frame of the overview', () => {
  it('stands where the view is, and is never too small to catch', () => {
    expect(frameOn(1000, { ...view, left: 1000 })).toEqual({
      left: expect.closeTo(166.7, 1),
      width: expect.closeTo(166.7, 1),
    })
    expect(frameOn(1000, { ...view, durationMs: 36_000_000 })?.width).toBe(10)
  })

  it('is not there when all is seen', () => {
    expect(frameOn(1000, { ...view, durationMs: 10_000 })).toBeNull()
  })
})
