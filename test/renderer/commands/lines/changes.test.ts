import { describe, expect, it } from 'vitest'
import { revertLines, revertSelected, stepChange } from '../../../../renderer/commands/lines/changes.ts'
import { line } from '../../../builders.ts'
import { contextOf, heardIn, timesAfter } from '../../context.ts'

const moved = (id: string, start: number, was: number | null) =>
  line(id, start, start + 900, id, { origin: { start: was, end: was === null ? null : was + 900 } })
const LINES = [moved('a', 100, 0), line('b', 2000, 2900), moved('c', 4000, null), moved('d', 6100, 6000)]

describe('stepping through the changes', () => {
  it('selects the next line with other times than at first, goes there and says what they were', () => {
    const outcome = stepChange(contextOf(LINES, { selection: { id: 'a' } }), 1)
    expect(outcome).toMatchObject({
      select: { id: 'c', edge: 'start', open: null, reveal: true },
      message: 'Line 3: originally no time',
    })
    expect(heardIn(outcome)).toBe('seek 4000')
    expect(stepChange(contextOf(LINES, { selection: { id: 'c' } }), -1).select?.id).toBe('a')
  })

  it('ends at the last', () => {
    expect(stepChange(contextOf(LINES, { selection: { id: 'd' } }), 1).message).toBe('No change further down')
    expect(stepChange(contextOf(LINES, { selection: { id: 'a' } }), -1).message).toBe('No change further up')
  })
})

describe('the original times', () => {
  it('come back for some lines, or for the selected ones', () => {
    const context = contextOf(LINES, { selection: { id: 'd' } })
    expect(timesAfter(context, revertLines(context, [0, 3])).map(([, start]) => start)).toEqual([
      0, 2000, 4000, 6000,
    ])
    expect(revertSelected(context).message).toBe('One line has its original times again')
    expect(revertLines(context, [1])).toEqual({ message: 'These lines have their original times' })
  })
})
