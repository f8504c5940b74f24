import { describe, expect, it } from 'vitest'
import { numberSpeakers, speakerHue } from '../../../renderer/state/speakers.ts'

describe('speakerHue', () => {
  it('never comes near the accent', () => {
    for (let n = 0; n < 500; n++) {
      const apart = Math.abs(((speakerHue(n) - 55 + 540) % 360) - 180)
      expect(apart, `speaker ${n}`).toBeGreaterThanOrEqual(25 - 1e-9)
    }
  })

  it('is always the same and starts at the blue', () => {
    expect(speakerHue(0)).toBe(255)
    expect(speakerHue(7)).toBe(speakerHue(7))
  })

  it('tells the first speakers well apart', () => {
    const hues = [0, 1, 2, 3, 4].map(speakerHue)
    for (const [i, a] of hues.entries()) {
      for (const b of hues.slice(i + 1)) {
        expect(Math.abs(((a - b + 540) % 360) - 180)).toBeGreaterThan(20)
      }
    }
  })
})

describe('numberSpeakers', () => {
  it('counts in the order of first appearance', () => {
    expect([...numberSpeakers(['Ada', null, 'Bo', 'Ada', 'Cy', 'Bo'])]).toEqual([
      ['Ada', 0],
      ['Bo', 1],
      ['Cy', 2],
    ])
    expect(numberSpeakers([null]).size).toBe(0)
  })
})
