import { describe, expect, it } from 'vitest'
import {
  changeSpeedOfAll,
  shiftBelow,
  shiftLines,
  shiftRange,
} from '../../../../renderer/commands/lines/shift.ts'
import { line } from '../../../builders.ts'
import { contextOf, timesAfter } from '../../context.ts'

const LINES = [line('a', 1000, 1900), line('b', 2000, 2900), line('c', 3000, 3900)]
const starts = (...args: Parameters<typeof timesAfter>) => timesAfter(...args).map(([, start]) => start)

describe('shifting', () => {
  it('moves all lines; of several that are selected only those', () => {
    const one = contextOf(LINES, { selection: { id: 'b' } })
    expect(starts(one, shiftLines(one, 500, false))).toEqual([1500, 2500, 3500])
    const two = contextOf(LINES, { selection: { id: 'b', extent: 'c' } })
    const outcome = shiftLines(two, 500, false)
    expect(starts(two, outcome)).toEqual([1000, 2500, 3500])
    expect(outcome).toMatchObject({ preview: null, message: '2 lines +0.50 s' })
    expect(shiftRange(two)).toEqual({ from: 1, to: 2 })
  })

  it('says what was removed, and counts what to ask about', () => {
    const context = contextOf(LINES)
    const outcome = shiftLines(context, -1950, false, 'remove')
    expect(starts(context, outcome)).toEqual([50, 1050])
    expect(outcome.message).toBe('2 lines −1.95 s · Line removed; Undo brings it back')
    expect(shiftBelow(context, -1950, false)).toEqual({ below: [0], gone: [0] })
    expect(shiftBelow(context, -1000, false)).toEqual({ below: [], gone: [] })
  })

  it('says why nothing moves, and shows nothing any more', () => {
    expect(shiftLines(contextOf([line('x', null)]), 500, false)).toEqual({
      preview: null,
      message: 'No line has a time yet',
    })
  })
})

it('multiplies all times', () => {
  const context = contextOf(LINES)
  const outcome = changeSpeedOfAll(context, 2, false)
  expect(starts(context, outcome)).toEqual([2000, 4000, 6000])
  expect(outcome.message).toBe('3 lines moved, times × 2.00000')
  expect(changeSpeedOfAll(context, 1, false)).toEqual({ preview: null, message: 'Nothing changes' })
})
