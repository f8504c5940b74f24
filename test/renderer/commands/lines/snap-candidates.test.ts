import { expect, it } from 'vitest'
import { snapCandidates, snapped } from '../../../../renderer/commands/lines/snap-candidates.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const context = contextOf([line('a', 1000, 2000), line('b', 2100, 3000)], {
  now: 2050,
  document: { chapters: [{ start: 1950, end: null, title: 'One', hidden: false }] },
  ears: { onsetsBetween: () => [{ ms: 2075.4, strength: 1 }] },
})

it('offers speech, the playhead, edges and chapters that are near', () => {
  const found = snapCandidates(context, 2040, 100).map(({ kind, ms }) => `${kind} ${ms}`)
  expect(found).toEqual(expect.arrayContaining(['onset 2075', 'playhead 2050', 'chapter 1950']))
  expect(found.some((each) => each.endsWith(' 2100'))).toBe(true)
  const without = snapCandidates(context, 2040, 100, { from: 1, to: 1 })
  expect(without.some(({ ms }) => ms === 2100)).toBe(false)
})

it('never snaps to where an edge was taken', () => {
  const bare = contextOf([line('b', 2100, 3000)], { now: 9000 })
  expect(snapped(bare, 2090, 50, null, null)).toBe(2100)
  expect(snapped(bare, 2090, 50, null, 2100)).toBeNull()
})
