import { describe, expect, it } from 'vitest'
import type { Context } from '../../../../renderer/commands/context.ts'
import type { Outcome } from '../../../../renderer/commands/outcome.ts'
import {
  applyReview,
  beginReview,
  cancelReview,
  changeReviewOrder,
  describeMove,
  hearReviewed,
  stepReview,
  stepReviewOrChange,
  toggleLeftOut,
} from '../../../../renderer/commands/review/review.ts'
import { type Mode, selectReview } from '../../../../renderer/state/mode.ts'
import { type Edit, replaceLines } from '../../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { inEnglish } from '../../../words.ts'
import { contextOf, heardIn, timesAfter } from '../../context.ts'

const LINES = transcriptOf(line('a', 1000), line('b', 3000), line('c', 5000), line('d', 7000))
const propose = (starts: Record<number, number>): Edit =>
  replaceLines(LINES, new Map(Object.entries(starts).map(([index, start]) => [Number(index), { start }])), {
    label: 'Snap',
    selection: [],
  })!
const edit = propose({ 0: 1300, 2: 4000, 3: 7100 })

/** The page after an outcome, as far as reviews need it. */
function after(context: Context, { mode, preview }: Outcome): Context {
  return mode ? { ...context, mode: { mode, preview: preview ?? null } } : context
}
const begin = (mode?: Mode) => {
  const context = contextOf(LINES, mode && { mode: { mode } })
  return after(context, beginReview(context, { title: 'Snap', edit, note: 'line 2 has no speech' }))
}
const at = ({ mode }: Context) => selectReview(mode)?.at

describe('a review', () => {
  it('begins at its first line, shown as it would be, with the playhead at its new edge', () => {
    const outcome = beginReview(contextOf(LINES), { title: 'Snap', edit })
    expect(outcome).toMatchObject({
      preview: edit,
      select: { id: 'a', extent: null, edge: 'start', open: null, reveal: true },
      view: { follow: true },
      message: 'Snap: nothing is changed until you apply it',
    })
    expect([outcome.edit, heardIn(outcome)]).toEqual([undefined, 'seek 1300'])
  })

  it('goes around in the order of time, or by how far lines move', () => {
    const context = begin()
    const next = after(context, stepReview(context, 1))
    expect([at(next), stepReview(context, 1).select?.id]).toEqual([1, 'c'])
    expect(at(after(context, stepReview(context, -1)))).toBe(2)
    const bySize = after(context, changeReviewOrder(context))
    expect(selectReview(bySize.mode)?.moves.map(({ index }) => index)).toEqual([2, 0, 3])
    expect(changeReviewOrder(context).message).toBe('The largest moves first')
    expect(changeReviewOrder(bySize).message).toBe('In the order of time')
  })

  it('leaves lines as they are, and takes them in again', () => {
    const context = begin()
    const outcome = toggleLeftOut(context)
    expect([outcome.message, heardIn(outcome)]).toEqual(['Line 1 stays as it is', 'seek 1000'])
    const left = after(context, outcome)
    expect(timesAfter(left, { edit: left.mode.preview }).map(([, start]) => start)).toEqual([
      1000, 3000, 4000, 7100,
    ])
    expect(toggleLeftOut(left).message).toBe('Line 1 is taken in again')
    expect(heardIn(toggleLeftOut({ ...context, session: { ...context.session, playing: true } }))).toBe('')
  })

  it('plays both places of an edge', () => {
    expect(hearReviewed(begin(), 'before')).toMatchObject({ message: 'Before: start at 0:01.000' })
    expect(heardIn(hearReviewed(begin(), 'after'))).toBe('seek 1300, play to 2500, then 1300')
  })

  it('is applied as one step, without what was left out', () => {
    const context = begin()
    const outcome = applyReview(after(context, toggleLeftOut(context)))
    expect(outcome).toMatchObject({
      mode: { kind: 'none' },
      message: 'Snap: 2 lines changed · line 2 has no speech',
    })
    expect(timesAfter(context, outcome).map(([, start]) => start)).toEqual([1000, 3000, 4000, 7100])
  })

  it('changes nothing when all was left out, or when it is cancelled', () => {
    const context = begin()
    const none = { ...context, mode: { ...context.mode, preview: null } }
    expect(applyReview(none)).toEqual({
      mode: { kind: 'none' },
      message: 'All lines were left out: nothing is changed',
    })
    expect(cancelReview(context)).toEqual({
      mode: { kind: 'none' },
      preview: null,
      message: 'Left as it was',
    })
  })

  it('of a drift goes back to the search when it is cancelled, and ends it when it is applied', () => {
    const drift: Mode = { kind: 'drift', pass: { samples: [], at: 0, heard: [], fit: null } }
    expect(cancelReview(begin(drift))).toMatchObject({ mode: drift, preview: edit })
    expect(applyReview(begin(drift)).mode).toEqual({ kind: 'none' })
  })
})

it('says so when there is none, and steps through the changes instead', () => {
  const none = contextOf(LINES)
  for (const command of [toggleLeftOut, changeReviewOrder, applyReview, cancelReview])
    expect(inEnglish(command(none).message ?? '')).toMatch(/^Nothing is being reviewed/)
  expect(stepReviewOrChange(none, 1).message).toBe('No change further down')
  expect(at(after(begin(), stepReviewOrChange(begin(), 1)))).toBe(1)
})

it.each([
  [1000, 1380, '+0.38 s'],
  [null, 1000, 'a first time'],
  [1000, null, 'loses its time'],
  [1000, 1000, 'the same time'],
])('describes a move from %s to %s', (before, to, words) => {
  expect(describeMove({ index: 0, edge: 'start', before, after: to })).toBe(words)
})
