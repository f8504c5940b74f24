import { describe, expect, it } from 'vitest'
import { candidatesAround, type SnapCandidate, snap } from '../../../shared/timing/snap.ts'

const playhead: SnapCandidate = { kind: 'playhead', ms: 1000 }
const onset: SnapCandidate = { kind: 'onset', ms: 1100 }

describe('snap', () => {
  it('takes the nearest within the radius', () => {
    expect(snap(1040, [playhead, onset], 50)).toBe(playhead)
    expect(snap(1060, [playhead, onset], 50)).toBe(onset)
    expect(snap(1050, [playhead], 50)).toBe(playhead)
    expect(snap(1051, [playhead], 50)).toBeNull()
    expect(snap(0, [], 50)).toBeNull()
  })

  it('prefers what was heard where two are equally near, in any order', () => {
    expect(snap(1050, [playhead, onset], 50)).toBe(onset)
    expect(snap(1050, [onset, playhead], 50)).toBe(onset)
  })
})

describe('candidatesAround', () => {
  it('gives those within the radius, both edges included', () => {
    const found = candidatesAround([100, 200, 300, 400], 250, 50, 'onset')
    expect(found).toEqual([
      { kind: 'onset', ms: 200 },
      { kind: 'onset', ms: 300 },
    ])
    expect(candidatesAround([], 250, 50, 'onset')).toEqual([])
  })
})
