import { describe, expect, it } from 'vitest'
import { createTimeline } from '../../../shared/timing/active.ts'
import { candidatesAround, edgesAround, type SnapCandidate, snap } from '../../../shared/timing/snap.ts'
import { line } from '../../builders.ts'

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

describe('edgesAround', () => {
  const timeline = createTimeline({
    segments: [line('a', 0, 1000), line('b', 1040, 9000), line('c', 2000, 3000), line('d', 9010)],
  })
  const around = (ms: number, moving = -1) =>
    edgesAround(timeline, ms, 50, (index) => index === moving).map((found) => found.ms)

  it('finds starts and ends that are near, also of a line that began long before', () => {
    expect(around(1020)).toEqual([1000, 1040])
    expect(around(3000)).toEqual([3000])
    expect(around(9000)).toEqual([9000, 9010])
    expect(around(5000)).toEqual([])
  })

  it('leaves out what moves', () => {
    expect(around(1020, 1)).toEqual([1000])
  })
})
